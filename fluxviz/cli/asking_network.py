"""``check --ask-network``: what FluxOS itself says of specs, once it is agreed that they are handed over."""

from __future__ import annotations

from collections.abc import Sequence

from fluxviz.cli.agreeing import ask_agreement
from fluxviz.cli.checking import Checked
from fluxviz.cli.console import BAD_INPUT, fail, say
from fluxviz.errors import FluxvizError
from fluxviz.network import FluxApi
from fluxviz.spec.named import is_named

_THEN = (
    "A node that somebody runs reads it, and looks its images up; nothing is registered. "
    "Whether an app of that name is registered is asked first."
)

_MOST = 20
"""How many specs are handed over at once."""


def agree_to_verify(sources: Sequence[str], *, yes: bool) -> FluxApi:
    """Say what will be handed over, and to whom; end the command where that is not agreed to.

    Args:
        sources: The specs as they were named.
        yes: It was agreed to in the command.

    """
    if named := next(filter(is_named, sources), None):
        fail(f"{named} is registered already: there is no verdict to ask for")
    if len(sources) > _MOST:
        fail(f"--ask-network takes {_MOST} specs at most: each is a lengthy call")
    try:
        api = FluxApi()
    except FluxvizError as error:
        fail(str(error))
    what = f"{', '.join(sources)}, whole, with every value of the environment"
    ask_agreement(what, api.bases.host, _THEN, yes=yes)
    return api


def tell_verdicts(api: FluxApi, done: Sequence[Checked], refused: int) -> int:
    """Hand specs over, and say what FluxOS says.

    Args:
        api: To whom.
        done: The specs; one that could not be read is not sent.
        refused: The exit code where FluxOS refuses one.

    Returns:
        The exit code.

    """
    from fluxviz.live.verdicts import verdict_on

    code = 0
    for each in done:
        if each.spec is None:
            continue
        try:
            verdict, update = verdict_on(api, each.spec)
        except FluxvizError as error:
            say(f"error: {each.job.source}: {error}")
            code = BAD_INPUT
            continue
        what = "the update" if update else "the registration"
        if verdict.accepted:
            say(f"{each.job.source}: FluxOS would take {what}, says {api.bases.host}")
        else:
            say(f"{each.job.source}: FluxOS would refuse {what}, says {api.bases.host}: {verdict.message}")
            code = max(code, refused)
    return code
