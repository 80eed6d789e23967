"""The partner's own money: what its accounts hold, what was moved, what came in and went out."""

from desktop.catalog.customers import CUSTOMERS
from desktop.catalog.declare import Column, Dataset, Filter, Join, Sensitivity, Source, View, Within
from desktop.catalog.kinds import AMOUNT, TIME, choice
from desktop.catalog.orders import MEASURE
from desktop.catalog.query import Condition
from desktop.catalog.quotas import OF_RESELLER, WHOSE_SHOWN
from desktop.catalog.resellers import WHOSE
from desktop.catalog.summaries import Figure
from desktop.catalog.ways import Passes, Rounds, Window
from desktop.text import N_

COMMERCIAL, PERSONAL = Sensitivity.COMMERCIAL, Sensitivity.PERSONAL

ACCOUNT_TYPE = choice(
    {
        "1": N_("Balance"),
        "2": N_("Credit"),
        "5": N_("Bonus"),
        "7": N_("Deposit"),
        "8": N_("Allocatable"),
    },
    number=True,
)
ADJUSTMENT = choice(
    {
        "SOURCE_OPERATION_BEADJUST": N_("Allocation"),
        "SOURCE_OPERATION_BERETRIEVE": N_("Reclaim"),
        "SOURCE_OPERATION_BEUNBIND": N_("Reclaim on unbinding"),
    }
)
BALANCE_TYPE = choice({"BALANCE_TYPE_DEBIT": N_("Cash"), "BALANCE_TYPE_CREDIT": N_("Credit")})
DIRECTION = choice({"1": N_("Income"), "2": N_("Expense")})
# Misspelt as the vendor does: its three ways to write one word are three codes.
TRADE = choice(
    {
        "SOURCE_OPERAIION_RECHARGE": N_("Recharge"),
        "SOURCE_OPERAIION_RECHARGE_REBATE": N_("Recharge: incentive"),
        "SOURCE_OPERAIION_DEDEUCT": N_("Consumption: yearly/monthly"),
        "SOURCE_OPERAIION_USAGE": N_("Consumption: on demand"),
        "SOURCE_OPERAIION_ONETIME": N_("Consumption: one-time charge"),
        "SOURCE_OPERAIION_WRITEOFF": N_("Consumption: arrears paid"),
        "SOURCE_OPERAIION_PRECISIONCOMP": N_("Consumption: rounding made up"),
        "SOURCE_OPERAIION_FREERESDEDUCT": N_("Consumption: free resources"),
        "SOURCE_OPERATIION_RIDEDUCT": N_("Consumption: reserved instance"),
        "SOURCE_OPERAIION_REFUND": N_("Refund"),
        "SOURCE_OPERAIION_UNSUBSCRIBE": N_("Refund: unsubscription"),
        "SOURCE_OPERAIION_RFROZEN": N_("Refund: frozen"),
        "SOURCE_OPERAIION_UNFROZEN": N_("Refund: unfrozen"),
        "SOURCE_OPERAIION_CLEARFROZEN": N_("Refund: cleared"),
        "SOURCE_OPERAIION_MANUALFROZE": N_("Frozen by hand"),
        "SOURCE_OPERAIION_MANUALUNFROZE": N_("Unfrozen by hand"),
        "SOURCE_OPERAIION_MANUALCLEARFROZEN": N_("Cleared by hand while frozen"),
        "SOURCE_OPERATION_SYSTEM_FROZEN": N_("Frozen by the system"),
        "SOURCE_OPERATION_SYSTEM_UNFROZEN": N_("Unfrozen by the system"),
        "SOURCE_OPERATION_BEADJUST": N_("Allocation by the partner"),
        "SOURCE_OPERATION_BERETRIEVE": N_("Reclaim by the partner"),
        "SOURCE_OPERATION_BEUNBIND": N_("Trade mode changed: reclaim"),
        "SOURCE_OPERATION_TRADEMODE_TRANSFER": N_("Trade mode changed: association"),
        "SOURCE_OPERAIION_TRANS_TO_BALANCE": N_("Transfer: deposit to balance"),
        "SOURCE_OPERAIION_TRANS_TO_FOREGIFT": N_("Transfer: balance to deposit"),
        "SOURCE_OPERAIION_ADJUST": N_("Adjustment: balance"),
        "SOURCE_OPERAIION_ADJUST_CREDIT": N_("Adjustment: credit limit"),
        "SOURCE_OPERAIION_PRIZE": N_("Adjustment: gift"),
        "SOURCE_OPERAIION_BILLREFUND": N_("Adjustment: written off by the vendor"),
        "SOURCE_OPERATION_COUPON_QUOTA_TRANSFER": N_("Adjustment: turned into a quota"),
        "SOURCE_OPERATION_COUPON_QUOTA_RECLAIM": N_("Voucher quota reclaimed"),
        "SOURCE_OPERATION_COUPONCANCEL": N_("Coupon reclaimed"),
        "SOURCE_OPERAIION_CONVERT_BONUS": N_("Bonus converted"),
        "SOURCE_OPERAIION_MERGE": N_("Bonus converted: merged"),
        "SOURCE_OPERAIION_EXPIRECLEAR": N_("Cleared on expiry"),
    }
)

