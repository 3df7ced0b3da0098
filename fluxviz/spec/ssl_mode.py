"""CloudFlare's SSL/TLS modes."""

from __future__ import annotations

from enum import StrEnum


class SslMode(StrEnum):
    """CloudFlare's SSL/TLS mode: how it talks to the Flux edge for HTTPS visitors."""

    OFF = "off"
    FLEXIBLE = "flexible"
    FULL = "full"
    STRICT = "strict"
