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

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        dataclass(frozen=True, kw_only=True)(cls)

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

        def dump(value: Any) -> Any:
            if isinstance(value, Frozen):
                kept = (
                    (each.name, getattr(value, each.name))
                    for each in fields(value)  # type: ignore[arg-type]
                    if not (exclude_defaults and _is_default(each, getattr(value, each.name)))
                )
                return {name: dump(part) for name, part in kept if not (exclude_none and part is None)}
            if isinstance(value, (tuple, list)):
                return [dump(part) for part in value] if mode == "json" else tuple(dump(part) for part in value)
            if isinstance(value, Mapping):
                return {str(key): dump(part) for key, part in value.items()}
            if isinstance(value, Enum):
                return value.value if mode == "json" else value
            return value if value is None or isinstance(value, (str, int, float)) else str(value)  # a secret: its mask

        dumped: dict[str, Any] = dump(self)
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


def _is_default(each: Field[Any], value: Any) -> bool:
    if each.default is not MISSING:
        return bool(value == each.default)
    return each.default_factory is not MISSING and bool(value == each.default_factory())
