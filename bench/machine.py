"""What this machine is, for those who read the figures."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version
from pathlib import Path

PACKAGES = ("reportlab", "rl_accel", "pydantic", "click")


def machine() -> str:
    """Processor, cores, load, system, Python and the packages that matter, on two lines."""
    load = f"load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "load unknown"
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return (
        f"{_processor()}, {os.cpu_count()} cores, {load}, {platform.system()} {platform.release()}\n"
        f"Python {platform.python_version()}, {packages}"
    )


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    for line in info.read_text(encoding="utf-8").splitlines() if info.is_file() else ():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
