"""Every declared write is the contract's, and the vendor's own client would send the same."""

import inspect
import json
import re
from decimal import Decimal
from typing import Any

import pytest
from huaweicloudsdkbss import v2 as bss
from huaweicloudsdkosm import v2 as osm

from desktop.actions.request import body_of, headers_of, target_of
from desktop.catalog.action import Field
from desktop.catalog.actions import ACTIONS
from desktop.catalog.kinds import RATING, UNITS, Scalar
from desktop.catalog.wire import from_json
from tests.contract.schema import Contract, item_of

CONTRACTS = {"operations": Contract("bss"), "tickets": Contract("osm")}
SDK = {"operations": bss, "tickets": osm}
EACH = pytest.mark.parametrize("action", ACTIONS.values(), ids=ACTIONS)
NUMBERS = {"int", "float", "decimal.Decimal"}
FITTING = {
    "text": {"str"},
    "amount": {"decimal.Decimal"},
    "time": {"str"},
    "count": {"int"},
    "choice": {"str", "int"},
}
NOT_FOR_ALL = {"send_ticket_code": {"area_code"}}  # the country of a telephone: a mail has none
SAMPLES: dict[str, Scalar] = {  # where a text must have a form
    "amount": 1_234_567_890_123 * 10**6,  # 12,345,678,901.23: no float has these digits
    "time": "2026-11-20T09:41:05Z",
    "count": 7,
}


def operation_of(action):
    return CONTRACTS[action.host].operations[action.operation]


def sample(field: Field) -> Any:
    """A value as it is stored, of the largest number where there may be many."""
    one: Scalar = SAMPLES.get(field.kind.name, f"{field.name} 云帆 1")
    if field.kind.name == "choice":
        one = next(iter(field.kind.labels))
    if field.kind is RATING:
        one = "1:5"
    return tuple([one] * field.most) if field.most else one


def filled(action):
    """A form in which everything stands that can."""
    return {field.name: sample(field) for field in action.fields if not field.fixed}


def sdk_request(action):
    """The class of the vendor's client that is its request."""
    name = "".join(part.capitalize() for part in action.operation.split("_"))
    return getattr(SDK[action.host], f"{name}Request")


def leaves(body, path=""):
    """Dotted path -> value of everything in a body, objects in lists included."""
    for name, value in body.items():
        if isinstance(value, dict):
            yield from leaves(value, f"{path}{name}.")
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            yield from leaves(value[0], f"{path}{name}[0].")
        else:
            yield f"{path}{name}", value


@EACH
def test_method_and_path_are_those_of_the_operation(action):
    operation = operation_of(action)
    assert (action.method, action.path) == (operation["method"], operation["path"])
    in_path = {field.name for field in action.fields if field.place == "path"}
    assert in_path == set(operation["path_params"])


@EACH
def test_query_and_headers_are_those_of_the_operation(action):
    operation = operation_of(action)
    asked = {field.name for field in action.fields if field.place == "query"}
    assert asked == set(operation["query"])
    headers = {field.name for field in action.fields if field.place == "header"}
    assert headers <= set(operation["headers"])


@EACH
def test_every_field_of_the_body_is_one_of_the_contract_and_of_a_fitting_type(action):
    contract, operation = CONTRACTS[action.host], operation_of(action)
    fields = contract.fields(operation["body"])
    for field in (each for each in action.fields if each.place == "body"):
        kind = fields[field.name]
        assert kind.startswith("list[") == bool(field.most), field.name
        inner = item_of(kind)
        if inner in contract.schemas:
            assert contract.schemas[inner].keys() >= RATING.encode("1:5").keys()
        else:
            assert inner in FITTING[field.kind.name], field.name


@EACH
def test_every_value_goes_over_the_wire_as_its_type(action):
    contract, operation = CONTRACTS[action.host], operation_of(action)
    fields = contract.fields(operation["body"])
    for path, value in leaves(from_json(body_of(action, filled(action)))):
        kind = fields[path]
        each = value if kind.startswith("list[") else [value]
        wanted = (int, Decimal) if item_of(kind) in NUMBERS else (str,)
        assert all(type(one) in wanted for one in each), path


def needed(model):
    """What the constructor of a model takes without looking whether it is there."""
    source = inspect.getsource(model.__init__)
    names = re.findall(r"^        self\.(\w+) = \1$", source, re.MULTILINE)
    return {model.attribute_map[name] for name in names if name in model.attribute_map}


@EACH
def test_what_the_vendor_s_client_needs_is_asked_for_or_fixed(action):
    request = sdk_request(action)
    body = getattr(SDK[action.host], request.openapi_types["body"])
    wanted = {name.partition(".")[0] for name in needed(request) | needed(body)} - {"body"}
    sure = {f.name.partition(".")[0] for f in action.fields if f.required or f.fixed}
    assert wanted - sure == NOT_FOR_ALL.get(action.name, set())


