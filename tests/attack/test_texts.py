"""Marks that turn text around, and names that would be links, in JSON, Markdown and PDF; and cut documents."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from fluxviz import build, check, draw, export, load
from fluxviz.export.card_formats import card_json, card_markdown
from fluxviz.topology.reference_card import reference_card
from tests.programs import started
from tests.specimens import app, component

from .times import documents, time_of

GLYPHS = "\u202e\u2066\u200f\x9b\u2028"


def test_marks_that_turn_text_around_are_seen() -> None:
    spec = load(app(component(f"we{GLYPHS}b", 80), name=f"sh{GLYPHS}op"))
    topology = build(spec)
    card, findings, diagram = reference_card(topology), check(spec), draw(spec)
    texts = [
        diagram.json(),
        card_json(card, verify=True),
        card_markdown(card, verify=True),
        export.findings_json([findings]),
    ]
    texts += [export.findings_sarif([findings], "1"), export.findings_markdown([findings]), diagram.render(".md")]
    for text in texts:
        assert not set(GLYPHS) & set(text)
    assert json.loads(diagram.json())["app"]


@pytest.mark.parametrize(
    "name", ["https://evil.example", "www.evil.example", "[x](//e.example)", "a@evil.example", "<b>"]
)
def test_a_name_is_no_link_in_markdown(name: str) -> None:
    text = draw(app(component("web", 80), name=name)).render(".md").splitlines()[0]
    assert not any(sign in text.replace("\\" + sign, "") for sign in ("https://", "www.", "[x]", "a@evil", "<b>"))


def test_a_pdf_is_the_same_bytes_at_every_call() -> None:
    pytest.importorskip("vl_convert")
    diagram = draw(app(component("web", 80), component("db", None)))
    assert len({diagram.render(".pdf") for _ in range(3)}) == 1


@pytest.mark.parametrize("name", sorted(documents(1)))
def test_a_large_document_of_any_form_is_read_or_refused(name: str) -> None:
    assert time_of(documents(100_000)[name]())[1]


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="it looks for processes in /proc")
def test_workers_die_with_their_parent() -> None:
    code = (
        "import os, time\nfrom fluxviz.docs.workers import open_pool\n"
        "if __name__ == '__main__':\n    with open_pool(2) as pool:\n"
        "        print(*{pool.submit(os.getpid).result() for _ in range(2)}, flush=True)\n        time.sleep(60)\n"
    )
    with started([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        workers = [int(each) for each in parent.stdout.readline().split()]
        os.kill(parent.pid, signal.SIGKILL)
        parent.wait()
        until = time.monotonic() + 20
        while any(_lives(worker) for worker in workers) and time.monotonic() < until:
            os.sched_yield()
        assert workers
        assert not any(_lives(worker) for worker in workers)


def _lives(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"
