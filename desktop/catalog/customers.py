"""Customers of the partner, and the balances of those to whom it resells."""

from desktop.catalog.declare import (
    Column,
    Dataset,
    Filter,
    Join,
    Mine,
    Sensitivity,
    Source,
    View,
)
from desktop.catalog.kinds import AMOUNT, TEXT, TIME, Rule, choice
from desktop.catalog.query import Condition, Sort
from desktop.catalog.resellers import WHOSE
from desktop.catalog.ways import Per, Rounds
from desktop.text import N_

COMMERCIAL, PERSONAL = Sensitivity.COMMERCIAL, Sensitivity.PERSONAL

ASSOCIATION = choice({"1": N_("Referral"), "2": N_("Resale"), "3": N_("Resale (international)")})
VERIFIED = choice(
    {
        "-1": N_("Not verified"),
        "0": N_("In review"),
        "1": N_("Rejected"),
        "2": N_("Verified"),
        "3": N_("Failed"),
    },
    tones={"-1": "warning", "0": "accent", "1": "danger", "2": "success", "3": "danger"},
)
CUSTOMER_TYPE = choice({"-1": N_("Unknown"), "0": N_("Person"), "1": N_("Enterprise")}, number=True)
FROZEN = choice(
    {"0": N_("No"), "1": N_("Account frozen"), "2": N_("Account and resources frozen")},
    number=True,
    tones={"1": "danger", "2": "danger"},
)

CUSTOMER_BALANCES = Dataset(
    name="customer_balances",
    label=N_("Balances"),
    source=Source(
        "list_customers_balances_detail",
        "POST",
        "/v2/accounts/customer-accounts/balances/batch-query",
        rows="customer_balances",
        per=Per(
            "customer_infos",
            batch=100,
            item="customer_id",
            also={"indirect_partner_id": "indirect_partner_id"},
            skip={"association_type": ("1",)},
        ),
        permission="BPC_ITEM_SUBCUSTSERV_010103|BPC_ITEM_SUBCUSTSERV_010104"
        "|BPC_ITEM_SUBCUSTSERV_010100",
    ),
    key=("customer_id",),
    columns=(
        Column("customer_id", N_("Customer number")),
        Column("amount", N_("Available"), AMOUNT, sensitivity=COMMERCIAL, sortable=True),
        Column(
            "debt_amount",
            N_("Debt"),
            AMOUNT,
            sensitivity=COMMERCIAL,
            sortable=True,
            rules=(Rule("danger", above=0),),
        ),
        Column("currency", N_("Currency")),
        Column("measure_id", N_("Unit"), choice({"1": N_("Whole units")}, number=True), False),
    ),
    order="amount",
    of="customers",
    unit="measure_id",
    note=N_("The API tells balances of resale customers only: no balance is not zero."),
)

_BALANCE = Join(CUSTOMER_BALANCES, on="customer_id", live=True)

CUSTOMERS = Dataset(
    name="customers",
    label=N_("Customers"),
    source=Source(
        "list_sub_customers",
        "POST",
        "/v2/partners/sub-customers/query",
        rows="customer_infos",
        total="count",
        page=100,
        rounds=Rounds(),
        by_key="customer_id",
        permission="BPC_ITEM_SUBCUSTSERV_010100|BPC_ITEM_SUBCUSTSERV_010500",
    ),
    key=("customer_id",),
    columns=(
        Column("customer", N_("Customer"), sensitivity=PERSONAL, sortable=True, spoken=True),
        Column("account_name", N_("Account"), sensitivity=PERSONAL, sortable=True),
        Column("customer_id", N_("Customer number")),
        Column("association_type", N_("Association"), ASSOCIATION),
        _BALANCE.column("amount"),
        _BALANCE.column("debt_amount"),
        Column(
            "account_managers[0].account_name",
            N_("Account manager"),
            sensitivity=Sensitivity.COMMERCIAL,
        ),
        Column("verified_status", N_("Real-name status"), VERIFIED),
        Column("customer_type", N_("Type"), CUSTOMER_TYPE, shown=False),
        Column("customer_level", N_("Level"), shown=False),
        Column("is_frozen", N_("Frozen"), FROZEN, shown=False),
        Column("label", N_("Label"), sensitivity=Sensitivity.COMMERCIAL),
        Column("tags", N_("My tags"), sensitivity=Sensitivity.COMMERCIAL, kept=True),
        Column("associated_on", N_("Associated on"), TIME, sortable=True),
        Column("country_code", N_("Country code"), shown=False),
        Column("telephone", N_("Telephone"), sensitivity=PERSONAL),
        Column("email", N_("E-mail"), shown=False, sensitivity=PERSONAL),
        Column("xaccount_id", N_("Platform account"), shown=False, sensitivity=PERSONAL),
        Column("xaccount_type", N_("Platform"), shown=False),
        _BALANCE.column("currency", shown=False),
        Column("note", N_("My note"), TEXT, False, Sensitivity.COMMERCIAL, kept=True),
        *WHOSE,
    ),
    order="associated_on",
    search=("customer", "account_name", "customer_id", "label", "telephone", "email"),
    found_as=("customer", "account_name", "customer_id", "association_type"),
    filters=(
        Filter("association_type", "choice"),
        Filter("verified_status", "choice"),
        Filter("account_managers[0].account_name", "values"),
        Filter("associated_on", "period"),
        Filter("customer_balances.amount", "range"),
        Filter("customer_balances.debt_amount", "range"),
        Filter("is_frozen", "choice"),
        Filter("label", "text"),
        Filter("tags", "text"),
        Filter("note", "text"),
        Filter("indirect_partner_id", "reference", N_("Reseller")),
    ),
    views=(
        View(
            "in_debt",
            N_("In debt"),
            (Condition("customer_balances.debt_amount", "from", 1),),
            (Sort("customer_balances.debt_amount", descending=True),),
        ),
        View("mine", N_("My customers"), (Mine("account_managers[0].account_name"),)),
        View("referral", N_("Referral"), (Condition("association_type", "in", ("1",)),)),
    ),
    totals=("customer_balances.amount", "customer_balances.debt_amount"),
    page="customer",
)
