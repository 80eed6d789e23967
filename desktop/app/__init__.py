"""The GUI program: its ways in. What each needs is imported by it alone, to start fast."""

from pathlib import Path

from desktop.app import imports  # noqa: F401 - before all that it makes faster
from desktop.app.start import begin


def main(account: str | None = None, demo: bool = False, lang: str | None = None) -> int:
    """Open the window and return when it is closed, and all it started has ended.

    Args:
        account: Name of the account to begin with; by default the one used last.
        demo: Begin with the sample account.
        lang: zh_CN or en, instead of what the settings say.

    Raises:
        PartnerError: There is no such account, or the program's own files cannot be used.
    """
    return begin(account, demo=demo, lang=lang)


def screenshots(
    folder: Path, account: str | None, demo: bool, lang: str | None, theme: str = ""
) -> int:
    """Save a picture of every list of an account's cache; nothing is shown on a screen.

    The sample account is read first, a smaller one than that of the window, and leaves nothing
    behind. `theme` is light or dark, "" what the settings say.

    Raises:
        PartnerError: There is no such account or nothing in its cache, or no room for pictures.
    """
    from desktop.app.pictures import take

    return take(folder, None if demo else account, demo=demo, lang=lang, theme=theme)


def self_check() -> int:
    """Read a few rows of the sample account, paint a window with them, say "ok"."""
    from desktop.app.pictures import check

    return check()
