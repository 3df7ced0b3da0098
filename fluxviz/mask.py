"""What stands for a secret."""

MASK = "\u2022\u2022\u2022"
"""What stands for a secret in any output."""
