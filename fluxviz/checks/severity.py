"""How bad a finding is."""

from __future__ import annotations

from typing import Literal, get_args

Severity = Literal["error", "warning", "advice"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
"""From what does not work, over what is a risk, to what could be better."""
