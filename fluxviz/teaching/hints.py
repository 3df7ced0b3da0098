"""Hints in two steps: where to look, and nearly the answer. None of them tells it."""

from __future__ import annotations

from collections.abc import Mapping

HINTS: Mapping[str, tuple[str, str]] = {
    "address_inside": (
        "An internal name has three parts: a fixed prefix, the component that is called, and the app.",
        "Write flux, the component, _ and the app; then : and the container port, behind the arrow on the card.",
    ),
    "port_inside": (
        "A tab on a card reads public → container.",
        "The world calls the number before the arrow. The program listens on the other one.",
    ),
    "leads_to": (
        "Start at the Flux edge and follow the line that carries the name; if none does, ask yourself why.",
        "The app's own domain leads to the first port of the first component that has one. That port must speak HTTP.",
    ),
    "public_name": (
        "Ask who is to call it: somebody outside, so the name must exist outside.",
        "The Flux Domain Manager makes names of the app and, for each public port, of the app and the port.",
    ),
    "cname_of": (
        "The record points to a name of Flux's that stands for the whole app.",
        "Write the app's name and, behind it, Flux's zone: app.runonflux.io.",
    ),
    "not_from_outside": (
        "Only a public port lets the outside in.",
        "Look for the grey card with the dashed frame.",
    ),
    "open_port": (
        "Look for the components that have a public port.",
        "A published port is open on every node, whether the edge serves it or not.",
    ),
    "caller": (
        "Where does the code run that reads this variable?",
        "REACT_APP_, VITE_ and NEXT_PUBLIC_ variables are built into the page. The container reads all others.",
    ),
    "leads_nowhere": (
        "Each internal name ends with the name of the app it is for.",
        "Read the last part of each host, letter by letter, and compare the middle with the names on the cards.",
    ),
    "encrypted": (
        "Look at the padlock on the line.",
        "TLS is ended by the Flux edge, or by CloudFlare in front of it. What is behind the edge has none.",
    ),
    "tls_ends": (
        "Who is the first to answer the browser?",
        "The first one on the visitor's way who has a certificate for the name ends the TLS.",
    ),
    "cloudflare_mode": (
        "Two hops count: browser to CloudFlare, and CloudFlare to the edge. Which of them has TLS in this mode?",
        "The edge redirects plain HTTP to HTTPS, and has no certificate for a name that CloudFlare proxies.",
    ),
    "draw.all": (
        "Begin outside: whom does the browser call, and who passes that on? Then read the settings of the components.",
        "An arrow goes from who calls to who is called. Behind the Flux edge nobody adds TLS to what programs speak.",
    ),
    "draw.public": (
        "Begin with the visitor: whom does a browser call first, and which components have a public port?",
        "An arrow goes from who calls to who is called. Ask of each who ends the TLS there, and who adds it anew.",
    ),
    "draw.internal": (
        "Read the settings of each component: which other one do they name, and at which port?",
        "An arrow goes from who calls to who is called. Nobody adds TLS to what programs speak among themselves.",
    ),
}
"""By the kind of question."""
