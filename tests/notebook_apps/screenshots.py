"""Pictures of pages for people to look at; no test compares them."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page

ARTIFACTS = Path(__file__).parents[1] / "artifacts"


def keep(shown: Page | Locator, name: str) -> Path:
    """Save what is shown as ``tests/artifacts/NAME.png``."""
    path = ARTIFACTS / f"{name}.png"
    shown.screenshot(path=path, animations="disabled")
    return path
