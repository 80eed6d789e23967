"""The writes that move money: to customers and resellers, and back."""

from decimal import Decimal
from typing import Any

from desktop.catalog.actions_funds import ALLOCATE, ALLOCATE_RESELLER, RECLAIM, RECLAIM_RESELLER
from desktop.sandbox.customers import RESALE, Record
from desktop.sandbox.listing import Given
from desktop.sandbox.members import money, words
from desktop.sandbox.refusals import Refusal, not_a_reseller
from desktop.sandbox.rounds import asked_customer, asked_reseller
from desktop.sandbox.world import World
from desktop.sandbox.writing import write_of

_MOST_TO_RESELLER = Decimal("999999999.99")


def _referral() -> Refusal:
    return Refusal(
        400, "CBC.5021", "Balance cannot be adjusted for customers in the Referral model"
    )


def _too_little(code: str = "CBC.99005003") -> Refusal:
    return Refusal(400, code, "Insufficient balance")


def _resale_customer(world: World, given: Given) -> str:
    """The customer whose money it is about.

    Raises:
        Refusal: It is none of the payer's, or pays the vendor itself.
    """
    customer = asked_customer(world, given)
    if customer["association_type"] != RESALE:
        raise _referral()
    return str(customer["customer_id"])


def _allocate(world: World, given: Given) -> Record:
    customer_id = _resale_customer(world, given)
    if given["amount"] > world.funds.allocatable(asked_reseller(world, given)):
        raise _too_little("CBC.5003")
    return {"transfer_id": world.funds.allocate(customer_id, given["amount"])["trans_id"]}


def _reclaim(world: World, given: Given) -> Record:
    customer_id = _resale_customer(world, given)
    if given["amount"] > world.balances[customer_id]["amount"]:
        raise _too_little()
    return {"trans_id": world.funds.reclaim(customer_id, given["amount"])["trans_id"]}


def _reseller(world: World, given: Given) -> str:
    if given["indirect_partner_id"] not in world.resellers:
        raise not_a_reseller()
    return str(given["indirect_partner_id"])


def _allocate_to_reseller(world: World, given: Given) -> Record:
    reseller = _reseller(world, given)
    if given["amount"] > world.funds.allocatable(""):
        raise _too_little()
    return {"transfer_id": world.funds.allocate_to_reseller(reseller, given["amount"])["trans_id"]}


def _reclaim_from_reseller(world: World, given: Given) -> Record:
    reseller = _reseller(world, given)
    if given["amount"] > world.funds.cash(reseller):
        raise _too_little()
    return {"trans_id": world.funds.reclaim_from_reseller(reseller, given["amount"])["trans_id"]}


_CUSTOMER: dict[str, Any] = {
    "needed": {"customer_id": words(), "amount": money()},
    "optional": {"indirect_partner_id": words()},
}

WRITES = (
    write_of(
        ALLOCATE,
        _allocate,
        **_CUSTOMER,
    ),
    write_of(
        RECLAIM,
        _reclaim,
        **_CUSTOMER,
    ),
    write_of(
        ALLOCATE_RESELLER,
        _allocate_to_reseller,
        {"indirect_partner_id": words(), "amount": money(_MOST_TO_RESELLER)},
    ),
    write_of(
        RECLAIM_RESELLER,
        _reclaim_from_reseller,
        {"indirect_partner_id": words(), "amount": money()},
    ),
)
