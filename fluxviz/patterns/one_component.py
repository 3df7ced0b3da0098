"""Apps of one component: how its port is mapped, and how a domain of one's own leads to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from fluxviz.faults import Fault
from fluxviz.patterns.declaring import Given, Role, declared
from fluxviz.patterns.parts import Draft
from fluxviz.patterns.recipe import recipe
from fluxviz.patterns.saying import DIALECT, FILLED_IN, LISTED, edge_only, set_dns
from fluxviz.spec import CustomDomain, PublicAccess
from fluxviz.spec.hostnames import is_host_name
from fluxviz.topology.public_suffixes import zone_of

_NGINX = (0.5, 1000, 5)
_OWN_ZONE = "app.runonflux"
_PLACEHOLDERS = ("app.yourdomain.com", "yourdomain.com")


def _edge_only(given: Given) -> Iterator[str]:
    yield edge_only(given["app"], given["port"])


@declared(
    title="Standard port",
    shows="A component on its own: it listens on 3000 and is published on 3000.",
    section="2 Port Mapping & Exposure, Standard Deployment",
    description="One component",
    roles=(Role("component", (1, 2000, 10), prefix=""),),
    deviations=(DIALECT, _edge_only),
)
def standard_port(
    *,
    app: str = "api",
    component: str = "api",
    image: str = "myuser/api:latest",
    port: int = 3000,
    container_port: int = 3000,
    owner: str = "",
    instances: int = 3,
) -> None:
    """Return one component, published on the port it listens on."""


@declared(
    title="Different port mapping",
    shows="An nginx on port 80, published on a port of one's choice: 80 in the guide.",
    section="2 Port Mapping & Exposure, Different Port Mapping",
    description="One component",
    roles=(Role("component", _NGINX, prefix=""),),
    deviations=(DIALECT, _edge_only),
)
def different_mapping(
    *,
    app: str = "web",
    component: str = "web",
    image: str = "nginx:alpine",
    port: int = 80,
    container_port: int = 80,
    owner: str = "",
    instances: int = 3,
) -> None:
    """Return one component, published on a port that need not be the one it listens on."""


@recipe(
    title="Custom domain, a subdomain",
    shows="app.yourdomain.com leads through CloudFlare and the Flux edge to the app.",
    section="3 Public Access & Domains, Subdomain Setup",
)
def custom_domain_subdomain(
    *,
    app: str = "myblog",
    component: str = "web",
    image: str = "nginx:alpine",
    port: int = 80,
    container_port: int = 80,
    domain: str = "app.yourdomain.com",
    owner: str = "",
    instances: int = 3,
) -> Draft:
    """Return one component and a subdomain of one's own, proxied by CloudFlare."""
    faults = list(_domain_faults(domain, root=False))
    record = domain if faults else domain.removesuffix(f".{zone_of(domain)}")
    return _with_domain(app, component, image, port, container_port, owner, instances, domain, record, faults)


@recipe(
    title="Custom domain, the root",
    shows="yourdomain.com itself leads to the app; CloudFlare flattens the CNAME.",
    section="3 Public Access & Domains, Root Domain Setup",
)
def custom_domain_root(
    *,
    app: str = "myblog",
    component: str = "web",
    image: str = "nginx:alpine",
    port: int = 80,
    container_port: int = 80,
    domain: str = "yourdomain.com",
    owner: str = "",
    instances: int = 3,
) -> Draft:
    """Return one component and a whole domain of one's own, proxied by CloudFlare."""
    faults = list(_domain_faults(domain, root=True))
    return _with_domain(app, component, image, port, container_port, owner, instances, domain, "@", faults)


def _with_domain(
    app: str,
    component: str,
    image: str,
    port: int,
    container_port: int,
    owner: str,
    instances: int,
    domain: str,
    record: str,
    faults: list[Fault],
) -> Draft:
    given = {"app": app, "component": component, "image": image, "port": port, "container_port": container_port}
    part = Role("component", _NGINX, prefix="").part(given)
    access = None if faults else PublicAccess(domains=(CustomDomain(host=domain, component=component),))
    return Draft(
        app=app,
        description="App with a domain of its own",
        parts=[replace(part, domain=domain, parameters={**part.parameters, "domains[0]": "domain"})],
        owner=owner,
        instances=instances,
        access=access,
        deviations=[
            FILLED_IN,
            LISTED,
        ],
        remaining=list(set_dns(domain, app, record, placeholder=domain in _PLACEHOLDERS)),
        faults=faults,
    )


def _domain_faults(domain: str, *, root: bool) -> Iterator[Fault]:
    if not isinstance(domain, str) or not is_host_name(domain):
        yield Fault("domain", "expected a host name such as app.example.com")
    elif domain != domain.lower():
        yield Fault("domain", "expected lower-case letters: the Flux edge matches no others")
    elif _OWN_ZONE in domain:
        yield Fault("domain", "is a name that Flux gives by itself; expected a domain of your own")
    elif root and zone_of(domain) != domain:
        yield Fault("domain", f"is a subdomain of {zone_of(domain)}; custom_domain_subdomain is for those")
    elif not root and zone_of(domain) == domain:
        yield Fault("domain", "is a root domain; custom_domain_root is for those")
