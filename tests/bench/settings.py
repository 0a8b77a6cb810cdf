"""The production settings, with the collected files in a folder of the measurement's own."""

import os
from pathlib import Path

from roros_site.settings import *  # noqa: F403

STATIC_ROOT = Path(os.environ["BENCH_STATIC"])
