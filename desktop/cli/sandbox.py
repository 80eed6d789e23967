"""`sandbox`: the partner API as a stand-in on this computer, over loopback HTTP."""

from typing import TYPE_CHECKING

import click

from desktop.cli.console import Console
from desktop.errors import Misused
from desktop.text import N_

if TYPE_CHECKING:
    from desktop.sandbox.app import Sandbox

_RESELLERS = 8


@click.command(help=N_("Serve made-up data like the partner API does, on this computer."))
@click.option(
    "--port",
    type=click.IntRange(0, 65_535),
    required=True,
    metavar="N",
    help=N_("The port to listen on; a free one with: 0."),
)
@click.option(
    "--customers",
    type=click.IntRange(0, 1_000_000),
    default=400,
    metavar="N",
    help=N_("How many customers."),
)
@click.option(
    "--orders",
    type=click.IntRange(0, 10_000_000),
    default=20_000,
    metavar="N",
    help=N_("How many orders, over three years."),
)
@click.option(
    "--distributor",
    is_flag=True,
    help=N_("Serve the account of a distributor, who has resellers."),
)
@click.option("--seed", type=int, default=1, metavar="N", help=N_("Another seed, other data."))
@click.option(
    "--quota",
    type=click.IntRange(min=0),
    metavar="N",
    help=N_("Requests per second for each operation; without limit: 0."),
)
@click.option(
    "--latency-ms",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help=N_("How long each answer takes."),
)
@click.option(
    "--faults",
    default="",
    metavar="KIND[,KIND…]",
    help=N_(
        "Let each write go wrong in these ways, in turn: drop-after-commit, drop-before-commit, "
        "reset, 500-after-commit, 500-before-commit, portal, throttle, slow, hang."
    ),
)
@click.option(
    "--lag-s",
    type=click.IntRange(0, 86_400),
    metavar="N",
    help=N_("How many seconds later than a write its records are listed."),
)
@click.pass_obj
def sandbox(console: Console, /, port: int, quota: int | None, faults: str, **options: int) -> None:
    """Serve until interrupted."""
    from desktop.sandbox.app import DECLARED_QUOTAS, Sandbox
    from desktop.sandbox.server import serve
    from desktop.sandbox.world import World

    resellers = _RESELLERS if options["distributor"] else 0
    world = World(options["seed"], options["customers"], options["orders"], resellers=resellers)
    if options["lag_s"] is not None:
        world.records_lag_s = world.association_lag_s = options["lag_s"]
    limit = DECLARED_QUOTAS if quota is None else quota or None
    app = Sandbox(world, quota=limit, latency_ms=options["latency_ms"])
    _plant(app, faults)
    try:
        serve(app, port)
    except OSError as exc:
        error = Misused(exc.strerror or type(exc).__name__)
        error.advise(N_("Port {port} cannot be used. Choose another one."), port=str(port))
        raise error from exc


def _plant(app: "Sandbox", names: str) -> None:
    """Let writes go wrong in the named ways.

    Raises:
        Misused: One of the names means nothing.
    """
    from desktop.sandbox.faults import KINDS

    wanted = [name.strip() for name in names.split(",") if name.strip()]
    for name in wanted:
        if name not in KINDS:
            error = Misused(f"--faults {name}")
            kinds = ", ".join(KINDS)
            error.advise(N_("There is no fault {name}. Use: {kinds}."), name=name, kinds=kinds)
            raise error
    app.fail_writes(*(KINDS[name] for name in wanted))
