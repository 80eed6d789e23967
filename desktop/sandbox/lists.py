"""Every list that the sandbox serves, by the operation that asks for it."""

from collections.abc import Mapping

from desktop.sandbox import (
    lists_bills,
    lists_customers,
    lists_funds,
    lists_orders,
    lists_reference,
    lists_resources,
    lists_tickets,
    lists_vouchers,
)
from desktop.sandbox.listing import Listing


def _by_operation(*listings: Listing) -> Mapping[str, Listing]:
    return {listing.source.operation: listing for listing in listings}


LISTINGS = _by_operation(
    *lists_customers.LISTINGS,
    *lists_orders.LISTINGS,
    *lists_resources.LISTINGS,
    *lists_vouchers.LISTINGS,
    *lists_funds.LISTINGS,
    *lists_bills.LISTINGS,
    *lists_tickets.LISTINGS,
    *lists_reference.LISTINGS,
)
