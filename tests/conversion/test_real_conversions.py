"""Real specs, collected from public repositories, become version 8 without a change of their network."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from fluxviz import SpecError, build, convert, load
from tests.conversion.test_convert import network
from tests.specimens import NO_SHARED, SHARED
from tests.test_real_specs import DRAWN, PATHS, REFUSED, stem

DRAFTS = {"v9_myetcd_mesh"}
"""Drafts of a version that Flux has not released: drawn, and not converted."""

CONVERTED = [path for path in DRAWN if path.stem not in DRAFTS]

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason=NO_SHARED)

CANARY = "Zq7s3cr3tCanary0123456789xyz"
RENAMED = {"compose", "components", "port", "containerPort", "enviromentParameters", "environment", "data"}


def test_what_is_refused_is_what_cannot_be_read() -> None:
    refused = set()
    for path in PATHS:
        try:
            convert(path)
        except SpecError:
            refused.add(path.stem)
    assert refused == {*REFUSED, *DRAFTS}


@pytest.mark.parametrize("path", CONVERTED, **stem)
def test_no_link_changes_and_once_is_enough(path: Path) -> None:
    done = convert(path)
    before, after = load(path), done.spec
    if before.version == 1 and before.dialect == "fluxos":
        # The domain manager gives an app of version 1 no name: what changes is just that the new one gets some.
        assert not build(before).public_hosts
        return
    hosts = not before.single_container
    assert network(after, hosts=hosts) == network(before, hosts=hosts)
    assert hosts == (not [each for each in done.report if "the internal host" in each.message])
    assert not [each for each in done.report if "links that are" in each.message]
    assert convert(done.text).text == done.text
    assert {edge.id for edge in build(after).edges} == {edge.id for edge in build(before).edges}


@pytest.mark.parametrize("path", CONVERTED, **stem)
def test_every_key_is_carried_over_or_told(path: Path) -> None:
    written = json.loads(path.read_text("utf-8"))
    done = convert(path)
    said = " ".join(str(each) for each in done.report)
    made = done.document
    parts = written.get("compose") or written.get("components") or [written]
    for key in {*written} - RENAMED:
        assert key in made or key in made["compose"][0] or key in said, key
    for old, new in zip(parts, made["compose"], strict=True):
        for key in {*old} - RENAMED:
            assert key in new or key in made or key in said, key


@pytest.mark.parametrize("path", CONVERTED, **stem)
def test_no_message_holds_a_secret(path: Path) -> None:
    written = planted(json.loads(path.read_text("utf-8")))
    done = convert(written)
    assert (CANARY in done.text) == (CANARY in json.dumps(written))
    for text in (repr(done), repr(done.report), "".join(map(str, done.report)), repr(done.original.warnings)):
        assert CANARY not in text


def planted(value: Any) -> Any:
    """Put a canary into every value of the environment, every command and every description."""
    if isinstance(value, list):
        return [planted(each) for each in value]
    if not isinstance(value, dict):
        return value
    changed = {key: planted(each) for key, each in value.items()}
    for key in ("environmentParameters", "enviromentParameters", "environment"):
        if isinstance(changed.get(key), list):
            changed[key] = [f"{entry.partition('=')[0]}={CANARY}" for entry in changed[key]]
    if isinstance(changed.get("commands"), list):
        changed["commands"] = [CANARY for _ in changed["commands"]]
    for key in ("description", "secrets", "repoauth"):
        if key in changed:
            changed[key] = CANARY
    return changed
