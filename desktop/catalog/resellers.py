"""Second-level resellers of a distributor, who have customers of their own."""

from desktop.catalog.declare import Column, Dataset, Filter, Join, Sensitivity, Source
from desktop.catalog.kinds import TIME
from desktop.text import N_

_PERSONAL = Sensitivity.PERSONAL

RESELLERS = Dataset(
    name="resellers",
    label=N_("Resellers"),
    source=Source(
        "list_indirect_partners",
        "POST",
        "/v2/partners/indirect-partners/query",
        rows="indirect_partners",
        total="count",
        page=100,
        by_key="indirect_partner_id",
        only_for="distributor",
    ),
    key=("indirect_partner_id",),
    columns=(
        Column("name", N_("Reseller"), sensitivity=_PERSONAL, sortable=True, spoken=True),
        Column("account_name", N_("Account"), sensitivity=_PERSONAL, sortable=True),
        Column("indirect_partner_id", N_("Reseller number")),
        Column("account_manager_name", N_("Account manager"), sensitivity=_PERSONAL),
        Column("associated_on", N_("Associated on"), TIME, sortable=True),
        Column("mobile_phone", N_("Telephone"), sensitivity=_PERSONAL),
        Column("email", N_("E-mail"), sensitivity=_PERSONAL),
        Column(
            "account_manager_id",
            N_("Login of the account manager"),
            shown=False,
            sensitivity=_PERSONAL,
        ),
    ),
    order="associated_on",
    search=("name", "account_name", "indirect_partner_id", "mobile_phone", "email"),
    found_as=("name", "account_name", "indirect_partner_id"),
    filters=(
        Filter("associated_on", "period"),
        Filter("account_manager_name", "text"),
        Filter("account_name", "text"),
    ),
    stale_after_s=6 * 3600,
    note=N_("Only a distributor has resellers: partners who sell to customers of their own."),
)

# Columns of every list that is read in rounds: to which reseller a row belongs, if to any.
WHOSE = (
    Join(RESELLERS, on="indirect_partner_id").column("name", N_("Reseller"), shown=False),
    Column("indirect_partner_id", N_("Reseller number"), shown=False),
)
