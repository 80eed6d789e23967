"""The lists of customers and resellers: on which records they stand, and what can be asked."""

from collections.abc import Sequence
from typing import Any

from desktop.catalog.customers import CUSTOMER_BALANCES, CUSTOMERS
from desktop.catalog.resellers import RESELLERS
from desktop.catalog.standing import NEW_CUSTOMER_TAGS, REALNAME_REVIEWS
from desktop.sandbox.customers import Record
from desktop.sandbox.listing import Given, Listing
from desktop.sandbox.parameters import Parameter, code, holds, same, since, text, until
from desktop.sandbox.rounds import RESELLER, asked_customer, of_round
from desktop.sandbox.world import World

_MOST_CUSTOMERS = 200


def _resellers(world: World, _given: Given) -> Sequence[Record]:
    return list(world.resellers.values())[::-1]


def _customers(world: World, given: Given) -> Sequence[Record]:
    """The newest first, so that one who joins moves all the others."""
    return of_round(world, given, list(world.customers.values())[::-1])


def _balances(world: World, given: Given) -> Sequence[Record]:
    """Those of resale customers; the others are left out without a word."""
    keys = dict.fromkeys(given["customer_infos"])
    return of_round(world, given, [world.balances[key] for key in keys if key in world.balances])


def _tags(world: World, given: Given) -> Sequence[Record]:
    """Those of the customers asked for, or of all; who is none of ours is left out."""
    customers = of_round(world, given, list(world.customers.values()))
    if "customer_ids" in given:
        wanted = set(given["customer_ids"])
        customers = [each for each in customers if each["customer_id"] in wanted]
    return [tag for each in customers if (tag := world.standing.tag(each))]


def _review(world: World, given: Given) -> Sequence[Record]:
    return [world.standing.review(asked_customer(world, given))]


def _ids(value: Any) -> list[str]:
    if not isinstance(value, list) or not 1 <= len(value) <= _MOST_CUSTOMERS:
        raise ValueError("not 1 to 200 customers")
    return [text(each) for each in value]


LISTINGS = (
    Listing(
        RESELLERS.source,
        _resellers,
        {
            "account_name": holds("account_name"),
            "associated_on_begin": since("associated_on"),
            "associated_on_end": until("associated_on"),
            "indirect_partner_id": same("indirect_partner_id"),
        },
    ),
    Listing(
        CUSTOMERS.source,
        _customers,
        {
            "account_name": holds("account_name"),
            "customer": holds("customer"),
            "label": holds("label"),
            "association_type": code("association_type", "1", "2"),
            "associated_on_begin": since("associated_on"),
            "associated_on_end": until("associated_on"),
            "customer_id": same("customer_id"),
            "indirect_partner_id": RESELLER,
        },
    ),
    Listing(CUSTOMER_BALANCES.source, _balances, {"indirect_partner_id": RESELLER}),
    Listing(
        NEW_CUSTOMER_TAGS.source,
        _tags,
        {"customer_ids": Parameter(_ids), "indirect_partner_id": RESELLER},
    ),
    Listing(REALNAME_REVIEWS.source, _review),
)
