"""New customers: whether a login is free, the code by text message, the registration."""

from desktop.catalog.action import Action, Field, Proof
from desktop.catalog.customers import CUSTOMERS
from desktop.catalog.kinds import COUNT, choice
from desktop.text import N_

_REGISTER = "29"
_LOGIN = r"(?!op_)(?!shadow_)(?![0-9]+$)[A-Za-z_-][A-Za-z0-9_-]{4,31}"
_LOGIN_FORM = N_(
    "A login has 5 to 32 letters, digits, _ or -, begins with a letter, _ or -, "
    "and not with op_ or shadow_."
)
_MOBILE = r"1[0-9]{10}"
_MOBILE_FORM = N_("Only mobile numbers of mainland China are accepted, such as 13912345678.")
_YES_OR_NO = choice({"true": N_("Yes"), "false": N_("No")})
_SEARCH = choice({"name": N_("Login"), "mobile": N_("Mobile phone"), "email": N_("E-mail")})
_RESULT = choice(
    {"available": N_("Free: it can be registered"), "used_by_user": N_("Taken already")},
    tones={"available": "success", "used_by_user": "danger"},
)
_PENDING = N_("The customer was created. The association is pending: it is looked for in the list.")
_PATH = "/v2/partners/sub-customers"

CREATE_CUSTOMER = Action(
    "create_customer",
    N_("New customer…"),
    CUSTOMERS,
    "create_sub_customer",
    _PATH,
    (
        Field(
            "xaccount_id",
            N_("Number on your platform"),
            letters=64,
            hint=N_("You choose it; it must be new."),
        ),
        Field(
            "xaccount_type",
            N_("Platform"),
            letters=64,
            setting="xaccount_type",
            hint=N_("The vendor assigns it to your platform."),
        ),
        Field(
            "domain_name",
            N_("Login"),
            required=False,
            pattern=_LOGIN,
            form=_LOGIN_FORM,
            hint=N_("Without it, one is made up."),
        ),
        Field(
            "mobile_phone", N_("Mobile phone"), required=False, pattern=_MOBILE, form=_MOBILE_FORM
        ),
        Field("verification_code", N_("Verification code"), required=False, kept="no"),
        Field(
            "password",
            N_("Password"),
            required=False,
            kept="no",
            hint=N_("Without it, the customer signs in through your platform only."),
        ),
        Field("is_close_market_ms", N_("No marketing messages"), _YES_OR_NO, required=False),
        Field("indirect_partner_id", N_("Reseller number"), required=False),
    ),
    N_("Register this customer?"),
    receipt="domain_id",
    told=N_("The customer was registered."),
    taken={"CBC.99000050": _PENDING},
    appears=(_PENDING, N_("The customer was created, and is in your list.")),
    blame={
        "CBC.5017": "mobile_phone",
        "CBC.99000029": "mobile_phone",
        "CBC.99000030": "mobile_phone",
        "CBC.99000031": "domain_name",
        "CBC.99000036": "password",
        "CBC.99000038": "domain_name",
        "CBC.99000039": "xaccount_id",
        "CBC.99000051": "mobile_phone",
        "CBC.99004008": "verification_code",
        "CBC.99004009": "verification_code",
        "CBC.99004010": "verification_code",
    },
    proof=Proof(
        CUSTOMERS,
        narrow=("", ""),
        equal={"xaccount_id": "xaccount_id"},
        since="associated_on",
        settles=True,
    ),
    changes=(CUSTOMERS,),
    needs="xaccount_type",
    permission="BPC_ITEM_SUBCUSTSERV_010118",
)
CHECK_IDENTITY = Action(
    "check_identity",
    N_("Check a login…"),
    CUSTOMERS,
    "check_user_identity",
    f"{_PATH}/users/check-identity",
    (
        Field("search_type", N_("What to check"), _SEARCH),
        Field(
            "search_value",
            N_("Value"),
            letters=64,
            hint=N_("A mobile phone with its country code: 0086-13912345678"),
        ),
    ),
    "",
    inquiry={
        "check_result": (N_("Result"), _RESULT),
        "mobile_remain_available_num": (N_("Customers this phone may still register"), COUNT),
    },
    permission="BPC_ITEM_SUBCUSTSERV_010118",
    quota_per_s=5,
)
SEND_CODE = Action(
    "send_code",
    N_("Send registration code…"),
    CUSTOMERS,
    "send_verification_message_code",
    "/v2/bases/verificationcode/send",
    (
        Field("mobile_phone", N_("Mobile phone"), pattern=_MOBILE, form=_MOBILE_FORM),
        Field("receiver_type", N_("Way"), COUNT, fixed="1"),
        Field("scene", N_("Purpose"), COUNT, fixed=_REGISTER),
        Field(
            "timeout",
            N_("Valid for (minutes)"),
            COUNT,
            required=False,
            least=1,
            largest=60,
        ),
    ),
    N_("Send a verification code by text message?"),
    told=N_("The code was sent."),
    harmless=True,
)
