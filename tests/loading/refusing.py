"""Load what cannot be drawn, and give what was said about it."""

from __future__ import annotations

from typing import Any

import pytest

from fluxviz import SpecError, load


def refusal(source: Any, **options: Any) -> SpecError:
    with pytest.raises(SpecError) as caught:
        load(source, **options)
    return caught.value


def only_fault(source: Any, **options: Any) -> tuple[str, str, int | None]:
    (fault,) = refusal(source, **options).faults
    return fault.where, fault.message, fault.line
