"""The traits of an explorer: what can be set, read, linked and observed, in Python and in the browser."""

from __future__ import annotations

import os
from typing import Any

from traitlets import Any as AnyTrait
from traitlets import Bool, Dict, Enum, Float, Int, List, Unicode, default

from fluxviz.drawing import DETAILS, VIEWS
from fluxviz.exploring import LAYERS, SIDES, WHOLE
from fluxviz.spec import SslMode
from fluxviz.spec.limits import MAX_PORT
from fluxviz.topology import NAMINGS
from fluxviz.widget.strict import StrictTraits

WHAT_IF_TRAITS = ("domain", "domains", "proxied", "ssl", "off", "closed", "publishes", "listens")
"""The traits that ask "what if"."""


class PortTrait(Int[int, int]):
    """A port, which is told as one where it is none."""

    info_text = f"a port, a whole number from 1 to {MAX_PORT}"


class ExplorerTraits(StrictTraits):
    """What is synchronised between Python and the browser.

    A list or dict that changes is assigned anew: a change inside of one is not noticed.
    """

    selected = Unicode("", help="id of the node or edge that is selected; a component's name is taken too").tag(
        sync=True
    )
    hovered = Unicode("", help="id of the node or edge that is pointed at; told where sync_hover asks for it").tag(
        sync=True
    )
    trace = List(Unicode(), help="start and end of the trace; empty: none").tag(sync=True)
    path = Int(0, min=0, help="which of the trace's paths is highlighted, from 0").tag(sync=True)
    step = Int(0, min=0, help="which step of the path is told, from 1; 0: the path as a whole").tag(sync=True)
    search = Unicode("", help="words to look for: hosts, ports, images, variables, kinds").tag(sync=True)
    layers = List(
        Enum(list(LAYERS)), list(LAYERS), help="the layers that are on: public, internal, egress, volumes"
    ).tag(sync=True)
    side = Enum(list(SIDES), "both", help="of a change: before, both or after").tag(sync=True)
    viewport = List(
        Float(),
        list(WHOLE),
        minlen=3,
        maxlen=3,
        help="the point of the picture in the middle, as parts of its width and height, and the zoom; 1 is as wide "
        "as the canvas, and text is no smaller than 10 px; where the browser moves it is told where sync_viewport asks "
        "for it",
    ).tag(sync=True)
    sync_hover = Bool(default_value=False, help="whether the browser tells what is pointed at").tag(sync=True)
    sync_viewport = Bool(default_value=False, help="whether the browser tells where the picture is moved").tag(
        sync=True
    )

    detail = Enum(list(DETAILS), "network", help="how much is said: overview, network or full").tag(sync=True)
    view = Enum(list(VIEWS), "all", help="which side is shown: all, public or internal").tag(sync=True)
    naming = Enum(list(NAMINGS), "guide", help="whose public names: guide or fdm").tag(sync=True)
    theme = Unicode("auto", help="auto, light, dark, print, contrast, or the name of a theme of one's own").tag(
        sync=True
    )

    domain = Unicode(None, allow_none=True, help="what if this were the custom domain; empty: none").tag(sync=True)
    domains = Dict(
        value_trait=Unicode(),
        key_trait=Unicode(),
        help="what if each of these custom domains were another; empty: gone",
    ).tag(sync=True)
    proxied = Bool(None, allow_none=True, help="what if CloudFlare proxied the custom domains, or did not").tag(
        sync=True
    )
    ssl = Enum(
        [mode.value for mode in SslMode], None, allow_none=True, help="what if CloudFlare's SSL mode were this"
    ).tag(sync=True)
    off = List(Unicode(), help="what if these components were not in the spec").tag(sync=True)
    closed = List(Unicode(), help="what if these ports were not public, each as component:public port").tag(sync=True)
    publishes = Dict(
        value_trait=PortTrait(min=1, max=MAX_PORT),
        key_trait=Unicode(),
        help="what if component:public port were another public port",
    ).tag(sync=True)
    listens = Dict(
        value_trait=PortTrait(min=1, max=MAX_PORT),
        key_trait=Unicode(),
        help="what if component:container port were another container port",
    ).tag(sync=True)

    spec = AnyTrait(None, help="the app as it is with the what-ifs applied; assign anything that load() reads")
    access = AnyTrait(
        None, help="its public access as it is with the what-ifs applied; assign anything that load_access() reads"
    )
    topology = AnyTrait(None, help="the network as it is with the what-ifs applied", read_only=True)
    faults = List(Unicode(), help="why what was last given could not be drawn; empty where it could", read_only=True)
    value = Unicode("", help="the same as selected, for ipywidgets.interactive_output")

    may_edit = Bool(help="whether the browser may edit, note and write files; under Voila not at first")

    @default("may_edit")
    def _may_readers_edit(self) -> bool:
        return readers_may_edit()

    _picture = Dict(help="the picture, and the facts of its parts").tag(sync=True)
    _paths = Dict(help="the paths of the trace").tag(sync=True)
    _consequences = List(Dict(), help="what the what-ifs changed and broke").tag(sync=True)
    _faults = List(Unicode(), help="the same as faults").tag(sync=True)
    _controls = Dict(help="what can be asked what-if of").tag(sync=True)
    _choices = Dict(help="what there is to choose from").tag(sync=True)
    _turn = Int(0, help="how often Python has answered").tag(sync=True)
    _anew = Int(0, help="how often another app took the place of the one before").tag(sync=True)
    _alone = Bool(default_value=False, help="there is no kernel: true only in a page of its own").tag(sync=True)
    _review = Dict(help="what is edited and said; filled when it is first looked at").tag(sync=True)
    _style = Unicode("", help="the style sheet").tag(sync=True)


def public_traits() -> dict[str, Any]:
    """Return the traits that may be set when an explorer is made, by name."""
    computed = {"topology", "faults", "value", "spec", "access"}
    ours = ExplorerTraits.class_own_traits()
    return {name: trait for name, trait in sorted(ours.items()) if name[0] != "_" and name not in computed}


def readers_may_edit() -> bool:
    """Return whether the readers of an explorer are those who run its kernel: under Voila they are anybody."""
    return not any(name in os.environ for name in ("VOILA_SERVER_URL", "VOILA_REQUEST_URL", "VOILA_KERNEL_ID"))
