"""Service tickets of the partner and its customers, with what was said and done in each."""

from desktop.catalog.customers import CUSTOMERS
from desktop.catalog.declare import Column, Dataset, Filter, Join, Sensitivity, Source, View
from desktop.catalog.kinds import COUNT, EASTERN_TIME, TEXT, Part, choice, structure
from desktop.catalog.query import Condition, Query
from desktop.catalog.ways import Gate, Per
from desktop.text import N_

COMMERCIAL, PERSONAL = Sensitivity.COMMERCIAL, Sensitivity.PERSONAL

# Whoever has no right to tickets is answered with errors or nothing at all: it is asked first.
PRIVILEGE = Gate(
    "show_partners_cases_privilege",
    "/v2/servicerequest/cases/partners/privilege/cases-processing",
    "has_privilege",
)

STATUS = choice(
    {
        "0": N_("To be accepted"),
        "1": N_("In progress"),
        "2": N_("Result to be confirmed"),
        "3": N_("Solved"),
        "4": N_("Withdrawn"),
        "5": N_("Paused"),
        "12": N_("Invalid"),
        "17": N_("Waiting for our reply"),
    },
    number=True,
    tones={"0": "accent", "1": "accent", "2": "warning", "3": "success", "17": "danger"},
)
FOR_US = Condition("status", "in", ("17", "2"))
REPLIER = choice(
    {"0": N_("Customer"), "1": N_("Vendor's engineer"), "2": N_("Third party")}, number=True
)
LABELS = structure(
    {
        "name": Part(N_("Label"), TEXT),
        "color": Part(N_("Colour"), TEXT),
        "label_id": Part(N_("Number"), TEXT),
    }
)
ACCESSORIES = structure(
    {
        "file_actual_name": Part(N_("File"), TEXT),
        "accessory_id": Part(N_("Number"), TEXT),
    }
)
_YES_OR_NO = choice({"0": N_("No"), "1": N_("Yes")}, number=True)

# `customer_id` is the account a ticket was opened from, `xcustomer_id` its user who did that.
_CUSTOMER = Join(CUSTOMERS, on="customer_id")

TICKETS = Dataset(
    name="tickets",
    label=N_("Tickets"),
    source=Source(
        "list_cases",
        "GET",
        "/v2/servicerequest/cases",
        rows="incident_info_list",
        total="total_count",
        page=100,
        deepest=65_535,
        by_key="incident_id",
        gate=PRIVILEGE,
        host="tickets",
    ),
    key=("incident_id",),
    columns=(
        Column("incident_id", N_("Ticket number"), sortable=True),
        Column("simple_description", N_("Problem"), sensitivity=COMMERCIAL),
        Column("status", N_("Status"), STATUS, sortable=True),
        _CUSTOMER.column("customer"),
        _CUSTOMER.column("account_name", shown=False),
        Column("product_category_name", N_("Product")),
        Column("business_type_name", N_("Problem type")),
        Column("incident_type_name", N_("Ticket type"), shown=False),
        Column("create_time", N_("Submitted"), EASTERN_TIME, sortable=True),
        Column("confirmed_time", N_("Solved at"), EASTERN_TIME, sortable=True),
        Column("dc_name", N_("Region"), shown=False),
        Column("xcustomer_name", N_("Submitted by"), sensitivity=PERSONAL),
        _CUSTOMER.column("account_managers[0].account_name", shown=False),
        Column("incident_service_type", N_("Kind of service"), shown=False),
        Column("customer_id", N_("Customer number"), shown=False),
        Column("xcustomer_id", N_("User number"), shown=False),
        Column("label_list", N_("Labels"), LABELS, shown=False),
        Column("root_cause", N_("Cause"), shown=False, sensitivity=COMMERCIAL),
        Column("resolution", N_("Solution"), shown=False, sensitivity=COMMERCIAL),
    ),
    order="create_time",
    search=(
        "incident_id",
        "simple_description",
        "customers.customer",
        "customers.account_name",
        "xcustomer_name",
        "product_category_name",
    ),
    found_in=("incident_id", "simple_description", "xcustomer_name"),
    found_as=("simple_description", "incident_id", "customers.customer", "status", "create_time"),
    filters=(
        Filter("status", "choice"),
        Filter("customer_id", "reference", N_("Customer")),
        Filter("product_category_name", "values"),
        Filter("business_type_name", "values"),
        Filter("create_time", "period"),
        Filter("dc_name", "values"),
        Filter("customers.account_managers[0].account_name", "values"),
    ),
    views=(
        View("for_us", N_("Waiting for us"), (FOR_US,)),
        View(
            "open", N_("Not closed yet"), (Condition("status", "in", ("0", "1", "2", "5", "17")),)
        ),
    ),
)
WAITING_FOR_US = Query(TICKETS, (FOR_US,))

