"""What FluxOS says of a spec that is handed over, with nothing of the spec's values in it."""

from __future__ import annotations

from fluxviz.errors import NetworkError
from fluxviz.live.masking import mask_of
from fluxviz.network import Cause, FluxApi, Verdict
from fluxviz.network.names import app_name
from fluxviz.spec import AppSpec
from fluxviz.spec.document import document_text


def text_of(spec: AppSpec) -> str:
    """Return a spec as it is sent: the text that it was read from, or the spec alone out of what is around it."""
    original = spec.original
    if original.text is not None and not original.path:
        return original.text
    return document_text(original.document)


def verdict_on(api: FluxApi, spec: AppSpec) -> tuple[Verdict, bool]:
    """Hand a spec over, and return what FluxOS says, and whether it is an update of an app that is registered.

    Raises:
        NetworkError: there is no answer.

    """
    update = _is_registered(api, spec.name)
    return api.masking(mask_of(spec.original.document)).verify(text_of(spec), update=update), update


def _is_registered(api: FluxApi, name: str) -> bool:
    try:
        api.spec(app_name(name))
    except NetworkError as error:
        if error.cause in (Cause.NO_SUCH_APP, Cause.BAD_NAME):
            return False
        raise
    return True
