"""What a measurement was made on: versions, processor, load."""

import os
import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

OURS = ("matplotlib", "typst", "pypdfium2", "uharfbuzz", "pandas")
RIVALS = ("plotly", "kaleido", "altair", "vl-convert-python", "resvg-py")
QUIET = 0.5  # load a core


def machine() -> dict[str, Any]:
    """Return what the machine and the programs are."""
    return {
        "python": sys.version.split()[0],
        "system": f"{platform.system()} {platform.machine()}",
        "processor": _processor(),
        "cores": os.cpu_count(),
        "load": load(),
        "versions": {name: _version(name) for name in (*OURS, *RIVALS)},
    }


def load() -> float:
    """Return how many processes wanted a core in the last minute, 0 where the system does not tell."""
    return round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else 0.0


def is_quiet() -> bool:
    """Tell whether other programs leave the cores to us."""
    return load() <= QUIET * (os.cpu_count() or 1)


def describe(told: dict[str, Any]) -> str:
    """Return a machine's description as lines."""
    versions = ", ".join(f"{name} {number}" for name, number in told["versions"].items())
    noise = "" if is_quiet() else " – not quiet: trust the ratios, not the milliseconds"
    return (
        f"{told['processor']}, {told['cores']} cores, load {told['load']}{noise}\n"
        f"{told['system']}, Python {told['python']}, {versions}"
    )


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "absent"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or "unknown processor"
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return models[0] if models else "unknown processor"
