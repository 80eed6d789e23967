"""How a write ended, from its answer or from what came instead of one."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from desktop.api.client import Answer
from desktop.api.failures import CODE, said
from desktop.catalog import codes
from desktop.catalog.action import Action
from desktop.errors import ContractBroken, Offline, PartnerError, Refused, SignedOut, Throttled
from desktop.store.entry import Entry, Outcome, State
from desktop.text import N_

_NOTHING_WRONG = re.compile(r"(?:[A-Za-z]+\.)?0*")  # "", "0", "CBC.0000"
_NOT_TOLD = N_("The answer does not say how it ended for some receivers.")
# The careful answer is the default: whatever is not a clear yes or no is UNSURE.
_AFTER: tuple[tuple[type[PartnerError], State], ...] = (
    (Offline, State.READY),
    (Throttled, State.READY),
    (Refused, State.REFUSED),
    (SignedOut, State.REFUSED),
)


@dataclass(frozen=True, slots=True)
class End:
    """How it ended; `note` is a sentence marked with `N_`, or a text of the vendor's.

    `code` is the vendor's, or the name of the class of the failure; `by` who settled it, if not
    the answer.
    """

    state: State
    code: str = ""
    note: str = ""
    outcomes: tuple[Outcome, ...] = ()
    by: str = ""


def of_failure(exc: BaseException) -> End:
    """How a write ended that has no good answer."""
    state = next((state for kind, state in _AFTER if isinstance(exc, kind)), State.UNSURE)
    if isinstance(exc, Refused):
        broke = exc.status >= 500  # a code says why, not that nothing was done
        return End(State.UNSURE if broke else _refused(exc.code), exc.code, exc.message)
    detail = exc.detail if isinstance(exc, PartnerError) else ""
    return End(state, type(exc).__name__, detail)


def _refused(code: str) -> State:
    """What a refusal means: that the API itself broke does not say that nothing was done."""
    return State.UNSURE if code == codes.BROKEN else State.REFUSED


def _says_done(action: Action, members: Mapping[str, Any]) -> bool:
    """Whether an answer says what came into being."""
    return any(members.get(name) for name in (action.receipt, action.done) if name)


def of_answer(action: Action, entry: Entry, answer: Answer) -> End:
    """How a write ended that was answered.

    Raises:
        ContractBroken: The answer is no such answer: nobody knows.
    """
    members = answer.members
    code, message = said(members)
    if code in action.taken:
        return End(State.DONE, code, action.taken[code])
    if not _NOTHING_WRONG.fullmatch(code):
        if not CODE.fullmatch(code):
            raise ContractBroken(f"{action.operation}: a code that is none")
        if _says_done(action, members):
            raise ContractBroken(f"{action.operation}: {code}, and yet it was done")
        return End(_refused(code), code, message)
    if action.refusals:
        return _of_each(action, entry, members)
    if members and action.receipt and members.get(action.receipt) in (None, ""):
        raise ContractBroken(f"{action.operation}: an answer without {action.receipt}")
    return End(State.DONE)


def _of_each(action: Action, entry: Entry, members: Mapping[str, Any]) -> End:
    """How it ended for each receiver, of whom an answer with HTTP 200 may refuse some."""
    keys = [receiver.key for receiver in entry.receivers]
    done = {str(each.get(action.done_key)): each for each in _objects(members, action.done)}
    refused = {str(each.get("id")): each for each in _objects(members, action.refusals)}
    open_keys = [key for key in keys if key not in done and key not in refused]
    others = [each for key, each in refused.items() if key not in keys]
    if open_keys and len(others) == len(open_keys):  # named by the number of a message
        refused |= dict(zip(open_keys, others, strict=True))
    outcomes = tuple(_outcome(key, done, refused) for key in keys)
    return summed(outcomes)


def summed(outcomes: tuple[Outcome, ...]) -> End:
    """The end that the ends of all receivers come to."""
    bad = [each for each in outcomes if each.state == State.REFUSED]
    code, message = (bad[0].code, bad[0].message) if bad else ("", "")
    if any(not each.state for each in outcomes):
        return End(State.UNSURE, code, _NOT_TOLD, outcomes)
    if not bad:
        return End(State.DONE, outcomes=outcomes)
    state = State.REFUSED if len(bad) == len(outcomes) else State.PARTLY
    return End(state, code, message, outcomes)


def _outcome(
    key: str, done: Mapping[str, Mapping[str, Any]], refused: Mapping[str, Mapping[str, Any]]
) -> Outcome:
    if key in refused and key not in done:
        why = refused[key]
        code, message = str(why.get("error_code") or ""), str(why.get("error_msg") or "")
        state = _refused(code)
        return Outcome(key, state if state is State.REFUSED else "", code[:64], message[:500])
    if key not in done or key in refused:
        return Outcome(key, "")
    made = [str(v) for name, v in done[key].items() if name != "id" and isinstance(v, str)]
    return Outcome(key, State.DONE, result=", ".join(made)[:200])


def _objects(members: Mapping[str, Any], name: str) -> Iterable[Mapping[str, Any]]:
    found = members.get(name) or []
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise ContractBroken(f"{name}: not a list of objects")
    return found
