"""Names that are asked for: what goes into an address is checked first.

FluxOS 8.17 put a name into a regular expression as it came; and a name such as ``..`` would ask for something else.
"""

from __future__ import annotations

import re

from fluxviz.errors import NetworkError
from fluxviz.network.causes import Cause
from fluxviz.network.wording import harmless

PREFIX = "flux:"
"""What a name begins with where a file could stand: ``flux:shop``."""

_APP = re.compile(r"[A-Za-z0-9-]{1,63}", re.ASCII)
_OWNER = re.compile(r"[A-Za-z0-9]{1,100}", re.ASCII)


def name_in(source: object) -> str | None:
    """Return the name in ``flux:NAME``, not checked yet; None where a source is none.

    >>> name_in("flux:shop"), name_in("shop.json")
    ('shop', None)
    """
    if isinstance(source, str) and source.startswith(PREFIX):
        return source.removeprefix(PREFIX)
    return None


def app_name(name: str) -> str:
    """Return a name that can be asked for.

    Raises:
        NetworkError: no app can have it.

    >>> app_name("../etc")
    Traceback (most recent call last):
        ...
    fluxviz.errors.NetworkError: flux:../etc: not a name that can be asked for: expected 1 to 63 letters, digits or hyphens

    """  # noqa: E501 - as it is printed
    return _checked(_APP, name, f"{PREFIX}{harmless(name, 80)}", "1 to 63 letters, digits or hyphens")


def owner_id(owner: str) -> str:
    """Return an owner's id that can be asked for.

    Raises:
        NetworkError: no owner can have it.

    """
    return _checked(_OWNER, owner, f"owner {harmless(owner, 80)}", "1 to 100 letters or digits, as in a spec's owner")


def node_address(ip: str) -> str:
    """Return the address of a node, without its port.

    Raises:
        NetworkError: it is no address.

    """
    import ipaddress  # which reading a spec from a file does not need

    try:
        return str(ipaddress.ip_address(ip))
    except ValueError:
        raise NetworkError(f"node {harmless(ip, 80)}", Cause.BAD_NAME, "expected an IP address") from None


def _checked(form: re.Pattern[str], name: str, asked: str, expected: str) -> str:
    if not isinstance(name, str) or not form.fullmatch(name):
        raise NetworkError(asked, Cause.BAD_NAME, f"expected {expected}")
    return name
