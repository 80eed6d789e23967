"""How much memory is a process's own: what would be free again if it ended."""

import os
from pathlib import Path


def private_mb(pid: int | None = None) -> float:
    """Private_Clean and Private_Dirty of /proc/PID/smaps_rollup, in MB (10^6); 0 without Linux."""
    about = Path(f"/proc/{pid or os.getpid()}/smaps_rollup")
    if not about.exists():
        return 0.0
    lines = (line.split() for line in about.read_text("ascii").splitlines()[1:])
    kib = sum(int(line[1]) for line in lines if line[0] in ("Private_Clean:", "Private_Dirty:"))
    return kib * 1024 / 1e6
