"""When somebody last looked at a table: what changed since then bears a mark.

Visits with less than half an hour between them are one visit, so that marks do not vanish while
somebody goes to and fro; what is marked is what changed since the visit before ended.
"""

from datetime import datetime, timedelta

from desktop.catalog.times import utc_text
from desktop.settings import States

APART = timedelta(minutes=30)
_KEPT = "looks"


def since(states: States, name: str) -> str:
    """When the visit before this one ended, as UTC text; "" if there was none."""
    return str(_look(states, name).get("before", ""))


def came(states: States, name: str, now: datetime) -> str:
    """Note that a table came to the front; returns `since`."""
    look = _look(states, name)
    left = look.get("left", "")
    if left and left < utc_text(now - APART):
        _keep(states, name, {"before": left, "left": utc_text(now)})
    return since(states, name)


def left(states: States, name: str, now: datetime) -> None:
    """Note that a table is no longer in front."""
    _keep(states, name, {**_look(states, name), "left": utc_text(now)})


def _look(states: States, name: str) -> dict[str, str]:
    look = states.get(_KEPT).get(name)
    texts = look if isinstance(look, dict) else {}
    return {key: text for key, text in texts.items() if _is_time(text)}


def _keep(states: States, name: str, look: dict[str, str]) -> None:
    states.put(_KEPT, {**states.get(_KEPT), name: look})


def _is_time(text: object) -> bool:
    """Whether a text of the state file is a time as it was written there."""
    try:
        moment = datetime.fromisoformat(str(text))
        return moment.tzinfo is not None and utc_text(moment) == text
    except (ValueError, OverflowError):
        return False
