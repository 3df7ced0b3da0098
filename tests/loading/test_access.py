"""What the spec cannot say is read from a keyword or a file, and refused with every fault at once."""

from __future__ import annotations

import json
import sys
from dataclasses import FrozenInstanceError
from pathlib import Path
from typing import Any

import pytest

from fluxviz import AccessError, CustomDomain, Fault, PublicAccess, SslMode, draw, load_access
from tests.programs import run_program
from tests.specimens import app, component, path_of

HOST = "shop.example.com"


def faults_of(source: Any) -> list[Fault]:
    with pytest.raises(AccessError) as caught:
        load_access(source)
    return list(caught.value.faults)


def only_fault(source: Any) -> tuple[str, str]:
    (fault,) = faults_of(source)
    return fault.where, fault.message


def test_a_domain_defaults_to_the_set_up_of_the_guide() -> None:
    (domain,) = load_access({"domains": [{"host": HOST}]}).domains
    assert domain == CustomDomain(host=HOST, proxied=True, ssl=SslMode.FULL, always_https=True)
    assert (domain.component, domain.port, domain.cname) == (None, None, None)


def test_domains_may_be_an_object_of_host_to_settings() -> None:
    listed = load_access({"domains": [{"host": "a.example.com", "ssl": "strict"}, {"host": "b.example.com"}]})
    assert load_access({"domains": {"b.example.com": {}, "a.example.com": {"ssl": "strict"}}}) == listed


def test_a_host_with_nothing_to_set_may_be_null() -> None:
    assert load_access({"domains": {HOST: None}}).domains == (CustomDomain(host=HOST),)


@pytest.mark.parametrize("settings", ["strict", False, 3, ["strict"], []])
def test_settings_of_a_host_that_are_no_object_are_refused_and_not_dropped(settings: Any) -> None:
    where, _ = only_fault({"domains": {HOST: settings}})
    assert where == f"domains.{HOST}"


def test_a_host_inside_the_settings_of_another_is_refused_and_not_dropped() -> None:
    (fault,) = faults_of({"domains": {HOST: {"host": "other.example.com"}}})
    assert fault.where.startswith(f"domains.{HOST}")


@pytest.mark.parametrize(
    ("written", "mode"),
    [
        ("off", SslMode.OFF),
        ("Flexible", SslMode.FLEXIBLE),
        (" FULL ", SslMode.FULL),
        ("strict", SslMode.STRICT),
        ("Full (strict)", SslMode.STRICT),
        ("full_strict", SslMode.STRICT),
    ],
)
def test_ssl_modes_are_read_as_cloudflare_writes_them(written: str, mode: SslMode) -> None:
    assert load_access({"domains": {HOST: {"ssl": written}}}).domains[0].ssl is mode


def test_an_unknown_ssl_mode_is_refused_with_those_there_are() -> None:
    where, message = only_fault({"domains": {HOST: {"ssl": "loose"}}})
    assert where == f"domains.{HOST}.ssl"
    for mode in SslMode:
        assert mode.value in message


def test_hosts_are_lower_case_and_without_a_last_dot() -> None:
    (domain,) = load_access({"domains": {" Shop.Example.COM. ": {"cname": "MyBlog.app.runonflux.io."}}}).domains
    assert (domain.host, domain.cname) == (HOST, "myblog.app.runonflux.io")


@pytest.mark.parametrize(
    "host", ["", "shop", "-a.com", "a..com", "https://a.com", "a.com/x", "a b.com", "x" * 260 + ".c"]
)
def test_what_is_no_host_name_is_refused(host: str) -> None:
    where, message = only_fault({"domains": [{"host": host}]})
    assert (where, message) == ("domains[0].host", "expected a host name such as shop.example.com")


@pytest.mark.parametrize("port", [0, -1, 65536, "many", 1.5])
def test_what_is_no_port_is_refused(port: Any) -> None:
    assert only_fault({"domains": {HOST: {"port": port}}})[0] == f"domains.{HOST}.port"


def test_unknown_keys_are_refused_wherever_they_stand() -> None:
    said = {
        fault.where: fault.message
        for fault in faults_of(
            {"domain": {}, "domains": {HOST: {"https": True}}, "links": [{"source": "a", "to": "b"}]}
        )
    }
    host = "host, component, port, cname, proxied, ssl, always_https"
    assert said == {
        "domain": "is no setting; did you mean domains? choose from: domains, links, show, suppress",
        f"domains.{HOST}.https": f"is no setting; choose from: {host}",
        "links[0].to": "is no setting; choose from: source, target, port, protocol",
        "links[0].target": "field required",
    }


