"""Would FluxOS take this document? Its five checks, restated: each finds all that it would refuse, with its place.

Source: ``specificationFormatter`` in ``ZelBack/src/services/utils/appUtilities.js`` and the ``verify…`` functions in
``ZelBack/src/services/appRequirements/appValidator.js`` of RunOnFlux/flux. Those stop at the first fault; these go on.
"""

from fluxviz.spec.acceptance.validating import find_faults, validate
from fluxviz.spec.acceptance.violations import STAGES, Kind, Stage, Violation

__all__ = ["STAGES", "Kind", "Stage", "Violation", "find_faults", "validate"]
