"""Colour arithmetic: contrast as WCAG 2 has it, and what people with a colour blindness see."""

from __future__ import annotations

from collections.abc import Callable, Mapping

Rgb = tuple[float, float, float]
Matrix = tuple[Rgb, Rgb, Rgb]

# Machado, Oliveira and Fernandes 2009, severity 1, for linear RGB.
_MACHADO: Mapping[str, Matrix] = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
_GREY: Matrix = ((0.2126, 0.7152, 0.0722),) * 3


def linear(colour: str) -> Rgb:
    """Give linear RGB of ``#rrggbb``."""
    red, green, blue = (_opened(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return red, green, blue


def _opened(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _seen_through(matrix: Matrix) -> Callable[[Rgb], Rgb]:
    def see(rgb: Rgb) -> Rgb:
        red, green, blue = (
            min(1.0, max(0.0, sum(weight * part for weight, part in zip(row, rgb, strict=True)))) for row in matrix
        )
        return red, green, blue

    return see


SIGHTS: Mapping[str, Callable[[Rgb], Rgb]] = {
    **{name: _seen_through(matrix) for name, matrix in _MACHADO.items()},
    "grey": _seen_through(_GREY),
}
"""Ways of seeing: three kinds of colour blindness, and a print in grey."""


def luminance(rgb: Rgb) -> float:
    """Give the relative luminance."""
    return sum(weight * part for weight, part in zip(_GREY[0], rgb, strict=True))


def contrast(one: Rgb, other: Rgb) -> float:
    """Give the contrast of two colours, from 1 to 21.

    >>> round(contrast(linear("#000000"), linear("#ffffff")), 2)
    21.0
    """
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def distance(one: Rgb, other: Rgb) -> float:
    """Give how far apart two colours look: CIE 1976, where 2 is just seen and 100 is black on white."""
    return sum((a - b) ** 2 for a, b in zip(_lab(one), _lab(other), strict=True)) ** 0.5


_TO_XYZ: Matrix = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_WHITE: Rgb = (0.95047, 1.0, 1.08883)


def _lab(rgb: Rgb) -> Rgb:
    x, y, z = (
        _lightness(sum(weight * part for weight, part in zip(row, rgb, strict=True)) / white)
        for row, white in zip(_TO_XYZ, _WHITE, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _lightness(value: float) -> float:
    return value ** (1 / 3) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116
