"""Reference lists that seldom change."""

from desktop.catalog.declare import Column, Dataset, Source
from desktop.text import N_

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
    stale_after_s=86_400,
)
