"""Moving money: to customers and resellers, and back."""

from desktop.catalog.action import Action, Field, Must, Proof, Purse
from desktop.catalog.customers import CUSTOMER_BALANCES, CUSTOMERS
from desktop.catalog.funds import ACCOUNT_CHANGES, ADJUSTMENTS, PARTNER_BALANCES
from desktop.catalog.kinds import AMOUNT, UNITS
from desktop.catalog.query import Condition
from desktop.catalog.resellers import RESELLERS
from desktop.text import N_

CENT = UNITS // 100
_MOST_TO_RESELLER = 99_999_999_999 * CENT  # 999,999,999.99
_ALLOCATABLE, _CASH = "8", "1"
RESALE_ONLY = Must(
    "association_type",
    (),
    N_("Money cannot be moved to or from a customer who pays the vendor directly."),
    never=("1",),
)
OF_RESELLER = Field(
    "indirect_partner_id", N_("Reseller number"), required=False, filled="indirect_partner_id"
)
CUSTOMER_GONE = {
    "CBC.5021": "customer_id",
    "CBC.5002": "customer_id",
    "CBC.5004": "customer_id",
    "CBC.99000000": "customer_id",
    "CBC.99000035": "customer_id",
    "CBC.99000047": "customer_id",
}
_TOO_LITTLE = {"CBC.5003": "amount", "CBC.99005003": "amount"}
_CUSTOMER = Field("customer_id", N_("Customer"))
_RESELLER = Field("indirect_partner_id", N_("Reseller"))
_AMOUNT = Field("amount", N_("Amount"), AMOUNT, least=CENT)
_CHANGES = (CUSTOMER_BALANCES, PARTNER_BALANCES, ADJUSTMENTS, ACCOUNT_CHANGES)
_OUR_CHANGES = (PARTNER_BALANCES, ADJUSTMENTS, ACCOUNT_CHANGES)


def _ours(*, limits: bool, gains: bool = False) -> Purse:
    """What the payer can allocate: we, or the reseller whose customer it is."""
    return Purse(
        N_("Can be allocated"),
        PARTNER_BALANCES,
        "amount",
        "designated_amount",
        where=(Condition("account_type", "in", (_ALLOCATABLE,)),),
        given={"indirect_partner_id": "indirect_partner_id"},
        limits=limits,
        gains=gains,
        too_much=N_("This is more than the {left} that can be allocated."),
    )


def _of_customer(*, limits: bool, gains: bool = False) -> Purse:
    return Purse(
        N_("Balance of the customer"),
        CUSTOMER_BALANCES,
        "amount",
        given={"customer_id": "customer_id"},
        limits=limits,
        each=True,
        gains=gains,
        too_much=N_("This is more than the balance of {left} that {name} has."),
    )


def _own(*, limits: bool, gains: bool = False) -> Purse:
    """What we ourselves can allocate, whoever it goes to."""
    return Purse(
        N_("Can be allocated"),
        PARTNER_BALANCES,
        "amount",
        "designated_amount",
        where=(
            Condition("account_type", "in", (_ALLOCATABLE,)),
            Condition("indirect_partner_id", "empty", True),
        ),
        limits=limits,
        gains=gains,
        too_much=N_("This is more than the {left} that can be allocated."),
    )


def _of_reseller(*, limits: bool, gains: bool = False) -> Purse:
    return Purse(
        N_("Balance of the reseller"),
        PARTNER_BALANCES,
        "amount",
        where=(Condition("account_type", "in", (_CASH,)),),
        given={"indirect_partner_id": "indirect_partner_id"},
        limits=limits,
        each=True,
        gains=gains,
        too_much=N_("This is more than the balance of {left} that {name} has."),
    )


def _recorded(how: str, receiver: str) -> Proof:
    """An adjustment of that customer or reseller and amount: a colleague's looks the same."""
    return Proof(
        ADJUSTMENTS,
        narrow=("customer_id", receiver),
        receiver="customer_id",
        equal={"amount": "amount"},
        where=(Condition("operation_type", "in", (how,)),),
        time="operation_time",
    )


