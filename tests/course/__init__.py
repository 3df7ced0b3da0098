"""The course: its notebooks are the source, and they are run as tests.

``python -m tests.course --rewrite`` runs them all and writes their outputs anew; nbval, in pytest's own run, compares.
"""
