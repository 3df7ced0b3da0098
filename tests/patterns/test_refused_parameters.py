"""Parameters that FluxOS would refuse are refused with every fault, by the parameter's own name."""

from __future__ import annotations

from typing import Any

import pytest

from fluxviz import FluxvizError, PatternError, patterns


def faults_of(name: str, **parameters: Any) -> dict[str, str]:
    with pytest.raises(PatternError) as caught:
        patterns.PATTERNS[name](**parameters)
    return {fault.where: fault.message for fault in caught.value.faults}


def test_all_faults_are_told_at_once_by_the_names_of_the_parameters() -> None:
    with pytest.raises(FluxvizError) as caught:
        patterns.full_stack(app="flux-shop", postgres="api", frontend_port=22, api_port=0, instances=0)
    assert str(caught.value).splitlines() == [
        "not parameters of a spec that FluxOS accepts, 5 faults:",
        "  full_stack: app: flux-shop may not begin with flux",
        "  full_stack: frontend_port: 22 is a public port that Flux bans",
        "  full_stack: api_port: expected 1 to 65535, found 0",
        "  full_stack: postgres: another component is called api too",
        "  full_stack: instances: expected 1 to 100, found 0",
    ]


@pytest.mark.parametrize(
    "app", ["", "a b", "-shop", "shop-", "sh_op", "fluxshop", "zelshop", "watchtower", "x" * 64, "caf\u00e9"]
)
def test_a_name_that_fluxos_refuses_is_refused(app: str) -> None:
    assert list(faults_of("api_database", app=app)) == ["app"]


@pytest.mark.parametrize("component", ["", "my-api", "my api", "fluxapi", "zelapi", "x" * 64])
def test_a_component_name_that_fluxos_refuses_is_refused(component: str) -> None:
    assert list(faults_of("api_database", api=component)) == ["api"]


@pytest.mark.parametrize("port", [-1, 0, 65536, 22, 53, 27017, 8384, 16100, 16299, 26100, 30000, 30099])
def test_a_port_that_fluxos_refuses_is_refused(port: int) -> None:
    assert list(faults_of("standard_port", port=port)) == ["port"]
    assert list(faults_of("microservices_shared_database", services={"users": port})) == ["services.users"]


@pytest.mark.parametrize("port", [1, 80, 16099, 16300, 30100, 65535])
def test_the_ports_beside_them_are_taken(port: int) -> None:
    assert patterns.standard_port(port=port).components[0].ports[0].public == port


def test_two_components_cannot_have_one_public_port() -> None:
    faults = faults_of("frontend_api_database", frontend_port=3000)
    assert faults == {"api_port": "frontend has the public port 3000 too"}


def test_a_container_port_may_be_banned_outside() -> None:
    assert patterns.standard_port(container_port=22).components[0].ports[0].container == 22
    assert list(faults_of("standard_port", container_port=70000)) == ["container_port"]


@pytest.mark.parametrize("domain", ["", "shop", "https://shop.example.com", "a.example.com/x", "Shop.example.com"])
def test_what_is_no_domain_is_refused(domain: str) -> None:
    for name in ("custom_domain_subdomain", "custom_domain_root"):
        assert list(faults_of(name, domain=domain)) == ["domain"]


def test_root_and_subdomain_are_told_apart() -> None:
    assert "custom_domain_root" in faults_of("custom_domain_subdomain", domain="example.co.uk")["domain"]
    assert "custom_domain_subdomain" in faults_of("custom_domain_root", domain="shop.example.co.uk")["domain"]
    assert "by itself" in faults_of("custom_domain_root", domain="shop.app.runonflux.io")["domain"]


def test_too_much_of_anything_is_refused() -> None:
    services = {f"service{place}": 31000 + place for place in range(10)}
    assert "at most 10 are allowed" in faults_of("microservices_shared_database", services=services)["compose"]
    assert list(faults_of("api_database", api_image="x" * 201)) == ["api_image"]
    assert list(faults_of("api_database", db_name="x" * 500)) == [
        "compose[0].environmentParameters[0]",
        "compose[1].environmentParameters[0]",
    ]


def test_a_parameter_that_is_not_there_is_a_type_error() -> None:
    with pytest.raises(TypeError):
        patterns.full_stack(nonsense=1)  # type: ignore[call-arg]
