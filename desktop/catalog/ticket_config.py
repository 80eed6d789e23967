"""What a new ticket can be about, and how a closed one is rated: the choices that forms offer."""

from desktop.catalog.declare import Column, Dataset, Filter, Join, Sensitivity, Source
from desktop.catalog.kinds import COUNT, FLAG, TEXT, Part, choice, structure
from desktop.catalog.tickets import PRIVILEGE
from desktop.catalog.ways import Per
from desktop.text import N_

PERSONAL = Sensitivity.PERSONAL
FAULT = "5"  # the kind of problem that must name a region
CASE_TYPE = choice({"0": N_("Consultation"), FAULT: N_("Fault")})
CONTACT_WAY = choice({"0": N_("Mobile phone"), "1": N_("E-mail")}, number=True)
PRODUCTS = structure(
    {
        "incident_product_category_name": Part(N_("Product"), TEXT),
        "incident_product_category_id": Part(N_("Number"), TEXT),
        "incident_product_category_desc": Part(N_("Description"), TEXT),
        "incident_product_category_acronym": Part(N_("Abbreviation"), TEXT),
        "can_use_support_plan": Part(N_("Support plan may be used"), FLAG),
    }
)

_DAY_S = 86_400
_WEEK_S = 7 * _DAY_S

TICKET_CATEGORIES = Dataset(
    name="ticket_categories",
    label=N_("Ticket categories"),
    source=Source(
        "list_case_categories",
        "GET",
        "/v2/servicerequest/config/categories",
        rows="incident_sub_type_list",
        total="total_count",
        gate=PRIVILEGE,
        host="tickets",
    ),
    key=("incident_sub_type_id",),
    columns=(
        Column("incident_sub_type_name", N_("Ticket category"), sortable=True),
        Column("incident_sub_type_id", N_("Category number")),
        Column("incident_product_category_list", N_("Products"), PRODUCTS, shown=False),
    ),
    order="incident_sub_type_name",
    descending=False,
    search=("incident_sub_type_name",),
    stale_after_s=_DAY_S,
)

_CATEGORY = Join(TICKET_CATEGORIES, on="incident_sub_type_id")

TICKET_PRODUCTS = Dataset(
    name="ticket_products",
    label=N_("Ticket products"),
    source=Source(
        TICKET_CATEGORIES.source.operation,
        TICKET_CATEGORIES.source.method,
        TICKET_CATEGORIES.source.path,
        rows=TICKET_CATEGORIES.source.rows,
        gate=PRIVILEGE,
        host="tickets",
    ),
    key=("incident_product_category_id",),
    columns=(
        Column("incident_product_category_name", N_("Product"), sortable=True),
        _CATEGORY.column("incident_sub_type_name"),
        Column("incident_product_category_acronym", N_("Abbreviation")),
        Column("incident_product_category_desc", N_("Description")),
        Column("can_use_support_plan", N_("Support plan may be used"), FLAG),
        Column("incident_product_category_id", N_("Product number"), shown=False),
        Column("incident_sub_type_id", N_("Category number"), shown=False),
    ),
    order="incident_product_category_name",
    descending=False,
    search=("incident_product_category_name", "incident_product_category_acronym"),
    filters=(Filter("ticket_categories.incident_sub_type_name", "values"),),
    of="ticket_categories",
    inside="incident_product_category_list",
    whole="incident_sub_type_id",
    stale_after_s=_DAY_S,
    note=N_("What a ticket can be about; the products are told together with their category."),
)

_PRODUCT = Join(TICKET_PRODUCTS, on="product_category_id")
_OF_PRODUCT = _PRODUCT.column("incident_product_category_name")

TICKET_PROBLEM_TYPES = Dataset(
    name="ticket_problem_types",
    label=N_("Ticket problem types"),
    source=Source(
        "list_problem_types",
        "GET",
        "/v2/servicerequest/config/problems",
        rows="incident_business_type_list",
        total="total_count",
        per=Per("product_category_id", place="query"),
        gate=PRIVILEGE,
        host="tickets",
    ),
    key=("business_type_id", "product_category_id"),
    columns=(
        Column("business_type_name", N_("Problem type"), sortable=True),
        _OF_PRODUCT,
        Column("case_type", N_("Ticket type"), CASE_TYPE),
        Column("can_use_support_plan", N_("Support plan may be used"), FLAG),
        Column("business_type_id", N_("Problem type number"), shown=False),
        Column("product_category_id", N_("Product number"), shown=False),
    ),
    order="business_type_name",
    descending=False,
    search=("business_type_name", _OF_PRODUCT.name),
    filters=(Filter("case_type", "choice"), Filter(_OF_PRODUCT.name, "values")),
    of="ticket_products",
    on_demand=True,
    read_ahead=True,
    stale_after_s=_DAY_S,
    note=N_(
        "Problem types are read one product at a time: open a product to read them. "
        "A fault must name a region, a consultation need not."
    ),
)