_CUSTOMER = Join(CUSTOMERS, on="customer_id")
_RECENT = 30  # days

PARTNER_BALANCES = Dataset(
    name="partner_balances",
    label=N_("Accounts of the partner"),
    source=Source(
        "list_partner_balances",
        "GET",
        "/v2/accounts/partner-accounts/balances",
        rows="account_balances",
        rounds=Rounds(),
    ),
    # One number may stand for several kinds of account: the vendor does not say.
    key=("account_id", "account_type", "indirect_partner_id"),
    columns=(
        Column("account_type", N_("Kind of account"), ACCOUNT_TYPE, sortable=True),
        Column("amount", N_("Amount"), AMOUNT, sensitivity=COMMERCIAL, sortable=True),
        Column("designated_amount", N_("Earmarked"), AMOUNT, sensitivity=COMMERCIAL),
        Column("credit_amount", N_("Credit limit"), AMOUNT, sensitivity=COMMERCIAL),
        Column("currency", N_("Currency")),
        *WHOSE_SHOWN,
        Column("memo", N_("Memo"), sensitivity=COMMERCIAL),
        Column("account_id", N_("Account number")),
        Column("measure_id", N_("Unit"), MEASURE, shown=False),
    ),
    order="account_type",
    descending=False,
    search=("account_id", "memo"),
    filters=(
        Filter("account_type", "choice"),
        OF_RESELLER,
    ),
    unit="measure_id",
    note=N_("The API tells neither invoice arrears nor what is not booked yet."),
)

ADJUSTMENTS = Dataset(
    name="adjustments",
    label=N_("Adjustment records"),
    source=Source(
        "list_partner_adjust_records",
        "GET",
        "/v3/accounts/partner-accounts/adjust-records",
        rows="records",
        total="total_count",
        page=100,
        rounds=Rounds(),
        window=Window("operation_time_begin", "operation_time_end", "operation_time"),
        narrow={"customer_id": "customer_id"},
        permission="BPC_ITEM_FINANCE_040100",
    ),
    key=("trans_id", "operation_type", "customer_id"),
    columns=(
        Column("operation_time", N_("Time of operation"), TIME, sortable=True),
        Column("operation_type", N_("Kind of adjustment"), ADJUSTMENT),
        Column("customer_name", N_("Customer"), sensitivity=PERSONAL, sortable=True),
        Column("amount", N_("Amount"), AMOUNT, sensitivity=COMMERCIAL, sortable=True),
        Column("currency", N_("Currency")),
        Column("apply_scene", N_("Occasion"), shown=False),
        Column("memo", N_("Memo"), sensitivity=COMMERCIAL),
        Column("trans_id", N_("Transaction number")),
        _CUSTOMER.column("account_name", shown=False),
        _CUSTOMER.column("account_managers[0].account_name", shown=False),
        Column("customer_id", N_("Customer number"), shown=False),
        *WHOSE,
        Column("measure_id", N_("Unit"), MEASURE, shown=False),
    ),
    order="operation_time",
    search=("trans_id", "customer_name", "customer_id", "memo"),
    filters=(
        Filter("operation_time", "period"),
        Filter("operation_type", "choice"),
        Filter("customer_id", "reference", N_("Customer")),
        Filter("amount", "range"),
        Filter("customers.account_managers[0].account_name", "values"),
        OF_RESELLER,
    ),
    appended=True,
    unit="measure_id",
    note=N_("Money moves to and from resale customers only, and to and from resellers."),
    views=(View("recent", N_("Last 30 days"), (Within("operation_time", -_RECENT),)),),
)

