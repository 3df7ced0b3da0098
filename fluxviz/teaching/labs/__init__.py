"""Labs: apps that are broken, told by their symptom alone, to be repaired.

>>> from fluxviz.teaching import labs
>>> lab = labs.lab("misspelt_host", seed=7)
>>> lab.check(lab.document).right, lab.check(lab.solution).right
(False, True)
"""

from fluxviz.teaching.labs.behaviour import Behaviour
from fluxviz.teaching.labs.dealing import NAMES, deal, lab
from fluxviz.teaching.labs.repairing import Lab

__all__ = ["NAMES", "Behaviour", "Lab", "deal", "lab"]
