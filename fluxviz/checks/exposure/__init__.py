"""Exposure: what is open to the internet, and passwords."""
