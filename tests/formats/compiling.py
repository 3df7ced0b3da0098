"""D2's own compiler, started once for all texts that a test file asks about: that takes seconds."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from tests.frontend.packages import FRONTEND, install, require
from tests.programs import run_program


def compile_d2(texts: Sequence[str]) -> list[dict[str, Any]]:
    """Give, for each text, the labels of its ``shapes`` and ``links``, or the ``error`` in it."""
    install()
    command = [require("node"), "--require", "./web_crypto.cjs", "read_d2.mjs"]
    done = run_program(command, cwd=FRONTEND, stdin=json.dumps(texts), check=True, limit=110)
    answers: list[dict[str, Any]] = json.loads(done.stdout)
    return answers