def test_the_vendor_s_client_says_what_it_needs():
    assert needed(bss.AdjustAccountReq) == {"customer_id", "amount"}


@EACH
def test_members_of_answers_are_those_of_the_contract(action):
    contract, operation = CONTRACTS[action.host], operation_of(action)
    fields = contract.fields(operation["response"])
    named = {action.receipt, action.refusals, action.done, *action.inquiry} - {""}
    assert named <= fields.keys()
    if action.refusals:
        refusal = {f"{action.refusals}[0].{name}" for name in ("id", "error_code", "error_msg")}
        assert refusal | {f"{action.done}[0].{action.done_key}"} <= fields.keys()
    money = any(name.endswith(("transfer_id", "trans_id")) for name in fields)
    assert bool(action.receipt) >= money


@EACH
def test_names_that_an_action_uses_are_its_fields_and_columns(action):
    fields = {"", *action.by_name}
    used = {action.receiver, action.amount, action.mark, *action.blame.values()}
    used |= {rule.field for rule in (*action.musts, *action.barred)}
    if action.validity:
        used |= {action.validity.begin, action.validity.end, action.validity.of}
    if proof := action.proof:
        used |= {proof.narrow[1], *proof.equal.values()}
        columns = {
            "",
            proof.receiver,
            proof.time,
            proof.since,
            proof.mark,
            *proof.equal,
            proof.narrow[0],
        }
        columns |= {c.column for c in (*proof.where, *([proof.failed] if proof.failed else []))}
        assert columns <= {"", *proof.dataset.by_name}
    for purse in action.purses:
        used |= set(purse.given.values())
        assert {purse.plus, *purse.given} <= purse.dataset.by_name.keys()
    assert used <= fields
    assert {"", action.worth, *(f.filled for f in action.fields)} <= {"", *action.at.by_name}


@EACH
def test_the_vendor_s_own_client_sends_the_same(action):
    """Its model takes our body, and gives the same members back with the same digits."""
    values = filled(action)
    body = from_json(body_of(action, values))
    request = sdk_request(action)()
    model = getattr(SDK[action.host], request.openapi_types["body"])()
    assert body.keys() <= set(model.attribute_map.values())
    ours = {model_name: wire for model_name, wire in model.attribute_map.items() if wire in body}
    for name, wire in ours.items():
        setattr(model, name, _as_model(action.host, model.openapi_types[name], body[wire]))
    assert _plain(model.to_dict(), model.attribute_map) == body
    given = {**headers_of(action, values), **_path_and_query(action, values)}
    assert given.keys() <= set(request.attribute_map.values())


def _as_model(host, kind, value):
    """A value as the vendor's client has it: objects are models of its own."""
    if isinstance(value, list):
        return [_as_model(host, item_of(kind), each) for each in value]
    if not isinstance(value, dict):
        return value
    model = getattr(SDK[host], kind)()
    back = {wire: name for name, wire in model.attribute_map.items()}
    for wire, each in value.items():
        setattr(model, back[wire], _as_model(host, model.openapi_types[back[wire]], each))
    return model


def _plain(found, names):
    """What a model of the vendor's sends: nothing that is None."""
    return {
        names.get(name, name): _inner(value) for name, value in found.items() if value is not None
    }


def _inner(value):
    if isinstance(value, list):
        return [_inner(each) for each in value]
    if isinstance(value, dict):
        return {name: _inner(each) for name, each in value.items() if each is not None}
    return value


def _path_and_query(action, values):
    fields = (field for field in action.fields if field.place in ("path", "query"))
    return {field.name: values.get(field.name, field.fixed) for field in fields}


@EACH
def test_an_amount_is_an_exact_number_with_two_decimals(action):
    body = body_of(action, filled(action)).decode()
    for field in action.fields:
        if field.kind.name == "amount":
            assert f'"{field.name}":12345678901.23' in body
            small = body_of(action, {field.name: UNITS // 10}).decode()
            assert f'"{field.name}":0.10' in small


@EACH
def test_what_has_no_value_is_left_out(action):
    empty = {field.name: () if field.most else None for field in action.fields}
    fixed = {f.name for f in action.fields if f.fixed and f.place == "body"}
    assert from_json(body_of(action, empty)).keys() == fixed


@EACH
def test_nothing_in_a_path_or_query_leads_elsewhere(action):
    odd = "../a?b=c&d#e/f g云"
    values = {field.name: odd for field in action.fields if field.place in ("path", "query")}
    method, host, target = target_of(action, values).split(" ")
    assert (method, host) == (action.method, action.host)
    path, _, query = target.partition("?")
    assert path.count("/") == action.path.count("/")
    assert query.count("&") == max(0, len(operation_of(action)["query"]) - 1)


def test_the_largest_body_is_read_back_as_it_was_written():
    values = filled(ACTIONS["issue_voucher"])
    body = body_of(ACTIONS["issue_voucher"], values)
    assert json.loads(body)["customer_ids"] == list(values["customer_ids"])
    assert len(values["customer_ids"]) == 100
