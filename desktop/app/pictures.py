"""Runs without a screen: pictures of what the cache holds, and the check of an installation."""

import asyncio
import os
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop.accounts import DEMO, Account, Accounts, environment_account
from desktop.actions.entry import State
from desktop.actions.plan import Wish
from desktop.app.front import Front
from desktop.app.start import on_loop
from desktop.catalog.actions_funds import ALLOCATE
from desktop.catalog.customer_view import CUSTOMER
from desktop.catalog.kinds import UNITS
from desktop.catalog.query import Condition, Query, Sort
from desktop.errors import Misused
from desktop.models.words import say
from desktop.opening import Demo, Opened, open_for_reading, open_session
from desktop.paths import account_folder, accounts_folder, settings_file
from desktop.settings import Settings, ViewStates
from desktop.text import N_
from desktop.vault import Vault
from desktop.views.application import Language, dress, make_application
from desktop.views.main_window import MainWindow
from desktop.views.screenshots import (
    SIZE,
    in_other_colours,
    of_dialog,
    of_page,
    of_search,
    of_tab,
    render,
)
from desktop.views.theme import Theme

SMALL = Demo(customers=60, orders=2000, goes_on_every_s=1, has_quota=False)
TINY = Demo(customers=5, orders=20, has_quota=False)
_SEARCHED = "rds"  # what the picture of the search looks for: a product that most accounts have
_RESALE = Condition("association_type", "in", ("2", "3"))  # of them the API tells most
_ALLOCATED = 1000  # in the picture of a form
_BY_DEBT = Sort("customer_balances.debt_amount", descending=True)
_MODE = "QT_QPA_PLATFORM"


def take(folder: Path, account: str | None, *, demo: bool, lang: str | None, theme: str) -> int:
    """Save a picture of each list into `folder` and print what is in the cache.

    Raises:
        PartnerError: There is no such account, or nothing in its cache.
    """
    with _offscreen() as (app, place):
        settings = Settings(place / "settings.json" if demo else settings_file())
        Language(app).speak(lang or settings.language)
        if theme:
            settings.values = {**settings.values, "theme": theme}  # for these pictures only

        async def work() -> None:
            opened = _sample(place) if demo else _cached(account)
            async with _window(app, opened, settings, place) as front:
                if demo:
                    await _fill(front, settings, SMALL)
                    await _live(front, SMALL)
                await _save_all(front, settings, folder)

        on_loop(app, work)
    return 0


def check() -> int:
    """Read a few rows of the sample account, paint them, say "ok"."""
    with _offscreen() as (app, place):
        settings = Settings(place / "settings.json")

        async def work() -> int:
            async with _window(app, _sample(place), settings, place) as front:
                await _fill(front, settings, TINY)
                made = await render(front.window, front.subjects(), place / "pictures", ["orders"])
                fresh = [await front.opened.session.freshness(each) for each in front.datasets()]
                rows = sum(each.rows for each in fresh)
                return rows if all(path.stat().st_size for path in made) else 0

        rows = on_loop(app, work)
    _print(say(N_("ok: {rows} rows read and painted")).format(rows=rows))
    return 0 if rows else 1


@asynccontextmanager
async def _window(
    app: QApplication, opened: Opened, settings: Settings, place: Path
) -> AsyncIterator[Front]:
    """A window on an account, which leaves nothing of its own behind."""
    theme = Theme(app)
    dress(theme, settings)
    window = MainWindow(theme, ViewStates(place / "window.json"), settings.language)
    window.resize(*SIZE)
    front = Front(opened, None, window, theme)
    note = say(N_("Sample data")) if front.account.kind == "sandbox" else ""
    window.show_room(front.account.name, note)
    window.show()
    front.show()
    try:
        yield front
    finally:
        await front.close()
        window.close()
        window.deleteLater()


async def _fill(front: Front, settings: Settings, demo: Demo) -> None:
    """Read the sample account; a failure of that is a failure of the program."""
    await front.go_online(settings, "", demo)
    reports = await front.opened.session.sync()
    await front.opened.session.read_recent(front.opened.session.datasets)
    front.window.rest()
    for report in reports:
        if report.error:
            raise report.error