ACCOUNT_CHANGES = Dataset(
    name="account_changes",
    label=N_("Income and expenses"),
    source=Source(
        "list_partner_account_change_records",
        "GET",
        "/v2/accounts/partner-accounts/account-change-records",
        rows="records",
        total="total_count",
        page=100,
        shared=("currency",),
        passes=Passes("balance_type", ("BALANCE_TYPE_DEBIT", "BALANCE_TYPE_CREDIT")),
        rounds=Rounds(),
        window=Window("trade_time_begin", "trade_time_end", "trade_time", days=364, dates=True),
        permission="BPC_ITEM_FINANCE_030100",
    ),
    key=("account_change_id",),
    columns=(
        Column("trade_time", N_("Time of the transaction"), TIME, sortable=True),
        Column("balance_type", N_("Kind of account"), BALANCE_TYPE),
        Column("trade_detail_type", N_("Kind of transaction"), TRADE, sortable=True),
        Column("type", N_("Income or expense"), DIRECTION),
        Column("change_amount", N_("Amount"), AMOUNT, sensitivity=COMMERCIAL, sortable=True),
        Column("balance_after_change", N_("Balance after it"), AMOUNT, sensitivity=COMMERCIAL),
        Column("currency", N_("Currency"), shown=False),
        _CUSTOMER.column("customer"),
        Column("account_name", N_("Account of the customer"), sensitivity=PERSONAL, shown=False),
        _CUSTOMER.column("account_managers[0].account_name", shown=False),
        Column("trade_id", N_("Transaction or order")),
        Column("account_change_id", N_("Entry number"), shown=False),
        Column("customer_id", N_("Customer number"), shown=False),
        *WHOSE_SHOWN,
    ),
    order="trade_time",
    search=("trade_id", "account_change_id", "customers.customer", "account_name"),
    filters=(
        Filter("trade_time", "period"),
        Filter("balance_type", "choice"),
        Filter("type", "choice"),
        Filter("trade_detail_type", "values"),
        Filter("customer_id", "reference", N_("Customer")),
        Filter("change_amount", "range"),
        OF_RESELLER,
    ),
    appended=True,
    note=N_("Only allocations and reclaims name a customer."),
    views=(
        View("recent", N_("Last 30 days"), (Within("trade_time", -_RECENT),)),
        View("cash", N_("Cash"), (Condition("balance_type", "in", ("BALANCE_TYPE_DEBIT",)),)),
        View("credit", N_("Credit"), (Condition("balance_type", "in", ("BALANCE_TYPE_CREDIT",)),)),
    ),
)


def _account(kind: str) -> tuple[Condition, ...]:
    """Our own account of a kind, and none of a reseller's."""
    ours = Condition("indirect_partner_id", "empty", True)
    return (Condition("account_type", "in", (kind,)), ours)


_EARMARKED = Figure(
    "earmarked", N_("Earmarked"), PARTNER_BALANCES, "designated_amount", _account("8")
)
_DEBTS = Figure(
    "debts",
    N_("Debts of customers"),
    CUSTOMERS,
    "customer_balances.debt_amount",
    (
        Condition("customer_balances.debt_amount", "from", 1),
        Condition("indirect_partner_id", "empty", True),
    ),
    note=N_("resale customers only"),
)
FUND_FIGURES = (
    Figure("cash", N_("Cash"), PARTNER_BALANCES, "amount", _account("1")),
    Figure("credit", N_("Credit"), PARTNER_BALANCES, "amount", _account("2")),
    Figure(
        "allocatable",
        N_("Can be allocated"),
        PARTNER_BALANCES,
        "amount",
        _account("8"),
        minus=(_EARMARKED,),
    ),
    _DEBTS,
    Figure(
        "withdrawable",
        N_("Can be withdrawn"),
        PARTNER_BALANCES,
        "amount",
        _account("1"),
        minus=(_DEBTS,),
        unknown=(N_("Invoice arrears"), N_("Not booked yet")),
    ),
)
