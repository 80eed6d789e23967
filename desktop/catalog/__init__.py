"""All datasets of the program, and the subjects under which the window shows them."""

from dataclasses import dataclass

from desktop.catalog.customers import CUSTOMER_BALANCES, CUSTOMERS
from desktop.catalog.declare import Dataset
from desktop.catalog.orders import ORDER_LINES, ORDERS
from desktop.catalog.reference import SERVICE_TYPES
from desktop.text import N_


@dataclass(frozen=True, slots=True)
class Subject:
    """One tab of the window: the lists that belong together, the main one first."""

    name: str
    label: str
    datasets: tuple[Dataset, ...]


SUBJECTS = (
    Subject("customers", N_("Customers"), (CUSTOMERS, CUSTOMER_BALANCES)),
    Subject("orders", N_("Orders"), (ORDERS, ORDER_LINES)),
    Subject("reference", N_("Reference"), (SERVICE_TYPES,)),
)

# In the order in which a sync reads them: a list after the one whose keys it takes.
DATASETS = {
    dataset.name: dataset
    for dataset in (CUSTOMERS, CUSTOMER_BALANCES, ORDERS, ORDER_LINES, SERVICE_TYPES)
}