def test_a_host_that_stands_twice_is_refused() -> None:
    assert only_fault({"domains": [{"host": HOST}, {"host": HOST.upper()}]}) == ("domains", f"{HOST} stands twice")


@pytest.mark.parametrize("source", ["[]", "[3]", b"3", {"domains": 3}, {"links": {}}, {"show": "A"}, {3: 4}])
def test_what_is_no_overlay_is_refused(source: Any) -> None:
    assert faults_of(source)


def test_an_overlay_can_be_built_in_code_and_is_taken_as_it_is() -> None:
    access = PublicAccess(domains=(CustomDomain(host=HOST),))
    assert load_access(access) is access
    assert access.domain("SHOP.example.com") == CustomDomain(host=HOST)
    assert access.domain("other.example.com") is None


def test_an_overlay_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        load_access({}).domains = ()  # type: ignore[misc]


def test_a_json_file_is_read_and_its_faults_have_lines(tmp_path: Path) -> None:
    path = tmp_path / "shop.access.json"
    path.write_text('{"domains": {\n"a.example.com": {\n"ssl": "loose"},\n"b.example.com": {"port": 0}}}')
    assert [(fault.where, fault.line) for fault in faults_of(path)] == [
        ("domains.a.example.com.ssl", 3),
        ("domains.b.example.com.port", 4),
    ]


