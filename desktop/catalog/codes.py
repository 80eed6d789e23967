"""What the vendor's error codes mean, and what a user can do: one sentence for each."""

from collections.abc import Mapping

from desktop.text import N_

NO_DATA = "CBC.8005"  # a list that has no rows says so as an error
SUCCESS = "CBC.0000"
BROKEN = "CBC.0999"  # something in the API itself: nobody knows how far it had come
THROTTLED = "APIGW.0308"
FORBIDDEN = frozenset({"CBC.0150", "CBC.0151"})
SIGNED_OUT = frozenset({"CBC.0105", "CBC.0154", "APIGW.0301"})
NO_LONGER_OURS = frozenset({"CBC.5002", "CBC.5004", "CBC.99000000", "CBC.99000035", "CBC.99000037"})
NOT_ENROLLED_TEXT = "no access to this api"  # comes under several codes

NOT_ENROLLED = N_("This account is not an enrolled partner. Sign in with a partner's account.")
PERMISSION = N_("Ask the administrator of your partner account for the permission item {item}.")
TOKEN_REFUSED = N_("The token is not valid or has expired. Get a new one and sign in again.")
PASSWORD_REFUSED = N_("Check the user name, the password and the account name.")

_PARAMETER = N_("One of the values is not accepted. The details say which one.")
_SIGN_IN = N_("Check the access key and the secret key, and that they belong to this site.")
_DENIED = N_("Ask the administrator of your partner account for the permission.")
_UNBOUND = N_("This is not, or no longer, a customer of yours. Read the customers again.")
_QUOTA_STATE = N_("The quota is missing, used up or not in effect. Read the quotas again.")
_FACE_VALUE = N_("Keep the face value and the number of vouchers within the limits of the quota.")
_COOPERATION = N_("This voucher is not allowed for customers of this kind of association.")
_LOGIN_TAKEN = N_("This phone number or login is taken or has reached its limit. Use another.")
_LOGIN_FORMAT = N_("The login, the phone number or the password has a form that is not accepted.")
_CODE = N_("The verification code is wrong or has expired. Ask for a new one.")
_TAKEN_PHONE = N_("This phone number is registered already, or too often. Use another one.")
_TAKEN_LOGIN = N_("This login is taken already. Choose another one.")
_LOGIN_FORM = N_("The login has a form that is not accepted. Choose another one.")
_PHONE_FORM = N_("The phone number has a form that is not accepted.")
_PASSWORD_FORM = N_("The password has a form that is not accepted. Choose a stronger one.")
_RESTRICTED = N_("The partner account may not register customers now. Ask the vendor's support.")
_REGISTRATION = N_("The customer cannot be registered by this account. Ask the vendor's support.")
_BANK = N_("The bank refused. Check the card, or ask the bank.")

