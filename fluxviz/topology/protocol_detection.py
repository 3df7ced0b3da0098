"""What a port speaks, and what tells it: the spec's own word on that port, the image, the number, the name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from fluxviz.spec import Component
from fluxviz.topology.image_ports import fastcgi_ports
from fluxviz.topology.own_certificates import secured_ports
from fluxviz.topology.own_ports import own_ports
from fluxviz.topology.protocols import (
    HTTP_PROTOCOLS,
    NEGOTIATED,
    ON_ONE_PORT,
    STARTTLS,
    UDP_PROTOCOLS,
    WELL_KNOWN,
    family,
    has_tls,
    is_secure,
    with_tls,
)
from fluxviz.topology.stock_images import comes_plain, is_up_to_clients, tells_of_tls
from fluxviz.topology.technologies import detect_technology, image_technology, image_words
from fluxviz.topology.technology import DetectionReason, Technology


@dataclass(frozen=True)
class DetectedProtocol:
    """What a port speaks.

    Attributes:
        protocol: Such as ``http`` or ``postgresql``.
        reason: How it was told: ``variable`` (a setting about that very port), ``link`` (what calls it), ``image``,
            ``port`` (the number is well known), ``name`` (the component's), or ``assumed``: nothing tells.
        settled: The component's own settings, or its image for its own port, tell it.
        tls: What calls it says that TLS protects it, or that it does not; None where the protocol decides.
        contested: Of what calls it, some says TLS and some says none.
        plain: Its image speaks no TLS until it is told to, and nothing in its spec tells it to do so on this port.
        optional: TLS may be up to each client: by the protocol, or since the server has a certificate.

    """

    protocol: str
    reason: DetectionReason
    tls: bool | None = None
    settled: bool = False
    contested: bool = False
    plain: bool = False
    optional: bool = False

    @property
    def is_http(self) -> bool:
        """Whether it passes the Flux edge."""
        return self.protocol in HTTP_PROTOCOLS

    @property
    def is_udp(self) -> bool:
        """Whether it is spoken over UDP, which never passes the edge."""
        return self.protocol in UDP_PROTOCOLS

    @property
    def assumed(self) -> bool:
        """Whether nothing tells it."""
        return self.reason == "assumed"

    @property
    def encrypted(self) -> bool | None:
        """Whether TLS is part of it; None where that is not known."""
        if self.assumed or self.contested or (self.reason == "port" and self.protocol == "https"):
            return None  # plain servers stand on 8443, too
        told = is_secure(self.protocol) if self.tls is None else self.tls
        return None if told and self.plain else told

    @property
    def protected(self) -> bool | None:
        """Whether TLS protects anyone who calls it; None where that is up to both sides, or not known."""
        return None if self.optional or (self.protocol in STARTTLS and self.encrypted) else self.encrypted


class ProtocolDetector:
    """Tells what the ports of one component speak.

    Args:
        component: The component.
        called: What the links to its ports speak, where their own scheme or settings say so.

    >>> from fluxviz.spec import PortMapping
    >>> db = Component(name="db", key="db", index=0, image="postgres:16")
    >>> called = {5432: DetectedProtocol("postgresql", "link", tls=True)}
    >>> ProtocolDetector(db).detect(5432).protocol, ProtocolDetector(db, called).detect(5432).tls
    ('postgresql', True)

    """

    def __init__(self, component: Component, called: Mapping[int, DetectedProtocol] = MappingProxyType({})) -> None:
        self._called = called
        self._technology = detect_technology(component.image, component.name)
        self._by: DetectionReason = "image" if image_technology(component.image) else "name"
        self._one_protocol = _single_protocol(component, self._technology)
        self._of_image = {**secured_ports(component), **fastcgi_ports(component)}
        own = own_ports(component, self._technology)
        self._own = {**own, **{port: told for port, told in self._of_image.items() if port in own}}
        self._image, self._tells_of_tls = component.image, tells_of_tls(component)
        self._plain = self._image is not None and not self._tells_of_tls and comes_plain(self._image)

    def detect(self, port: int | None) -> DetectedProtocol:
        """Return what a container port speaks; what nothing tells is taken as HTTP, with ``assumed`` as the reason."""
        detected = self._told(port) or self._by_image(port)
        optional = is_up_to_clients(detected.protocol, self._image) or self._offers_tls(detected)
        return replace(detected, optional=optional)

    def _offers_tls(self, detected: DetectedProtocol) -> bool:
        """Return whether a component may have been told to speak TLS on a port that tells nothing of it.

        PostgreSQL with ``ssl=on``; not RabbitMQ, which has another port for it.
        """
        is_known = self._tells_of_tls and image_technology(self._image) is not None
        if not is_known or detected.plain or detected.is_http:
            return False
        kept_apart = with_tls(detected.protocol) in self._technology.ports.values()
        return detected.protocol in ON_ONE_PORT or (detected.protocol in NEGOTIATED and not kept_apart)

    def _told(self, port: int | None) -> DetectedProtocol | None:
        """Return what a component's own settings say of a port, or what of its image more than its name does."""
        if port is None or port not in self._own:
            return DetectedProtocol(told, "image", settled=True) if (told := self._of_image.get(port or 0)) else None
        detected = DetectedProtocol(self._finer(port), "variable", settled=True)
        if detected.protocol in ON_ONE_PORT:
            return replace(self._with_tls(port, detected), plain=self._plain, settled=True)
        return replace(detected, plain=detected.encrypted is False)

    def _by_image(self, port: int | None) -> DetectedProtocol:
        detected = self._without_settings(port)
        return replace(detected, plain=self._plain or self._has_its_own(detected))

    def _without_settings(self, port: int | None) -> DetectedProtocol:
        technology = self._technology
        if port is not None:
            if port in technology.ports and (self._by == "image" or port not in self._called):
                return self._with_tls(
                    port, DetectedProtocol(technology.ports[port], self._by, settled=self._by == "image")
                )
            if port in self._called:
                return _said_by_callers(port, self._called[port])
        if self._one_protocol and (self._by == "image" or self._one_protocol not in HTTP_PROTOCOLS):
            return DetectedProtocol(self._one_protocol, self._by)
        if port is not None and port in WELL_KNOWN:
            return DetectedProtocol(WELL_KNOWN[port], "port")
        # Whatever a component is called: "server" and "api" are names of games and gateways, too.
        return DetectedProtocol("http", "assumed")

    def _has_its_own(self, detected: DetectedProtocol) -> bool:
        """Return whether TLS has a port of its own: Redis speaks it on none besides."""
        return detected.protocol not in ON_ONE_PORT and with_tls(detected.protocol) in self._own.values()

    def _finer(self, port: int) -> str:
        """Return it more finely than ``http``, which a word such as ``service`` tells: gRPC and WebSockets are HTTP."""
        for told in (self._technology.ports.get(port, ""), WELL_KNOWN.get(port, "")):
            if self._own[port] == "http" and told in ("http", "ws", "grpc"):
                return told
        return self._own[port]

    def _with_tls(self, port: int, detected: DetectedProtocol) -> DetectedProtocol:
        """Let a link that speaks with TLS say so of a port that is known already."""
        called = self._called.get(port)
        if called is None or not called.encrypted or detected.encrypted:
            return detected
        return replace(detected, tls=True) if self._plain else called  # what a caller wishes is not what is spoken


def _said_by_callers(port: int, called: DetectedProtocol) -> DetectedProtocol:
    """Return what callers tell of a port: where they alone say HTTPS, it is HTTP, and with TLS or without."""
    tls = called.tls or has_tls(called.protocol)
    if family(called.protocol) == "http" and tls and not has_tls(WELL_KNOWN.get(port)):
        return replace(called, protocol=family(called.protocol), reason="assumed", tls=None)
    return called


def _single_protocol(component: Component, technology: Technology) -> str:
    """Return what every port of a component speaks: of a product itself, not of an image that has its name in it."""
    if not component.image or image_technology(component.image) is None:
        return technology.protocol
    words = image_words(component.image)
    product = words[0] in technology.words or any(word in technology.words for word in words if "-" in word)
    product |= words[0] in ("server", "database") and any(word in technology.words for word in words)
    return technology.protocol if product else ""
