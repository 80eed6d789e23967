"""Whose rows an account is told: its own, or those of the reseller that it names."""

from collections.abc import Sequence

from desktop.sandbox.customers import Record
from desktop.sandbox.listing import Given
from desktop.sandbox.parameters import Parameter, text
from desktop.sandbox.refusals import not_a_customer, not_a_reseller
from desktop.sandbox.world import World

RESELLER = Parameter(text)  # selects the rows on which a list stands, not among them


def asked_reseller(world: World, given: Given) -> str:
    """The reseller whose rows are wanted; "" for the account's own.

    Who is no distributor is not asked what it means by the parameter.

    Raises:
        Refusal: There is no such reseller.
    """
    reseller: str | None = given.get("indirect_partner_id")
    if reseller is None or not world.is_distributor:
        return ""
    if reseller not in world.resellers:
        raise not_a_reseller()
    return reseller


def of_round(
    world: World, given: Given, rows: Sequence[Record], member: str = "customer_id"
) -> Sequence[Record]:
    """Those of the rows whose customer, named in `member`, belongs to whom is asked for."""
    reseller = asked_reseller(world, given)
    if not world.reseller_of:
        return [] if reseller else rows
    return [row for row in rows if world.reseller_of.get(row[member], "") == reseller]


def asked_customer(world: World, given: Given) -> Record:
    """The customer for whom a list is read.

    Raises:
        Refusal: It is none of the account's, or not of the reseller that is asked for.
    """
    key = given["customer_id"]
    if not is_of(world, key, asked_reseller(world, given)):
        raise not_a_customer()
    return world.customers[key]


def is_of(world: World, customer_id: str, owner: str) -> bool:
    """Whether this is a customer of the account itself (""), or of a reseller."""
    return world.is_ours(customer_id) and world.reseller_of.get(customer_id, "") == owner
