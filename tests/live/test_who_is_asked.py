"""What is asked of the network is in the table of the how-to page, for each command."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.live.fake_api import FakeApi
from tests.live.specs import shop
from tests.specimens import PACKAGE

PAGE = PACKAGE.parent / "assets" / "docs" / "how-to" / "live.md"
MESSAGES = [{"type": "fluxappregister", "height": 1, "timestamp": 1, "appSpecifications": shop()}]


def documented(command: str) -> str:
    """Return what the table says of a command, and of what it takes over from the row above."""
    rows = re.findall(r"^\| `(.+?)`(.*?)\| (.+) \|$", PAGE.read_text("utf-8"), re.MULTILINE)
    said = [third for first, second, third in rows if f"`{command}`" in f"`{first}`{second}"]
    assert len(said) == 1, f"{command} is not in the table"
    return said[0] + (documented("flux:NAME") if said[0].startswith("that, and") else "")


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("flux:NAME", ["hosts", "flux:shop"]),
        ("live NAME", ["live", "shop"]),
        ("draw --live", ["draw", "flux:shop", "--live"]),
        ("history NAME", ["history", "SHOP"]),
        ("draw --owner ID", ["draw", "--owner", "1OwnerOfTheShop"]),
        ("census", ["census"]),
    ],
)
def test_each_call_is_in_the_table(command: str, words: list[str], api: FakeApi, tmp_path: Path) -> None:
    api.knows(shop(), history=MESSAGES)
    api.says("/apps/appspecifications/SHOP", shop())
    api.says("/apps/globalappsspecifications", [shop()])
    api.says("/apps/globalappsspecifications?owner=1OwnerOfTheShop", [shop()])
    assert run(*words).code == 0
    assert api.asked
    for path in api.paths():
        general = re.sub("shop$", "NAME", path.replace("1OwnerOfTheShop", "ID"), flags=re.IGNORECASE)
        known = documented(command)
        assert general in known or (general.removesuffix("NAME") in known and "NAME" in known), general
