"""What is refused of a public access overlay: what the app does not have."""

from __future__ import annotations

from dataclasses import replace

from fluxviz.errors import AccessError
from fluxviz.faults import Fault
from fluxviz.spec import AppSpec, PublicAccess
from fluxviz.spec.access_file import AccessFile
from fluxviz.spec.hostnames import is_of_flux
from fluxviz.topology.routes import Routes


def refuse_unknown(spec: AppSpec, routes: Routes, access: PublicAccess, file: AccessFile) -> None:
    """Refuse an overlay that names components or ports the app does not have.

    Args:
        spec: The app.
        routes: Its published ports.
        access: The overlay.
        file: Where it was read from.

    Raises:
        AccessError: it does; carries every fault.

    """
    names = [component.key for component in spec.components]
    faults: list[Fault] = []
    for domain in access.domains:
        at = f"domains.{domain.host}"  # a list of them is as good as an object, and sorted
        if is_of_flux(domain.host):
            faults.append(Fault(at, "is Flux's own, which an app has or has not by itself; expected another domain"))
        elif domain.component is not None and domain.component not in names:
            faults.append(Fault(f"{at}.component", f"the app has no such component; expected {_or(names)}"))
        elif domain.port is not None and routes.custom_route(domain) is None:
            ports = [str(route.public) for route in routes.routes if domain.component in (None, route.component)]
            faults.append(Fault(f"{at}.port", f"{domain.port} is not published; expected {_or(ports)}"))
    for index, link in enumerate(access.links):
        for end in ("source", "target"):
            if getattr(link, end) not in names:
                message = f"the app has no such component; expected {_or(names)}"
                faults.append(Fault(f"links[{index}].{end}", message))
    if faults:
        raise AccessError(file.name or "<access>", [replace(fault, line=file.line(fault.where)) for fault in faults])


def _or(names: list[str]) -> str:
    return "none: it has none" if not names else " or ".join(names)
