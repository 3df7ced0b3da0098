"""Who names whom: every link that environment entries and commands hold, with its evidence.

The one place that guesses. Each notation has its reader (``urls``, ``keywords``, ``structured``, ``commands``),
``vocabulary`` says what a setting's name tells, ``scanning`` puts hosts and ports together, and ``resolving``
decides what a host is. :mod:`fluxviz.topology.references.finding` brings them together.
"""