async def _live(front: Front, demo: Demo) -> None:
    """Let something happen in the sample account, and read it: there is something to tell then."""
    for _ in range(2):  # what happens at the first request of one is read by the next
        await asyncio.sleep(demo.goes_on_every_s)
        await front.opened.session.sync_due()
    front.window.rest()


async def _save_all(front: Front, settings: Settings, folder: Path) -> None:
    session, names = front.opened.session, [each.name for each in front.datasets()]
    by_hand = [each.name for each in front.subjects() if not each.datasets]
    made = await render(front.window, front.subjects(), folder, [*names, *by_hand])
    front.window.go("orders")
    made.append(await in_other_colours(front.desk.theme, settings, front.window, folder))
    made.append(await of_search(front.window, _SEARCHED, folder / "palette.png"))
    made += await _customer(front, folder)
    made += await _unsure(front, folder)
    if session.api is not None:
        made += await _action(front, folder)
    for dataset in front.datasets():
        fresh = await session.freshness(dataset)
        words = say(N_("{dataset}: {rows} rows")).format(
            dataset=say(dataset.label), rows=f"{fresh.rows:,}"
        )
        _print(words)
    for path in made:
        _print(str(path))


async def _customer(front: Front, folder: Path) -> list[Path]:
    """The page of the customer who owes most, if there is one."""
    page = folder / f"{CUSTOMER.dataset.page}.png"
    return [
        await of_page(front.window, partial(front.desk.open_customer, key), page)
        for key in await _debtor(front)
    ]


async def _debtor(front: Front) -> list[str]:
    """The number of the customer who owes most, if there is one."""
    session, dataset = front.opened.session, CUSTOMER.dataset
    ids = await session.first(Query(dataset, (_RESALE,), sort=(_BY_DEBT,)), 1)
    place = list(dataset.by_name).index(dataset.key[0])
    return [str(row[place]) for row in (await session.rows(dataset, ids)).values()]


async def _unsure(front: Front, folder: Path) -> list[Path]:
    """The newest entry of the outbox whose end is unclear, if there is one."""
    for entry in front.opened.local.outbox.all():
        if entry.state is State.UNSURE:
            bring = partial(front.window.bring, "outbox", f"{entry.id}")
            return [await of_tab(front.window, bring, folder / "unsure.png")]
    return []


async def _action(front: Front, folder: Path) -> list[Path]:
    """The form of an allocation, and the question about it; nothing is sent."""
    from desktop.views.action_dialog import ActionDialog  # it loads HTTP

    made = list[Path]()
    for key in await _debtor(front):
        wish = Wish({ALLOCATE.receiver: (key,), ALLOCATE.amount: _ALLOCATED * UNITS})
        front.desk.open_action(ALLOCATE, wish)
        dialog = front.window.findChild(ActionDialog)
        made += await of_dialog(dialog, folder, ALLOCATE.name) if dialog else []
    return made


def _sample(place: Path) -> Opened:
    return open_session(DEMO, place, Vault().open(DEMO, place))


def _cached(name: str | None) -> Opened:
    """The cache of an account, beside whatever program writes it."""
    accounts = Accounts(accounts_folder())
    account: Account | None
    account = accounts.get(name) if name else environment_account() or accounts.last_used()
    if account is None:
        raise Misused("no account", advice=N_("There is no account yet: partner-desk account add"))
    folder = account_folder(account.slug)
    return open_for_reading(account, folder, Vault().open(account, folder))


@contextmanager
def _offscreen() -> Iterator[tuple[QApplication, Path]]:
    """An application that paints into memory, and a folder that is gone afterwards."""
    os.environ[_MODE] = "offscreen"
    with tempfile.TemporaryDirectory(prefix="partner-desk-") as folder:
        yield make_application(), Path(folder)


def _print(text: str) -> None:
    sys.stdout.write(f"{text}\n")
