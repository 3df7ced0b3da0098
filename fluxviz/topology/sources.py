"""``build``: the one place that decides what tells an app, and makes its topology of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from os import PathLike
from typing import Any

from fluxviz.errors import FluxvizError, WrongTypeError
from fluxviz.faults import name_kind
from fluxviz.refusing import strict
from fluxviz.spec import AccessLike, AppSpec, Document, SourceLike, access_beside, load
from fluxviz.spec.loading import refuse_another_name
from fluxviz.topology.building import build_network
from fluxviz.topology.estate import join_topologies
from fluxviz.topology.naming import GUIDE, Naming, get_naming
from fluxviz.topology.topology import Topology

Source = SourceLike | AppSpec | Topology
"""What tells an app: a path, ``flux:NAME``, JSON text, bytes, a mapping, a loaded spec, or a topology."""


@strict
def build(
    source: Source,
    *,
    access: AccessLike | None = None,
    naming: Naming | str | None = None,
    name: str | None = None,
) -> Topology:
    """Build the network of an app.

    Args:
        source: A path, ``flux:NAME``, JSON text (a ``str`` that begins with ``{`` or ``[``), bytes or a mapping; a
            loaded spec; or a topology, which is returned as it is where nothing else is asked of it.
        access: What the spec cannot say: custom domains, CloudFlare, declared links. Where ``source`` is a path,
            ``NAME.access.json`` or ``NAME.access.toml`` beside it is taken by itself; a topology has its own.
        naming: Whose public names to use: ``GUIDE`` (``"guide"``) or ``FDM`` (``"fdm"``); None: those of a topology,
            and the guide's of all else.
        name: The app's name, where the document has none.

    Raises:
        SpecError: the spec cannot be read; carries every fault.
        AccessError: the overlay cannot be read, or names what the app does not have.
        UnknownNameError: there is no such naming.
        FluxvizError: a topology that was not built from one spec is asked for another access, naming or name.

    >>> shop = build({"version": 4, "name": "shop", "compose": [
    ...     {"name": "api", "ports": [3000], "containerPorts": [3000],
    ...      "environmentParameters": ["DB_HOST=fluxdb_shop", "DB_PORT=5432"]},
    ...     {"name": "db", "repotag": "postgres:16", "ports": [], "containerPorts": []}]})
    >>> [edge.id for edge in shop.of_kind("internal")]
    ['internal.api.db.5432']
    >>> build(shop) is shop
    True

    """
    asked = None if naming is None else get_naming(naming)
    if isinstance(source, Topology):
        return _built_anew(source, access, asked, name)
    spec = load(source, name=name)
    return build_network(spec, access_beside(source) if access is None else access, asked or GUIDE)


def spec_of(source: Source) -> AppSpec:
    """Return the spec that tells an app.

    Raises:
        SpecError: it cannot be read; carries every fault.
        FluxvizError: a topology that was not built from one spec.

    """
    if not isinstance(source, Topology):
        return load(source)
    if source.spec is None:
        raise FluxvizError("the topology was not built from one spec")
    return source.spec


@strict
def join(sources: Iterable[Source], *, naming: Naming | str | None = None) -> Topology:
    """Join apps into one topology: an estate.

    Each app keeps a network of its own. Ids then carry the app (``component.shop.api``). A call to a public name of
    another app of the estate leads to the Flux edge, and from there to that app.

    Args:
        sources: The apps, each whatever :func:`build` takes. An estate among them gives all of its apps.
        naming: Whose public names to use; as for :func:`build`.

    Raises:
        SpecError: a spec cannot be read; carries every fault.
        AccessError: an access file beside a spec cannot be read.
        UnknownNameError: there is no such naming.
        FluxvizError: there is no app, or some have the guide's names and some the domain manager's.
        WrongTypeError: one source, not several.

    >>> shop = {"version": 4, "name": "shop", "compose": [{"name": "web", "ports": [80],
    ...     "environmentParameters": ["BLOG_URL=https://blog.app.runonflux.io"]}]}
    >>> blog = {"version": 4, "name": "blog", "compose": [{"name": "web", "ports": [80]}]}
    >>> [edge.id for edge in join([shop, blog]).of_kind("egress")]
    ['egress.shop.web.edge.blog.app.runonflux.io.443']

    """
    return join_topologies([build(source, naming=naming) for source in several(sources, "join")])


def several(sources: Any, caller: str) -> Iterable[Any]:
    """Return several sources as they are.

    Raises:
        WrongTypeError: it is one source, or has no order, so that no two runs would give the same.

    """
    one = isinstance(sources, (str, bytes, PathLike, Mapping, AppSpec, Topology, Document))
    if one or isinstance(sources, (set, frozenset)) or not isinstance(sources, Iterable):
        raise WrongTypeError(f"several sources for {caller}(), such as a list of paths", name_kind(sources))
    return sources


def _built_anew(topology: Topology, access: AccessLike | None, naming: Naming | None, name: str | None) -> Topology:
    """Return a topology as it is, or with the access and the names that are asked for."""
    if len(topology.apps) == 1:
        refuse_another_name(topology.app, name)
    other_names = naming is not None and naming.name != topology.naming
    if access is None and not other_names:
        return topology
    if topology.members and access is None:
        return join_topologies([build(member.topology, naming=naming) for member in topology.members])
    if topology.provenance is None:
        what = "several apps" if len(topology.apps) > 1 else "a graph"
        raise FluxvizError(f"the topology was made of {what}: no other access or naming can be given to it")
    overlay = topology.provenance.access if access is None else access
    return build_network(topology.provenance.spec, overlay, naming or get_naming(topology.naming))
