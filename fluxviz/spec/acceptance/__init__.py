"""Would FluxOS take this document? Its five checks, restated: each finds all that it would refuse, with its place.

Source: ``specificationFormatter`` in ``ZelBack/src/services/utils/appUtilities.js`` and the ``verify…`` functions in
``ZelBack/src/services/appRequirements/appValidator.js`` of RunOnFlux/flux. Those stop at the first fault; these go on.
"""

from fluxviz.spec.acceptance.breaches import STAGES, Breach, Kind, Stage
from fluxviz.spec.acceptance.judging import find_faults, judge

__all__ = ["STAGES", "Breach", "Kind", "Stage", "find_faults", "judge"]
