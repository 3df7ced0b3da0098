"""What lies outside the app: external hosts, names that nobody has."""

from .building import Apps, Spec, app, part, url


def outside_apps() -> Apps:
    return {
        "external_20_from_one": (_from_one(20), None),
        "external_20_spread": (_spread(20, 5), None),
        "external_shared": (_spread(6, 6, everyone=True), None),
        "external_many_ports": (_ports(), None),
        "unresolved_names": (_unresolved(), None),
        "everything_outside": (_everything(), None),
    }


def _hosts(count: int) -> list[str]:
    kinds = ("https://api{}.partner.example", "postgresql://db{}.hosting.example:5432", "http://host{}.example:8080")
    return [kinds[i % 3].format(i) for i in range(count)]


def _from_one(count: int) -> Spec:
    return app("outbound", [part("web", ports=[80], calls=_hosts(count)), part("idle")])


def _spread(count: int, parts: int, everyone: bool = False) -> Spec:
    hosts = _hosts(count)
    calls = [hosts if everyone else hosts[i::parts] for i in range(parts)]
    return app("spread", [part(f"task{i}", ports=[39000 + i], inside=[8080], calls=calls[i]) for i in range(parts)])


def _ports() -> Spec:
    return app("ported", [part("web", ports=[80], calls=[f"http://one.example:{8000 + i}" for i in range(8)])])


def _unresolved() -> Spec:
    calls = [url(f"missing{i}", "broken", 8080) for i in range(5)] + [url("db", "otherapp", 5432, "postgresql")]
    return app("broken", [part("web", ports=[80], calls=calls), part("job", calls=calls[:2])])


def _everything() -> Spec:
    name = "kitchen"
    calls = [url("job", name, 9000), url("gone", name, 1234), "https://api.partner.example", "http://127.0.0.1:99"]
    return app(
        name,
        [
            part("web", ports=[80, 25565], calls=[*calls, f"VITE_API=https://api-{name}.app.runonflux.io"]),
            part("api", ports=[3000], calls=calls, data="/data|0:/web"),
            part("job", calls=["amqp://mq.hosting.example", url("web", name, 80), "https://kitchen.app.runonflux.io"]),
        ],
    )
