"""Ports on which nobody listens, where a component's image, its settings or its command tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from fluxviz.spec import Component, PortMapping
from fluxviz.topology.commanded_ports import commanded_ports
from fluxviz.topology.image_ports import holds_port, image_answers_on, image_ports, is_told_elsewhere
from fluxviz.topology.listening import called_by_host_port, declares_port, main_port
from fluxviz.topology.loopback import why_kept_to_itself
from fluxviz.topology.moved_ports import moved_from
from fluxviz.topology.own_ports import own_ports
from fluxviz.topology.references.commands import settings_of
from fluxviz.topology.route import UNHEARD
from fluxviz.topology.shut_ports import why_shut
from fluxviz.topology.stock_images import tells_of_tls
from fluxviz.topology.technologies import detect_technology, image_product, image_technology


@dataclass(frozen=True)
class Unheard:
    """A port on which a component is known not to listen.

    Attributes:
        told_by: What tells where it listens instead.
        who: The product of its image, or the variable that holds its port, such as ``PORT``.
        ports: Where it listens instead, the main one first; none where the port is turned off.
        said: What tells it, in words, where that is no other port.
        is_likely: It seems so, no more: most programs listen on their ``PORT``, and nobody knows this one; an image may
            be set up by what nobody sees.

    """

    told_by: Literal["image", "variable", "command", "switch"]
    who: str
    ports: tuple[int, ...]
    said: str = ""
    is_likely: bool = False

    def problem(self, port: int | None) -> str:
        """Return why a port gets no answer, in words.

        >>> Unheard("variable", "PORT", (3000,), is_likely=True).problem(8080)
        'nobody seems to listen on 8080: its PORT is 3000'

        """
        return f"{UNHEARD[self.is_likely]} {port}: {self.sentence}"

    @property
    def sentence(self) -> str:
        """What tells, in words.

        >>> Unheard("image", "PostgreSQL", (5432,)).sentence
        'PostgreSQL listens on 5432'
        >>> Unheard("variable", "PORT", (3000,)).sentence
        'its PORT is 3000'
        >>> Unheard("command", "", ()).sentence
        'its command turns it off'

        """
        if self.said:
            return self.said
        listed = ", ".join(map(str, self.ports))
        if not listed:
            return f"its {self.who or 'command'} turns it off"
        return {
            "image": f"{self.who} listens on {self.ports[0]}",
            "variable": f"its {self.who} is {listed}",
            "switch": f"its {self.who} moves it to {listed}",
            "command": f"its command listens on {listed}",
        }[self.told_by]


def unheard_call(component: Component, port: int) -> Unheard | None:
    """Return why a call inside the app finds nobody on a port; None where somebody may listen there.

    A port that the component declares as its container port is heard where it is from outside, and a call to the port
    that is published in its place is another matter: see ``called_by_host_port``.

    >>> unheard_call(Component(name="db", key="db", index=0, image="postgres:16"), 3306).sentence
    'PostgreSQL listens on 5432'

    """
    if (elsewhere := _moved(component, port)) is not None:
        return elsewhere
    if (mapping := next((each for each in component.ports if each.container == port), None)) is not None:
        return unheard_mapping(component, mapping)  # the same holds within the app and from outside
    declared = [mapping.container for mapping in component.ports if mapping.container is not None]
    if called_by_host_port(component, port) is not None or is_mentioned(component, port):
        return None
    product, main = image_product(component.image), main_port(component)
    if product is not None and product.ports and port not in product.ports:
        own = tuple(each for each in declared if each in product.ports or declares_port(component, each))
        is_open = is_told_elsewhere(component) or tells_of_tls(component)  # TLS may have a port of its own
        return Unheard("image", product.name, own or tuple(product.ports), is_likely=is_open)
    if (elsewhere := _by_image(component, port)) is not None or (product is not None and product.ports):
        return elsewhere
    if main is not None and (not declared or main[1] in declared):
        return Unheard("variable", main[0], (main[1],), is_likely=True)
    listens = () if declared else commanded_ports(component)
    return Unheard("command", "", listens, is_likely=True) if listens else None


def unheard_mapping(component: Component, mapping: PortMapping) -> Unheard | None:
    """Return why nobody listens behind a published port; None where somebody may.

    >>> web = PortMapping(public=31080, container=3000)
    >>> unheard_mapping(Component(name="web", key="web", index=0, ports=(web,)), web)

    """
    inside, public = mapping.container, mapping.public
    if inside is None or public is None or mapping.heard:
        return None
    return _moved(component, inside) or _by_command(component) or _by_setting(component, inside, public)


def _moved(component: Component, port: int) -> Unheard | None:
    """Return where a component's own settings put a port of its image, or that it is shut, or kept to itself."""
    if said := why_kept_to_itself(component) or why_shut(component, port):
        return Unheard("command", "", (), said=said)
    moved = moved_from(component, port)
    if moved is None or port in own_ports(component, detect_technology(component.image, component.name)):
        return None
    return Unheard(moved.told_by, moved.who, moved.ports)


def _by_setting(component: Component, inside: int, public: int) -> Unheard | None:
    if any(text == str(inside) for text in setting_texts(component)):
        return None
    product = image_product(component.image)
    if product is not None and inside not in product.ports and public in product.ports:
        return Unheard("image", product.name, tuple(product.ports))
    if (elsewhere := _by_image(component, inside)) is not None or (product is not None and product.ports):
        return elsewhere
    main = main_port(component)
    if len(component.ports) != 1 or main is None or main[1] in (0, inside):
        return None
    return Unheard("variable", main[0], (main[1],), is_likely=True)


def _by_image(component: Component, port: int) -> Unheard | None:
    """Return where an image listens that is published for all, and comes with its configuration."""
    found = image_ports(component)
    if found is None or image_answers_on(component, port) is not False:
        return None
    return Unheard("image", found.name, found.ports, is_likely=True)


def _by_command(component: Component) -> Unheard | None:
    """Return that a command makes a component listen elsewhere, where nothing speaks for any of its container ports."""
    inside = [port.container for port in component.ports if port.container is not None]
    if not inside or not component.commands:
        return None
    listens = commanded_ports(component)
    if not listens or any(_speaks_for(component, port) for port in inside):
        return None
    return Unheard("command", "", listens)


def _speaks_for(component: Component, port: int) -> bool:
    """Return whether anything says that a component listens on a port: its image, a setting, or its command."""
    technology = image_technology(component.image)
    if technology is not None and port in technology.ports:
        return True
    texts = (*(word.read() for word in component.commands), *setting_texts(component))
    return any(holds_port(text, port) for text in texts)


def is_mentioned(component: Component, port: int) -> bool:
    """Return whether a setting of a component or its command holds a port, whatever for."""
    if declares_port(component, port) or any(text == str(port) for text in setting_texts(component)):
        return True
    return any(str(port) in word.read() for word in component.commands)


def setting_texts(component: Component) -> Iterator[str]:
    """Return what every variable of a component and every flag of its command is set to."""
    return (text for _, text in settings_of(component))