_TICKET = Join(TICKETS, on="case_id")

TICKET_MESSAGES = Dataset(
    name="ticket_messages",
    label=N_("Messages"),
    source=Source(
        "list_messages",
        "GET",
        "/v2/servicerequest/cases/{case_id}/messages",
        rows="message_list",
        total="count",
        page=100,
        deepest=65_535,
        per=Per("case_id", place="path"),
        gate=PRIVILEGE,
        host="tickets",
    ),
    key=("case_id", "create_time", "replier", "content_digest"),
    columns=(
        Column("create_time", N_("Sent at"), EASTERN_TIME, sortable=True),
        Column("replier_type", N_("Replier"), REPLIER),
        Column("replier_name", N_("Name of the replier"), sensitivity=PERSONAL),
        Column("content", N_("Message text"), sensitivity=COMMERCIAL),
        Column("case_id", N_("Ticket number")),
        _TICKET.column("simple_description"),
        _TICKET.column("status", shown=False),
        Column("type", N_("Message type"), REPLIER, shown=False),
        Column("is_first_message", N_("First message"), _YES_OR_NO, shown=False),
        Column("iam_user_type", N_("Kind of user"), shown=False),
        Column("replier", N_("User number"), shown=False),
        Column("content_digest", N_("Digest"), shown=False),
        Column("accessory_list", N_("Attachments"), ACCESSORIES, False, COMMERCIAL),
    ),
    order="create_time",
    search=("case_id", "content", "replier_name"),
    filters=(
        Filter("replier_type", "choice"),
        Filter("create_time", "period"),
        Filter("case_id", "text"),
    ),
    of="tickets",
    digest={"content_digest": "content"},
    on_demand=True,
    read_ahead=True,
    note=N_("Messages are read one ticket at a time: open a ticket to read them."),
)

TICKET_LOGS = Dataset(
    name="ticket_logs",
    label=N_("Operation log"),
    source=Source(
        "list_case_operate_logs",
        "GET",
        "/v2/servicerequest/cases/{case_id}/operate-logs",
        rows="incident_operate_log_list",
        total="total_count",
        page=100,
        deepest=65_535,
        per=Per("case_id", place="path"),
        gate=PRIVILEGE,
        host="tickets",
    ),
    key=("incident_log_id",),
    columns=(
        Column("timestamp_operate_time", N_("Operated at"), EASTERN_TIME, sortable=True),
        Column("operate_desc", N_("What was done"), sensitivity=COMMERCIAL),
        Column("operator_name", N_("Operator"), sensitivity=PERSONAL),
        Column("case_id", N_("Ticket number")),
        _TICKET.column("simple_description"),
        Column("operate_time", N_("Operated at (as sent)"), shown=False),
        Column("operate_type", N_("Operation (code)"), shown=False),
        Column("operator_type", N_("Kind of user"), shown=False),
        Column("operator_id", N_("User number"), shown=False),
        Column("incident_id", N_("Ticket number in the log"), shown=False),
        Column("incident_log_id", N_("Log number"), shown=False),
    ),
    order="timestamp_operate_time",
    search=("case_id", "operate_desc", "operator_name"),
    filters=(Filter("timestamp_operate_time", "period"), Filter("case_id", "text")),
    of="tickets",
    on_demand=True,
    note=N_("The log is read one ticket at a time: open a ticket to read it."),
)

TICKET_COUNTS = Dataset(
    name="ticket_counts",
    label=N_("Counts by status"),
    source=Source(
        "list_case_counts",
        "GET",
        "/v2/servicerequest/cases/count",
        rows="incident_status_counts",
        gate=PRIVILEGE,
        host="tickets",
    ),
    key=("status",),
    columns=(
        Column("status", N_("Status"), STATUS),
        Column("count", N_("Tickets"), COUNT, sortable=True),
    ),
    order="count",
)
