"""Does a picture hold? Opens SVGs in a real Chromium and counts what overlaps, sticks out or is too small to read.

From a shell: ``python -m tests.geometry FOLDER_OR_FILES``. From a test: ``check({"name": svg})``.
"""

from .browser import Chromium, ChromiumMissingError
from .checking import check
from .report import Report
from .table import details, table

__all__ = ["Chromium", "ChromiumMissingError", "Report", "check", "details", "table"]
