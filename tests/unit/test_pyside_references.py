"""PySide6 must not give away references to None or True: 6.12.0 does, and kills Python 3.11."""

import sys

import pytest
from PySide6.QtCore import QObject, Signal

CALLS = 20_000
NOISE = 200  # references that anything else may take or drop meanwhile

pytestmark = pytest.mark.skipif(
    sys.version_info >= (3, 12), reason="None and True are immortal from Python 3.12 on"
)


class Sender(QObject):
    sent = Signal(int)


@pytest.mark.parametrize("constant", [None, True])
@pytest.mark.parametrize(
    "call",
    [
        lambda sender, number: sender.setObjectName("x"),
        lambda sender, number: sender.sent.emit(number),
        lambda sender, number: sender.blockSignals(False),
    ],
    ids=["a call that returns nothing", "an emitted signal", "a call that returns a truth value"],
)
def test_calls_into_qt_lose_no_reference(call, constant):
    sender = Sender()
    heard: list[int] = []
    sender.sent.connect(heard.append)
    call(sender, 0)
    before = sys.getrefcount(constant)
    for number in range(CALLS):
        call(sender, number)
    assert abs(sys.getrefcount(constant) - before) < NOISE
