"""Why the network gave no answer that can be used."""

from __future__ import annotations

from enum import StrEnum


class Cause(StrEnum):
    """What a ``NetworkError`` names."""

    NO_SUCH_APP = "no such app"
    NOT_SYNCED = "the node is not synced"
    REFUSED = "the API refuses"
    BALANCER = "no node answers behind the balancer"
    TIME_OUT = "time-out"
    NO_NETWORK = "no connection"
    REDIRECT = "redirected to another host"
    NOT_JSON = "not JSON"
    TRUNCATED = "the answer is cut off"
    TOO_LARGE = "the answer is too large"
    WRONG_SHAPE = "not what this call answers"
    BAD_NAME = "not a name that can be asked for"
    BAD_ADDRESS = "not an address that can be asked"
