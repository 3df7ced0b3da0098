"""What is often believed of an app's network and is not so: each has a name, and an answer that speaks to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Misconception:
    """A belief that a wrong answer comes from.

    Attributes:
        name: What a report calls it by.
        belief: What is believed, as a sentence.
        says: What is said to it, without the answer to any one question.

    """

    name: str
    belief: str
    says: str


_LISTED = (
    Misconception(
        "localhost_is_the_neighbour",
        "localhost reaches the other components.",
        "Inside a container, localhost is that container itself. Every component has a name of its own.",
    ),
    Misconception(
        "public_port_inside",
        "Components call each other by the public port.",
        "That is the public port: it is for callers outside. Inside the app, the container port counts.",
    ),
    Misconception(
        "public_name_inside",
        "Components call each other by a public name.",
        "That is a public name: the call would leave the app and come back by the edge.",
    ),
    Misconception(
        "internal_name_in_browser",
        "Internal names work in the browser.",
        "Internal names exist on the app's own network only. A visitor's browser is not on that network.",
    ),
    Misconception(
        "host_of_the_caller",
        "An internal name is made of the component that calls.",
        "The host is made of the component that is called, and of the app's name.",
    ),
    Misconception(
        "host_without_prefix",
        "An internal name has no prefix.",
        "Each internal name begins with a fixed prefix. The component's name alone works, too, but not half of each.",
    ),
    Misconception(
        "port_is_a_firewall_rule",
        "A public port is a firewall rule: it lets the Flux edge in and nobody else.",
        "A public port is not a firewall rule. It is open on the node's own address, for everybody.",
    ),
    Misconception(
        "everything_is_public",
        "Each component can be called from outside.",
        "It has no public port, so nothing outside the app can call it.",
    ),
    Misconception(
        "component_has_a_public_name",
        "Each component has a public name made of its own name.",
        "The network has names for apps and for public ports. It never had names for components; the guide has.",
    ),
    Misconception(
        "own_domain_is_the_front_end",
        "The app's own domain leads to the front end.",
        "Flux does not know which component is the front end. It goes by the order of the spec.",
    ),
    Misconception(
        "dns_record_names_a_component",
        "The DNS record of a custom domain names a component.",
        "The record points to the app. Which component answers, the list of domains in the spec says.",
    ),
    Misconception(
        "container_calls_for_the_browser",
        "The front end's container makes the calls of its page.",
        "Ask where that code runs. What is built into a page runs on the visitor's machine.",
    ),
    Misconception(
        "edge_calls_by_itself",
        "The Flux edge makes calls of its own.",
        "The edge only passes on what others ask it for.",
    ),
    Misconception(
        "arrow_is_the_data",
        "An arrow points where the data goes.",
        "An arrow points from who calls to who is called. The data goes both ways on it.",
    ),
    Misconception(
        "tls_reaches_the_container",
        "The padlock in the address bar reaches as far as the container.",
        "TLS ends before the container: behind the Flux edge everything is plain.",
    ),
    Misconception(
        "inside_is_encrypted",
        "Links inside the app are encrypted by Flux.",
        "Docker's network carries what the programs say as they say it. Nothing is encrypted unless they do it.",
    ),
    Misconception(
        "tls_passes_cloudflare",
        "One TLS connection goes from the browser through CloudFlare to Flux.",
        "CloudFlare reads what it proxies, so it must end the visitor's TLS. It opens another connection behind it.",
    ),
    Misconception(
        "cloudflare_stands_everywhere",
        "CloudFlare stands in front of every app.",
        "CloudFlare is there only for a domain of your own that it proxies. Flux's names lead to the edge itself.",
    ),
    Misconception(
        "tls_needs_set_up",
        "There is no TLS until you set it up.",
        "There is TLS on this hop: who answers the browser holds a certificate for the name.",
    ),
    Misconception(
        "full_is_strict",
        "Full and Full (strict) are the same.",
        "Only Full (strict) checks the certificate of the Flux edge. Full takes any certificate.",
    ),
    Misconception(
        "flexible_is_half_safe",
        "Flexible works, and is better than no TLS.",
        "In mode Flexible, CloudFlare calls the edge without TLS. The edge always answers that with a redirect.",
    ),
    Misconception(
        "off_is_plain_http",
        "With SSL/TLS off, the page is served by plain HTTP.",
        "The Flux edge serves nothing by plain HTTP: port 80 only redirects to HTTPS.",
    ),
    Misconception(
        "any_proxy_loops",
        "CloudFlare in front of Flux leads to redirects.",
        "Redirects need a hop without TLS. Look at the hop between CloudFlare and the edge in this mode.",
    ),
)

MISCONCEPTIONS: Mapping[str, Misconception] = {each.name: each for each in _LISTED}
"""Each by its name, in the order of the course."""

THOUGHT_ENCRYPTED: Mapping[str, str] = {
    "forward": "tls_reaches_the_container",
    "direct": "port_is_a_firewall_rule",
    "internal": "inside_is_encrypted",
}
"""From which belief a plain hop is taken for an encrypted one, by the kind of its edge."""

THOUGHT_PLAIN: Mapping[str, str] = {"request": "tls_needs_set_up", "browser_call": "tls_needs_set_up"}
"""From which belief an encrypted hop is taken for a plain one."""


@dataclass(frozen=True)
class Slip:
    """A wrong answer that is often given, and what it comes from.

    Attributes:
        answer: The answer: a choice, or the host or the port in what is typed.
        misconception: Name of the belief; empty where it comes from none.
        own: What is said to it in this app; empty: what is said to the belief everywhere.

    """

    answer: str
    misconception: str = ""
    own: str = ""

    @property
    def says(self) -> str:
        """What is said to it."""
        return self.own or (MISCONCEPTIONS[self.misconception].says if self.misconception else "")
