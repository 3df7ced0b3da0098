"""What is said to a typed answer that is wrong: which part of it, and from which belief it comes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from fluxviz.slips import MOST, distance
from fluxviz.teaching.answers import Address, read_address
from fluxviz.teaching.misconceptions import Slip
from fluxviz.topology.own_address import leads_home

_PORT_MISSING = Slip("", own="The host is right; the port is missing.")
_HOST_MISSING = Slip("", own="The port is right; the host is missing.")
_ONLY_A_PORT = Slip("", own="That is a port alone, and not the right one; the host is missing as well.")
_ONLY_THE_PORT = Slip("", own="Only a port number is asked for.")
_NO_PORT_THERE = Slip("", own="The host is right; a DNS record holds no port.")
_NOT_THAT_PORT = Slip("", own="That is not the port.")
_WRONG_PORT = Slip("", own="The host is right; the port is not.")
_WRONG_HOST = Slip("", own="The port is right; the host is not.")


def judge(given: Address, answers: Iterable[str], slips: Sequence[Slip], names: Collection[str] = ()) -> Slip:
    """Return what to say to a wrong answer; an empty slip where nothing is known of it.

    Args:
        given: What was typed.
        answers: The right ones.
        slips: Wrong ones that are often given.
        names: The public names of the app: none of them is a slip of the pen.

    >>> judge(read_address("fluxdb_shop"), ["fluxdb_shop:5432"], []).says
    'The host is right; the port is missing.'
    >>> judge(read_address("fluxdb_shpo:5432"), ["fluxdb_shop:5432"], []).says
    'Look at the spelling of fluxdb_shpo: it is nearly right.'

    """
    right = [read_address(answer) for answer in answers]
    host = "localhost" if leads_home(given.host) else given.host
    known = [slip for slip in slips if slip.answer in (host, str(given.port))]
    host_is_right = given.host in {each.host for each in right}
    port_is_right = given.port in {each.port for each in right}
    if known:
        return known[0]
    if not right[0].host and given.host:
        return _ONLY_THE_PORT
    if right[0].port is None and host_is_right:
        return _NO_PORT_THERE
    if not right[0].host and given.port is not None:
        return _NOT_THAT_PORT
    if host_is_right:
        return _PORT_MISSING if given.port is None else _WRONG_PORT
    if not given.host:
        return _HOST_MISSING if port_is_right else _ONLY_A_PORT if right[0].host else Slip("")
    if any(given.host.replace("-", "_").replace(".", "_") == each.host for each in right):
        return Slip("", own=f"Look at the marks in {given.host}: the parts of an internal name are joined by _.")
    if given.host in names:
        return Slip("", own=f"{given.host} is a name of the app, and not the one that is asked for.")
    if any(distance(given.host, each.host) <= MOST < len(each.host) for each in right):
        return Slip("", own=f"Look at the spelling of {given.host}: it is nearly right.")
    return _WRONG_HOST if port_is_right and given.port is not None else Slip("")
