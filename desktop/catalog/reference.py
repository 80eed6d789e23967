"""Reference lists that seldom change, and what partners earn by selling which product."""

from desktop.catalog.declare import Column, Dataset, Filter, Source, View
from desktop.catalog.kinds import choice
from desktop.catalog.query import Condition
from desktop.catalog.tickets import PRIVILEGE
from desktop.catalog.ways import Months
from desktop.text import N_

_DAY_S = 86_400
_WEEK_S = 7 * _DAY_S

MEASURE_TYPE = choice(
    {
        "1": N_("Money"),
        "2": N_("Duration"),
        "3": N_("Traffic"),
        "4": N_("Number of items"),
        "6": N_("Length"),
        "7": N_("Capacity"),
        "9": N_("Number of lines"),
        "10": N_("Cycle"),
        "11": N_("Frequency"),
        "12": N_("Pieces"),
        "15": N_("Capacity × time"),
        "16": N_("Bandwidth"),
        "17": N_("Capacity over time"),
        "18": N_("Rate of queries"),
        "19": N_("Bandwidth (by 1,000)"),
        "20": N_("Performance tests"),
        "21": N_("Area"),
        "22": N_("Video"),
        "23": N_("Throughput"),
        "24": N_("Resolution"),
        "26": N_("Unit of resource packages"),
        "27": N_("Cores × time"),
        "28": N_("Memory × time"),
        "29": N_("IOPS × time"),
        "30": N_("Throughput × time"),
        "31": N_("Pieces / time"),
        "40": N_("Traffic (by 1,000)"),
        "41": N_("1,000 tokens"),
        "82": N_("Frames"),
        "98": N_("Cache bandwidth × time"),
    },
    number=True,
)
_YES_OR_NO = choice({"0": N_("No"), "1": N_("Yes")}, number=True)
INCENTIVE = choice(
    {
        "0": N_("Non-specific product"),
        "1": N_("Specific product"),
        "2": N_("No performance, no rebate"),
        "13": N_("Performance, but no rebate"),
    },
    tones={"0": "success", "1": "success", "2": "danger", "13": "warning"},
)

SERVICE_TYPES = Dataset(
    name="service_types",
    label=N_("Service types"),
    source=Source(
        "list_service_types",
        "GET",
        "/v2/products/service-types",
        rows="service_types",
        total="total_count",
        page=1000,
    ),
    key=("service_type_code",),
    columns=(
        Column("service_type_name", N_("Service"), sortable=True),
        Column("service_type_code", N_("Code"), sortable=True),
        Column("abbreviation", N_("Abbreviation")),
    ),
    order="service_type_code",
    descending=False,
    search=("service_type_name", "service_type_code", "abbreviation"),
    stale_after_s=_DAY_S,
)

RESOURCE_TYPES = Dataset(
    name="resource_types",
    label=N_("Resource types"),
    source=Source(
        "list_resource_types",
        "GET",
        "/v2/products/resource-types",
        rows="resource_types",
        total="total_count",
        page=1000,
    ),
    key=("resource_type_code", "service_type_code"),
    columns=(
        Column("resource_type_name", N_("Resource type"), sortable=True),
        Column("resource_type_code", N_("Code"), sortable=True),
        Column("service_type_code", N_("Product code"), sortable=True),
        Column("resource_type_desc", N_("Description")),
    ),
    order="resource_type_code",
    descending=False,
    search=("resource_type_name", "resource_type_code", "resource_type_desc"),
    filters=(Filter("service_type_code", "values"),),
    stale_after_s=_DAY_S,
)

USAGE_TYPES = Dataset(
    name="usage_types",
    label=N_("Usage types"),
    source=Source(
        "list_usage_types",
        "GET",
        "/v2/products/usage-types",
        rows="usage_types",
        total="total_count",
        page=100,
    ),
    key=("code", "resource_type_code", "service_type_code"),
    columns=(
        Column("name", N_("Usage type"), sortable=True),
        Column("code", N_("Code"), sortable=True),
        Column("resource_type_name", N_("Resource type")),
        Column("service_type_name", N_("Product")),
        Column("resource_type_code", N_("Resource type code"), shown=False),
        Column("service_type_code", N_("Product code"), shown=False),
    ),
    order="code",
    descending=False,
    search=("name", "code", "resource_type_name", "service_type_name"),
    filters=(Filter("service_type_name", "values"),),
    stale_after_s=_WEEK_S,
)

MEASURE_UNITS = Dataset(
    name="measure_units",
    label=N_("Units of measure"),
    source=Source(
        "list_measure_units",
        "GET",
        "/v2/bases/measurements",
        rows="measure_units",
    ),
    key=("measure_id",),
    columns=(
        Column("measure_name", N_("Name of the unit"), sortable=True),
        Column("abbreviation", N_("Abbreviation")),
        Column("measure_type", N_("What it measures"), MEASURE_TYPE),
        Column("measure_id", N_("Code"), sortable=True),
    ),
    order="measure_name",
    descending=False,
    search=("measure_name", "abbreviation"),
    filters=(Filter("measure_type", "choice"),),
    stale_after_s=_WEEK_S,
)

REGIONS = Dataset(
    name="regions",
    label=N_("Regions"),
    source=Source(
        "list_regions",
        "GET",
        "/v2/servicerequest/config/regions",
        rows="data_center_list",
        total="total_count",
        gate=PRIVILEGE,
        host="tickets",
    ),
    key=("region_id",),
    columns=(
        Column("region_name", N_("Region"), sortable=True),
        Column("region_id", N_("Region code"), sortable=True),
        Column(
            "type",
            N_("Location"),
            choice({"0": N_("Chinese mainland"), "1": N_("International")}, number=True),
        ),
        Column("is_sensitive", N_("Sensitive"), _YES_OR_NO, shown=False),
    ),
    order="region_id",
    descending=False,
    search=("region_name", "region_id"),
    stale_after_s=_WEEK_S,
    note=N_("The API lists regions with the tickets only: who has no tickets has no list of them."),
)

INCENTIVE_POLICIES = Dataset(
    name="incentive_policies",
    label=N_("Incentive and discount policies"),
    source=Source(
        "list_incentive_discount_policies",
        "GET",
        "/v2/products/incentive-discount-policies",
        rows="policies",
        total="total_count",
        page=100,
        months=Months("time"),
        permission="BPC_ITEM_SALES_040100",
    ),
    key=("time", "service_type_code"),
    columns=(
        Column("time", N_("Policy month"), sortable=True),
        Column("service_type_name", N_("Product"), sortable=True),
        Column("incentive_policy", N_("Incentive"), INCENTIVE),
        Column(
            "allow_discount",
            N_("Discount may be granted"),
            choice({"YES": N_("Yes"), "NO": N_("No")}),
        ),
        Column("service_type_code", N_("Product code"), shown=False),
    ),
    order="time",
    search=("service_type_name", "service_type_code"),
    filters=(
        Filter("time", "values"),
        Filter("incentive_policy", "choice"),
        Filter("allow_discount", "choice"),
        Filter("service_type_name", "values"),
    ),
    stale_after_s=_DAY_S,
    note=N_("How each product counts, as it stood at the end of the month."),
    views=(
        View(
            "no_rebate",
            N_("Without rebate"),
            (Condition("incentive_policy", "in", ("2", "13")),),
        ),
    ),
)
