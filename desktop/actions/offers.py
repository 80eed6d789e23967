"""Which actions an account has. Free of HTTP, so that a window can be painted before."""

from desktop.catalog import DATASETS
from desktop.catalog.action import Action
from desktop.catalog.actions import ACTIONS
from desktop.catalog.declare import Dataset
from desktop.session import Session


def offered(session: Session) -> list[Action]:
    """The actions of an account, none if it is read-only."""
    if session.settings.read_only:
        return []
    return [action for action in ACTIONS.values() if _is_here(session, action)]


def on(session: Session, dataset: Dataset) -> list[Action]:
    """The actions that rows of a dataset can be the receivers of, or that stand in its tab."""
    found = [each for each in offered(session) if not each.quiet]
    return [a for a in found if a.column_in(dataset) or (a.at is dataset and not a.receiver)]


def _is_here(session: Session, action: Action) -> bool:
    """Whether the site and the account have it, as far as that is known."""
    touched = {action.at, *action.changes, *(purse.dataset for purse in action.purses)}
    here = all(dataset in session.datasets for dataset in touched)
    abroad = len(session.datasets) < len(DATASETS)  # its operations are other ones
    return here and not abroad
