"""All actions of the program, and what people look for that a partner cannot do by the API."""

from desktop.catalog.action import Action, NotOffered
from desktop.catalog.actions_customers import CHECK_IDENTITY, CREATE_CUSTOMER, SEND_CODE
from desktop.catalog.actions_funds import (
    ALLOCATE,
    ALLOCATE_RESELLER,
    RECLAIM,
    RECLAIM_RESELLER,
)
from desktop.catalog.actions_tickets import (
    CANCEL_TICKET,
    CHECK_TICKET_CODE,
    CLOSE_TICKET,
    CREATE_TICKET,
    DELETE_TICKET,
    RATE_TICKET,
    REPLY_TICKET,
    SEND_TICKET_CODE,
    UPLOAD_ATTACHMENT,
    URGE_TICKET,
)
from desktop.catalog.actions_vouchers import (
    ISSUE_QUOTA,
    ISSUE_VOUCHER,
    RECLAIM_QUOTA,
    RECLAIM_VOUCHER,
)
from desktop.catalog.orders import ORDERS
from desktop.catalog.resources import RESOURCES
from desktop.text import N_

# In the order of menus.
ACTIONS: dict[str, Action] = {
    action.name: action
    for action in (
        ALLOCATE,
        RECLAIM,
        ISSUE_VOUCHER,
        RECLAIM_VOUCHER,
        ALLOCATE_RESELLER,
        RECLAIM_RESELLER,
        ISSUE_QUOTA,
        RECLAIM_QUOTA,
        CREATE_TICKET,
        REPLY_TICKET,
        URGE_TICKET,
        CLOSE_TICKET,
        CANCEL_TICKET,
        DELETE_TICKET,
        RATE_TICKET,
        UPLOAD_ATTACHMENT,
        SEND_TICKET_CODE,
        CHECK_TICKET_CODE,
        CREATE_CUSTOMER,
        CHECK_IDENTITY,
        SEND_CODE,
    )
}

_CUSTOMER_ONLY = N_(
    "The API lets only the customer do this, not a partner's key. The console may offer it to you."
)
NOT_OFFERED = (
    NotOffered("pay_order", N_("Pay"), ORDERS, _CUSTOMER_ONLY, "partner_payment"),
    NotOffered("cancel_order", N_("Cancel the order"), ORDERS, _CUSTOMER_ONLY, "proxy_orders"),
    NotOffered("renew", N_("Renew"), RESOURCES, _CUSTOMER_ONLY, "proxy_orders"),
    NotOffered("unsubscribe", N_("Unsubscribe"), RESOURCES, _CUSTOMER_ONLY, "proxy_operations"),
    NotOffered(
        "auto_renew", N_("Set automatic renewal"), RESOURCES, _CUSTOMER_ONLY, "proxy_operations"
    ),
)
