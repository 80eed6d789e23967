"""How much memory is a process's own: what it wrote, which nobody else can use.

Pages of libraries as they are on the disk do not count: they are there once for all who use them,
and whether a process is the only one depends on what else runs.
"""

import os
from pathlib import Path


def private_mb(pid: int | None = None) -> float:
    """Private_Dirty of /proc/PID/smaps_rollup, in MB (10^6); 0 without Linux."""
    about = Path(f"/proc/{pid or os.getpid()}/smaps_rollup")
    if not about.exists():
        return 0.0
    lines = (line.split() for line in about.read_text("ascii").splitlines()[1:])
    kib = sum(int(line[1]) for line in lines if line[0] == "Private_Dirty:")
    return kib * 1024 / 1e6