ADVICE: Mapping[str, str] = {
    "CBC.0100": _PARAMETER,
    "CBC.0101": _PARAMETER,
    "CBC.0105": _SIGN_IN,
    "CBC.0150": _DENIED,
    "CBC.0151": _DENIED,
    "CBC.0154": _SIGN_IN,
    "CBC.0156": N_("This belongs to another site. Choose the other site when signing in."),
    "CBC.0999": N_("The partner API had a problem of its own. Try again later."),
    "CBC.5001": N_("This account is not a partner. Sign in with a partner's account."),
    "CBC.5002": N_("There is no such customer. Read the customers again."),
    "CBC.5003": N_("The balance is too low. Recharge the account that pays."),
    "CBC.5004": N_("You have no rights on this customer. Read the customers again."),
    "CBC.5017": _PHONE_FORM,
    "CBC.5021": N_("Money cannot be moved to or from a customer who pays the vendor directly."),
    "CBC.7262": _BANK,
    "CBC.8005": N_("There are no data for this."),
    "CBC.50000010": N_("The partner account uses vouchers itself and cannot issue them now."),
    "CBC.50000020": N_("This voucher is for certain customers only."),
    "CBC.50000034": N_("This customer's account is held in custody by its enterprise account."),
    "CBC.50010059": _RESTRICTED,
    "CBC.50010065": _RESTRICTED,
    "CBC.50010085": _RESTRICTED,
    "CBC.50010086": _RESTRICTED,
    "CBC.80021021": N_("A period may span one year at most. Ask for shorter ones."),
    "CBC.99000000": N_("You have no rights on this customer. Read the customers again."),
    "CBC.99000004": _LOGIN_FORMAT,
    "CBC.99000012": _QUOTA_STATE,
    "CBC.99000013": N_("What is left of the quota is too little for this."),
    "CBC.99000014": _COOPERATION,
    "CBC.99000017": N_("The quota is not in effect yet, or has expired. Choose another."),
    "CBC.99000018": _FACE_VALUE,
    "CBC.99000019": _FACE_VALUE,
    "CBC.99000020": N_("These are too many vouchers. Issue fewer at a time."),
    "CBC.99000021": N_("The total of the face values is too high. Issue less."),
    "CBC.99000022": N_("This voucher is for customers who buy for the first time only."),
    "CBC.99000023": N_("The products go beyond what the quota allows."),
    "CBC.99000024": N_("The order types go beyond what the quota allows."),
    "CBC.99000025": N_("A partner cannot issue a voucher to itself."),
    "CBC.99000029": _TAKEN_PHONE,
    "CBC.99000030": _TAKEN_PHONE,
    "CBC.99000031": _LOGIN_FORM,
    "CBC.99000035": _UNBOUND,
    "CBC.99000036": _PASSWORD_FORM,
    "CBC.99000037": N_("You have no rights on this reseller."),
    "CBC.99000038": _TAKEN_LOGIN,
    "CBC.99000039": N_("This customer number of the platform is in use already."),
    "CBC.99000047": N_("There is no such account."),
    "CBC.99000048": N_("This voucher is used up, expired or reclaimed already."),
    "CBC.99000050": N_("The customer was registered, but not associated yet. Look again later."),
    "CBC.99000051": _LOGIN_TAKEN,
    "CBC.99000089": N_("Use the number of the combined order."),
    "CBC.99004008": _CODE,
    "CBC.99004009": _CODE,
    "CBC.99004010": _CODE,
    "CBC.99005003": N_("The balance is too low. Recharge the account that pays."),
    "CBC.99005035": _REGISTRATION,
    "CBC.99006066": N_("The fees could not be queried. Try again later."),
    "CBC.99007260": _BANK,
    "CBC.99007262": _BANK,
    "CBC.99008056": N_("No more transactions can be made today. Try again tomorrow."),
    "APIGW.0101": N_("There is nothing at this address. Check the site in the settings."),
    "APIGW.0301": _SIGN_IN,
    "APIGW.0308": N_("The quota is shared by the whole partner account. It goes on by itself."),
    "OSM.01010001": _PARAMETER,
    "OSM.01010002": N_("You have no right to do this. Ask the administrator of your account."),
    "OSM.01010004": N_("This ticket was urged a moment ago. Urge it again in ten minutes."),
    "OSM.01010005": N_("More cannot be uploaded today. Try again tomorrow."),
    "OSM.01010006": N_("This severity does not fit the problem type. Choose another one."),
    "OSM.01010009": N_("Your support plan does not include tickets of this kind."),
    "OSM.01010010": N_("The contact is not verified yet. Ask for a code and confirm it."),
    "OSM.01010013": N_("This cannot be done with a ticket."),
    "OSM.01010014": N_("This cannot be done in the present state of the ticket. Read it again."),
    "OSM.01010015": N_("There is no such ticket. Read the tickets again."),
    "OSM.01010024": N_("A code was sent a moment ago. Wait a minute before the next one."),
}
# Batch writes and older operations leave the prefix out.
_BARE = {code.removeprefix("CBC."): advice for code, advice in ADVICE.items()}


def advice(code: str) -> str:
    """What a user can do about a code of the vendor; "" if it is not known here."""
    return ADVICE.get(code) or _BARE.get(code, "")


def permission_items(permission: str) -> str:
    """The items of a declared permission, any one of which is enough, as a user reads them."""
    return " / ".join(item for item in permission.split("|") if item)
