"""Times as the API writes them and the cache stores them: UTC text, which sorts as it is."""

from datetime import UTC, datetime, timedelta


def utc_text(moment: datetime) -> str:
    """A moment as the API writes it and the cache stores it."""
    return f"{moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='seconds')}Z"


def shifted(time_text: str, delta: timedelta) -> str:
    """A stored time moved by `delta`, or itself at either end of the calendar."""
    try:
        return utc_text(datetime.fromisoformat(time_text) + delta)
    except OverflowError:
        return time_text