TICKET_SEVERITIES = Dataset(
    name="ticket_severities",
    label=N_("Ticket severities"),
    source=Source(
        "list_severities",
        "GET",
        "/v2/servicerequest/config/severities",
        rows="severity_list",
        shared=("show",),
        per=Per(
            "business_type_id",
            place="query",
            column="business_type_id",
            also={"product_category_id": "product_category_id"},
            copy={"business_type_name": "business_type_name"},
        ),
        gate=PRIVILEGE,
        host="tickets",
    ),
    key=("severity_id", "business_type_id", "product_category_id"),
    columns=(
        Column("severity_name", N_("Severity"), sortable=True),
        Column("business_type_name", N_("Problem type"), sortable=True),
        _OF_PRODUCT,
        Column("show", N_("Offered"), FLAG),
        Column("language", N_("Language"), shown=False),
        Column("severity_id", N_("Severity number"), shown=False),
        Column("business_type_id", N_("Problem type number"), shown=False),
        Column("product_category_id", N_("Product number"), shown=False),
    ),
    order="business_type_name",
    descending=False,
    search=("severity_name", "business_type_name", _OF_PRODUCT.name),
    filters=(Filter("severity_name", "values"), Filter(_OF_PRODUCT.name, "values")),
    of="ticket_problem_types",
    on_demand=True,
    stale_after_s=_DAY_S,
    note=N_(
        "Severities are read one problem type at a time: open a problem type to read them. "
        "Not every problem type has any."
    ),
)

AREA_CODES = Dataset(
    name="area_codes",
    label=N_("Country codes"),
    source=Source(
        "list_area_codes",
        "GET",
        "/v2/servicerequest/config/area-codes",
        rows="area_code_list",
        gate=PRIVILEGE,
        host="tickets",
    ),
    key=("id",),
    columns=(
        Column("area_name", N_("Country or region"), sortable=True),
        Column("area_code", N_("Country code"), sortable=True),
        Column("id", N_("Number"), shown=False),
    ),
    order="area_code",
    descending=False,
    search=("area_name", "area_code"),
    stale_after_s=_WEEK_S,
    note=N_("For the telephone number that is told of the progress of a ticket."),
)

SATISFACTION_DIMENSIONS = Dataset(
    name="satisfaction_dimensions",
    label=N_("Ticket ratings"),
    source=Source(
        "list_satisfaction_dimensions",
        "GET",
        "/v2/servicerequest/config/satisfaction-dimensions",
        rows="satisfaction_dimension_list",
        total="total_count",
        gate=PRIVILEGE,
        host="tickets",
    ),
    key=("satisfaction_id", "sat_category_id"),
    columns=(
        Column("satisfaction_name", N_("What is rated")),
        Column("satisfaction_desc", N_("Description")),
        Column("value", N_("Most points"), COUNT),
        Column("per_value", N_("Points per star"), COUNT),
        Column("satisfaction_id", N_("Dimension number"), shown=False),
        Column("sat_category_id", N_("Category number"), shown=False),
    ),
    order="satisfaction_id",
    descending=False,
    search=("satisfaction_name", "satisfaction_desc"),
    stale_after_s=_WEEK_S,
    note=N_("What a solved ticket is rated by."),
)

# By its own number, not by the contact: keys may be logged, telephone numbers never are.
VERIFIED_CONTACTS = Dataset(
    name="verified_contacts",
    label=N_("Verified contacts"),
    source=Source(
        "list_has_verified_contacts",
        "GET",
        "/v2/servicerequest/verifycodes/has-verified",
        rows="contact_list",
        total="count",
        page=100,
        gate=PRIVILEGE,
        host="tickets",
    ),
    key=("verified_id",),
    columns=(
        Column("contact_way", N_("Kind of contact"), CONTACT_WAY),
        Column("area_code", N_("Country code")),
        Column("contact_value", N_("Contact"), sensitivity=PERSONAL, sortable=True),
        Column("verified_id", N_("Verification number"), shown=False, sensitivity=PERSONAL),
    ),
    order="contact_value",
    descending=False,
    search=("contact_value",),
    filters=(Filter("contact_way", "choice"),),
    note=N_("Telephone numbers and addresses to which a code was sent and confirmed."),
)
