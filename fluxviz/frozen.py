"""Frozen values: what one stage hands to the next.

They are dataclasses that pydantic validates, dumps and describes, and pydantic is loaded when that is asked for: a
picture needs none of it, and it would take longer to load than all else.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, ClassVar, Self, dataclass_transform

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

    def model_dump(self, **options: Any) -> dict[str, Any]:
        """Return it as a dict, with the options of ``pydantic.BaseModel.model_dump``."""
        dumped: dict[str, Any] = self._adapter().dump_python(self, **options)
        return dumped

    def model_dump_json(self, **options: Any) -> str:
        """Return it as JSON text, with the options of ``pydantic.BaseModel.model_dump_json``."""
        return self._adapter().dump_json(self, **options).decode()

    @classmethod
    def _adapter(cls) -> TypeAdapter[Any]:
        adapter: TypeAdapter[Any] | None = cls.__dict__.get("_own_adapter")
        if adapter is None:
            from pydantic import TypeAdapter

            adapter = TypeAdapter(cls)
            type.__setattr__(cls, "_own_adapter", adapter)
        return adapter
