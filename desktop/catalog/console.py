"""The pages of the Partner Center that no API replaces, by name and in groups."""

from desktop.catalog.console_customers import CUSTOMERS, OPPORTUNITIES
from desktop.catalog.console_growth import ACCOUNT, GROWTH, INCENTIVES, MARKETPLACE
from desktop.catalog.console_money import FUNDS, SALES
from desktop.text import N_

GROUPS = {
    "funds": N_("Money and billing"),
    "sales": N_("Orders and vouchers"),
    "customers": N_("Customers and association"),
    "opportunities": N_("Opportunities"),
    "incentives": N_("Incentives and benefits"),
    "growth": N_("Growth and delivery"),
    "marketplace": N_("Marketplace"),
    "account": N_("Organization and account"),
}
_ALL = (
    *FUNDS, *SALES, *CUSTOMERS, *OPPORTUNITIES, *INCENTIVES, *GROWTH, *MARKETPLACE, *ACCOUNT,
)  # fmt: skip
CONSOLE = {page.name: page for page in _ALL}
