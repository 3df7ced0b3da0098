"""Frozen values: what one stage hands to the next.

They are dataclasses that pydantic validates and describes, and pydantic is loaded when that is asked for: a picture
needs none of it, and it would take longer to load than all else.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields, replace
from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self, dataclass_transform

if TYPE_CHECKING:
    from pydantic import TypeAdapter


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(field,))
class Frozen:
    """A value that does not change: its subclasses list their fields, which are given by keyword.

    >>> class Spot(Frozen):
    ...     x: int
    ...     y: int = 0
    >>> Spot(x=1).model_copy(update={"y": 2})
    Spot(x=1, y=2)
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}

    _defaults: ClassVar[tuple[tuple[str, Any], ...]] = ()
    """Name of each field to its default; ``dataclasses.MISSING`` where it has none."""

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        dataclass(frozen=True, kw_only=True)(cls)
        cls._defaults = tuple((each.name, _default_of(each)) for each in fields(cls))  # type: ignore[arg-type]

    @classmethod
    def model_validate(cls, value: Any) -> Self:
        """Make one of plain values.

        Raises:
            pydantic.ValidationError: they do not fit.

        """
        valid: Self = cls._adapter().validate_python(value)
        return valid

    def model_copy(self, *, update: dict[str, Any]) -> Self:
        """Return the same with other values for some fields."""
        return replace(self, **update)  # type: ignore[type-var]

    def model_dump(
        self,
        *,
        mode: Literal["python", "json"] = "python",
        exclude: Collection[str] = (),
        exclude_defaults: bool = False,
        exclude_none: bool = False,
    ) -> dict[str, Any]:
        """Return it as a dict, as ``pydantic.BaseModel.model_dump`` does.

        Args:
            mode: ``json``: tuples as lists and enums as their values, all the way down.
            exclude: Fields to leave out.
            exclude_defaults: Leave out fields that have their default, all the way down.
            exclude_none: Leave out fields that are None, all the way down.

        """
        dumped: dict[str, Any] = _dump(self, mode == "json", exclude_defaults, exclude_none)
        return {name: value for name, value in dumped.items() if name not in exclude}

    def model_dump_json(self, *, indent: int | None = None) -> str:
        """Return it as JSON text, as ``pydantic.BaseModel.model_dump_json`` does."""
        separators = None if indent else (",", ":")
        return json.dumps(self.model_dump(mode="json"), indent=indent, separators=separators, ensure_ascii=False)

    @classmethod
    def _adapter(cls) -> TypeAdapter[Any]:
        adapter: TypeAdapter[Any] | None = cls.__dict__.get("_own_adapter")
        if adapter is None:
            from pydantic import TypeAdapter

            adapter = TypeAdapter(cls)
            type.__setattr__(cls, "_own_adapter", adapter)
        return adapter


def _dump(value: Any, for_json: bool, no_defaults: bool, no_nones: bool) -> Any:
    if value is None or type(value) in (str, int, float, bool):
        return value
    if isinstance(value, Frozen):
        kept: dict[str, Any] = {}
        for name, default in value._defaults:
            part = getattr(value, name)
            if not ((no_defaults and part == default) or (no_nones and part is None)):
                kept[name] = _dump(part, for_json, no_defaults, no_nones)
        return kept
    if isinstance(value, (tuple, list)):
        parts = [_dump(part, for_json, no_defaults, no_nones) for part in value]
        return parts if for_json else tuple(parts)
    if isinstance(value, Mapping):
        return {str(key): _dump(part, for_json, no_defaults, no_nones) for key, part in value.items()}
    if isinstance(value, Enum):
        return value.value if for_json else value
    return str(value)  # a secret: its mask


def _default_of(each: Field[Any]) -> Any:
    return each.default if each.default_factory is MISSING else each.default_factory()