ALLOCATE = Action(
    "allocate",
    N_("Allocate…"),
    CUSTOMERS,
    "update_customer_account_amount",
    "/v2/accounts/partner-accounts/adjust-amount",
    (_CUSTOMER, _AMOUNT, OF_RESELLER),
    N_("Allocate {amount} to {receivers}?"),
    N_("Allocate {amount} to each of {receivers}?"),
    told=N_("{amount} was allocated to {receivers}."),
    receiver="customer_id",
    amount="amount",
    receipt="transfer_id",
    purses=(_ours(limits=True), _of_customer(limits=False, gains=True)),
    musts=(RESALE_ONLY,),
    blame={**CUSTOMER_GONE, **_TOO_LITTLE},
    proof=_recorded("SOURCE_OPERATION_BEADJUST", "customer_id"),
    changes=_CHANGES,
    permission="BPC_ITEM_SUBCUSTSERV_010103",
)
RECLAIM = Action(
    "reclaim",
    N_("Reclaim…"),
    CUSTOMERS,
    "reclaim_to_partner_account",
    "/v2/accounts/partner-accounts/reclaim",
    (_CUSTOMER, _AMOUNT, OF_RESELLER),
    N_("Reclaim {amount} from {receivers}?"),
    N_("Reclaim {amount} from each of {receivers}?"),
    told=N_("{amount} was reclaimed from {receivers}."),
    receiver="customer_id",
    amount="amount",
    receipt="trans_id",
    purses=(_of_customer(limits=True), _ours(limits=False, gains=True)),
    musts=(RESALE_ONLY,),
    blame={**CUSTOMER_GONE, **_TOO_LITTLE},
    proof=_recorded("SOURCE_OPERATION_BERETRIEVE", "customer_id"),
    changes=_CHANGES,
    permission="BPC_ITEM_SUBCUSTSERV_010104",
    risky=True,
)
ALLOCATE_RESELLER = Action(
    "allocate_reseller",
    N_("Allocate to reseller…"),
    RESELLERS,
    "update_indirect_partner_account",
    "/v2/accounts/partner-accounts/indirect-partner-adjust",
    (
        _RESELLER,
        Field("amount", N_("Amount"), AMOUNT, least=CENT, largest=_MOST_TO_RESELLER),
    ),
    N_("Allocate {amount} to {receivers}?"),
    N_("Allocate {amount} to each of {receivers}?"),
    told=N_("{amount} was allocated to {receivers}."),
    receiver="indirect_partner_id",
    amount="amount",
    receipt="transfer_id",
    purses=(_own(limits=True), _of_reseller(limits=False, gains=True)),
    blame={"CBC.99000037": "indirect_partner_id", **_TOO_LITTLE},
    proof=_recorded("SOURCE_OPERATION_BEADJUST", "indirect_partner_id"),
    changes=_OUR_CHANGES,
    only_for="distributor",
)
RECLAIM_RESELLER = Action(
    "reclaim_reseller",
    N_("Reclaim from reseller…"),
    RESELLERS,
    "reclaim_indirect_partner_account",
    "/v2/accounts/partner-accounts/indirect-partner-reclaim",
    (_RESELLER, _AMOUNT),
    N_("Reclaim {amount} from {receivers}?"),
    N_("Reclaim {amount} from each of {receivers}?"),
    told=N_("{amount} was reclaimed from {receivers}."),
    receiver="indirect_partner_id",
    amount="amount",
    receipt="trans_id",
    purses=(_of_reseller(limits=True), _own(limits=False, gains=True)),
    blame={"CBC.99000037": "indirect_partner_id", **_TOO_LITTLE},
    proof=_recorded("SOURCE_OPERATION_BERETRIEVE", "indirect_partner_id"),
    changes=_OUR_CHANGES,
    only_for="distributor",
    risky=True,
)
