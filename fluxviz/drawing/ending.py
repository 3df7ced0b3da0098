"""How much room lines need where they end: cards and tabs are made so large, and lines are spread so far."""

APART = 11.0
"""How far lines on one side stand apart, in points."""

CORNER = 12.0
"""How far lines keep from the corners of cards, in points."""

TAB_CORNER = 6.0
"""How far they keep from the corners of tabs."""