def test_a_toml_file_says_the_same_as_a_json_file(tmp_path: Path) -> None:
    toml, plain = tmp_path / "a.access.toml", tmp_path / "b.access.json"
    toml.write_text(
        'show = ["NODE_ENV"]\n[domains."app.example.com"]\ncomponent = "web"\nport = 33080\nproxied = false\n'
        '[[links]]\nsource = "web"\ntarget = "db"\nport = 5432\nprotocol = "postgresql"\n'
    )
    plain.write_text(
        json.dumps(
            {
                "domains": {"app.example.com": {"component": "web", "port": 33080, "proxied": False}},
                "links": [{"source": "web", "target": "db", "port": 5432, "protocol": "postgresql"}],
                "show": ["NODE_ENV"],
            }
        )
    )
    assert load_access(toml) == load_access(plain)
    assert load_access(toml).domains[0].port == 33080


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.access.toml", "domains = ["),
        ("x.access.toml", "domains = 1\ndomains = 2"),
        ("x.access.toml", "a = " + "[" * 100_000),
        ("x.access.toml", "a = " + "1" * 5000),
        ("x.access.json", "{"),
        ("x.access.json", '{"domains": {}, "domains": {}}'),
        ("x.access.json", '{"domains": NaN}'),
        ("x.access.json", "[" * 100_000),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_by_its_name(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text)
    with pytest.raises(AccessError, match=r"x\.access\.(json|toml)"):
        load_access(path)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert only_fault(tmp_path / "gone.access.json") == ("", "no such file")
    assert "directory" in only_fault(tmp_path)[1]


def beside(folder: Path, spec: dict[str, Any], **files: str) -> Path:
    path = folder / "shop.json"
    path.write_text(json.dumps(spec))
    for suffix, text in files.items():
        (folder / f"shop.access.{suffix}").write_text(text)
    return path


def custom_hosts(path: Any, **options: Any) -> list[str]:
    return [host.host for host in draw(path, **options).topology.public_hosts if host.kind == "custom"]


@pytest.mark.parametrize(
    ("suffix", "text"), [("json", '{"domains": {"a.example.com": {}}}'), ("toml", '[domains."a.example.com"]\n')]
)
def test_a_file_beside_the_spec_is_found(tmp_path: Path, suffix: str, text: str) -> None:
    path = beside(tmp_path, app(), **{suffix: text})
    assert custom_hosts(path) == custom_hosts(str(path)) == ["a.example.com"]


def test_an_overlay_that_is_given_wins_over_the_file_beside(tmp_path: Path) -> None:
    path = beside(tmp_path, app(), json='{"domains": {"a.example.com": {}}}')
    assert custom_hosts(path, access={"domains": {"b.example.com": {}}}) == ["b.example.com"]
    assert custom_hosts(path, access=PublicAccess()) == []


def test_both_files_beside_the_spec_are_refused(tmp_path: Path) -> None:
    path = beside(tmp_path, app(), json="{}", toml="")
    with pytest.raises(AccessError, match=r"shop\.access\.toml stands beside it; keep one of the two"):
        draw(path)


def test_text_has_no_file_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    beside(tmp_path, app(), json='{"domains": {"a.example.com": {}}}')
    monkeypatch.chdir(tmp_path)
    assert custom_hosts(json.dumps(app())) == []


@pytest.mark.parametrize(
    ("domain", "where", "message"),
    [
        ({"component": "web"}, "component", "the app has no such component; expected api or db"),
        ({"component": "api", "port": 80}, "port", "80 is not published; expected 3000"),
        ({"component": "db", "port": 80}, "port", "80 is not published; expected none: it has none"),
        ({"port": 81}, "port", "81 is not published; expected 3000"),
    ],
)
def test_an_overlay_that_names_what_the_app_does_not_have_is_refused(
    domain: dict[str, Any], where: str, message: str
) -> None:
    with pytest.raises(AccessError) as caught:
        draw(app(component(), component("db", None)), access={"domains": {HOST: domain}})
    (fault,) = caught.value.faults
    assert (fault.where.rpartition(".")[2], fault.message) == (where, message)


def test_faults_of_what_the_app_does_not_have_are_told_all_at_once() -> None:
    access = {"domains": {HOST: {"component": "x"}}, "links": [{"source": "y", "target": "z"}]}
    with pytest.raises(AccessError) as caught:
        draw(app(), access=access)
    assert [fault.where.rpartition(".")[2] for fault in caught.value.faults] == ["component", "source", "target"]


def test_such_faults_name_the_file_they_stand_in(tmp_path: Path) -> None:
    path = beside(tmp_path, app(), json='{"domains": {"a.example.com": {"component": "gone"}}}')
    with pytest.raises(AccessError, match=r"shop\.access\.json"):
        draw(path)


@pytest.mark.parametrize("text", [
    '''{"domains": {
        "z.example.com": {}, "A.example.com":
        {"port": 1}}}''',
    '''{"domains": [
        {"host": "z.example.com"}, {"host": "A.example.com",
        "port": 1}]}''',
])  # fmt: skip
def test_such_a_fault_names_the_host_and_its_line(tmp_path: Path, text: str) -> None:
    """Hosts are read in order, so a number would count what nobody wrote."""
    with pytest.raises(AccessError) as caught:
        draw(beside(tmp_path, app(), json=text))
    (fault,) = caught.value.faults
    assert (fault.where, fault.line) == ("domains.a.example.com.port", 3)


def test_the_guides_custom_domains_lead_to_the_front_end() -> None:
    hosts = draw(path_of("guide_custom_domain")).topology.public_hosts
    assert [(host.host, host.component, host.port) for host in hosts if host.kind == "custom"] == [
        ("app.yourdomain.com", "frontend", 80),
        ("yourdomain.com", "frontend", 80),
    ]


@pytest.mark.parametrize("suffix", ["json", "toml"])
def test_the_command_takes_an_access_file(tmp_path: Path, suffix: str) -> None:
    spec, access = tmp_path / "app.json", tmp_path / f"elsewhere.{suffix}"
    spec.write_text(json.dumps(app()))
    text = '{"domains": {"a.example.com": {}}}' if suffix == "json" else '[domains."a.example.com"]'
    access.write_text(text)
    command = [sys.executable, "-m", "fluxviz", "draw", str(spec), "--access", str(access), "--format", "json"]
    done = run_program(command, check=True)
    assert "a.example.com" in done.stdout


def test_a_key_that_is_no_host_is_told_by_its_line_and_what_is_no_object_as_that(tmp_path: Path) -> None:
    """A key could hold anything, so it is not shown."""
    for key in ("*.example.com", "https://www.example.com/", ""):
        text = json.dumps({"domains": {"a.example.com": {}, key: {}}}, indent=1)
        with pytest.raises(AccessError) as caught:
            draw(beside(tmp_path, app(), json=text))
        (fault,) = caught.value.faults
        assert (fault.where, fault.line) == ("domains.(an odd name).host", 4)
    with pytest.raises(AccessError, match="expected an object; found text"):
        load_access({"domains": ["www.example.com"]})
