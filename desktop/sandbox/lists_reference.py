"""How the sandbox serves the reference lists."""

from collections.abc import Sequence

from desktop.catalog.reference import (
    INCENTIVE_POLICIES,
    MEASURE_UNITS,
    REGIONS,
    RESOURCE_TYPES,
    SERVICE_TYPES,
    USAGE_TYPES,
)
from desktop.sandbox.customers import Record
from desktop.sandbox.listing import Given, Listing
from desktop.sandbox.months import MONTH, asked
from desktop.sandbox.parameters import holds, same
from desktop.sandbox.world import World


def _service_types(world: World, _given: Given) -> Sequence[Record]:
    return world.service_types


def _resource_types(world: World, _given: Given) -> Sequence[Record]:
    return world.reference.resource_types


def _usage_types(world: World, _given: Given) -> Sequence[Record]:
    return world.reference.usage_types


def _measure_units(world: World, _given: Given) -> Sequence[Record]:
    return world.reference.measure_units


def _regions(world: World, _given: Given) -> Sequence[Record]:
    return world.reference.regions


def _policies(world: World, given: Given) -> Sequence[Record]:
    return world.reference.policies(asked(given, "time"))


LISTINGS = (
    Listing(
        SERVICE_TYPES.source, _service_types, {"service_type_name": holds("service_type_name")}
    ),
    Listing(RESOURCE_TYPES.source, _resource_types),
    Listing(USAGE_TYPES.source, _usage_types, {"resource_type_code": same("resource_type_code")}),
    Listing(MEASURE_UNITS.source, _measure_units),
    Listing(REGIONS.source, _regions),
    Listing(
        INCENTIVE_POLICIES.source,
        _policies,
        {"time": MONTH, "service_type_code": same("service_type_code")},
    ),
)
