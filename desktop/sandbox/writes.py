"""Every write that the sandbox serves, by the operation that asks for it."""

from collections.abc import Mapping

from desktop.sandbox import (
    writes_contacts,
    writes_customers,
    writes_funds,
    writes_tickets,
    writes_vouchers,
)
from desktop.sandbox.writing import Write


def _by_operation(*writes: Write) -> Mapping[str, Write]:
    return {write.operation: write for write in writes}


WRITES = _by_operation(
    *writes_funds.WRITES,
    *writes_vouchers.WRITES,
    *writes_customers.WRITES,
    *writes_contacts.WRITES,
    *writes_tickets.WRITES,
)
