"""Notes as a file of JSON lines: one note a line, the same again when read."""

import json
from collections.abc import Collection, Iterable
from datetime import datetime
from pathlib import Path

from desktop.catalog.notes import Kept, clean_key, note_from
from desktop.export.files import failures, opened

_MOST_BYTES = 64 << 20  # of a file: more notes than anybody has written


def write_notes(target: Path, notes: Iterable[Kept]) -> int:
    """Write notes to a file, which is there as a whole or not at all; return how many.

    Raises:
        StoreBroken: The file cannot be written.
    """
    count = 0
    with failures(target), opened(target) as (stream, _):
        for dataset, key, note in notes:
            record = {
                "dataset": dataset,
                "key": key,
                "text": note.text,
                "tags": note.tags,
                "changed_at": note.changed_at,
            }
            stream.write(json.dumps(record, ensure_ascii=False).encode() + b"\n")
            count += 1
    return count


def read_notes(
    source: Path, datasets: Collection[str], now: datetime
) -> tuple[list[Kept], list[int]]:
    """The notes of a file on records of `datasets`, and the numbers of lines that are none.

    Of several on one record the last one counts.

    Raises:
        StoreBroken: The file cannot be read.
        ValueError: It is far too large for a file of notes.
    """
    found, bad = dict[tuple[str, str], Kept](), list[int]()
    with failures(source), source.open("rb") as stream:
        if source.stat().st_size > _MOST_BYTES:
            raise ValueError("larger than any file of notes")
        for number, line in enumerate(stream, 1):
            kept = _from_line(line, datasets, now)
            if kept:
                found[kept.dataset, kept.key] = kept
            elif line.strip():
                bad.append(number)
    return list(found.values()), bad


def _from_line(line: bytes, datasets: Collection[str], now: datetime) -> Kept | None:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(record, dict):
        return None
    dataset, key, note = record.get("dataset"), clean_key(record.get("key")), note_from(record, now)
    known = isinstance(dataset, str) and dataset in datasets
    return Kept(str(dataset), key, note) if known and key and note else None
