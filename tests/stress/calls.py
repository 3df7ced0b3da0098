"""Shapes of calls inside an app: chains, cycles, crowds around one database, links back up, shared volumes."""

from collections.abc import Mapping, Sequence

from .building import Access, Apps, Part, Spec, app, database, part, url


def call_apps() -> Apps:
    one_to_next: dict[int, Sequence[int]] = {i: [i + 1] for i in range(7)}
    return {
        "chain_of_8": (_graph("chain", 8, one_to_next), None),
        "cycle_of_4": (_graph("ring", 4, {i: [(i + 1) % 4] for i in range(4)}), None),
        "all_to_all_6": (_graph("mesh", 6, {i: [j for j in range(6) if j != i] for i in range(6)}), None),
        "back_links": (_graph("back", 6, {**one_to_next, 3: [4, 0], 4: [5, 1], 5: [0]}), None),
        "pair_both_ways": (_graph("pair", 2, {0: [1], 1: [0]}), None),
        "star_out": (_graph("star", 10, {0: range(1, 10)}), None),
        "star_in": (_graph("funnel", 10, {i: [9] for i in range(9)}), None),
        "deep_and_wide": (
            _graph("tree", 10, {0: [1, 2, 3], 1: [4, 5], 2: [5, 6], 3: [6, 7], 4: [8], 5: [8, 9], 6: [9], 7: [8, 9]}),
            None,
        ),
        "bipartite": (_graph("bundle", 10, {i: range(5, 10) for i in range(5)}), None),
        "shared_database_and_cache": (_shared("crowd", 8), None),
        "shared_stores_and_queue": (_stores(), None),
        "many_ports_between_two": (_many_ports(), None),
        "self_calls": (_self_calls(), None),
        "short_names": (_short_names(), None),
        "declared_links": _declared(),
        "shared_volumes": (_volumes(), None),
        "parts_of_a_volume": (_parts_of_a_volume(), None),
        "volume_of_nobody": (app("orphan", [part("a"), part("b", data="/data|7:/lost")]), None),
    }


def _graph(name: str, count: int, calls: Mapping[int, Sequence[int]]) -> Spec:
    """Give an app whose components call each other so; the first is a website, and no name tells what a part does."""
    parts: list[Part] = []
    for index in range(count):
        links = [url(f"unit{to}", name, 8080) for to in calls.get(index, ()) if to < count]
        parts.append(part(f"unit{index}", ports=[80] if index == 0 else [], calls=links))
    return app(name, parts)


def _shared(name: str, count: int) -> Spec:
    calls = [url("db", name, 5432, "postgresql"), url("cache", name, 6379, "redis")]
    callers = [
        part(f"service{i}", ports=[34000 + i] if i < 3 else [], inside=[8080][: i < 3], calls=calls)
        for i in range(count)
    ]
    return app(name, [database(), part("cache", image="redis:7"), *callers])


def _stores() -> Spec:
    name = "bazaar"
    stores = [
        database(),
        part("cache", image="redis:7"),
        part("broker", image="rabbitmq:4"),
        part("docs", image="mongo:7"),
    ]
    every = [
        url("db", name, 5432, "postgresql"),
        url("cache", name, 6379, "redis"),
        url("broker", name, 5672, "amqp"),
        url("docs", name, 27017, "mongodb"),
    ]
    web = part("web", ports=[80], image="nginx:1.27", calls=[url(f"service{i}", name, 8080) for i in range(5)])
    return app(name, [*stores, web, *(part(f"service{i}", calls=every) for i in range(5))])


def _many_ports() -> Spec:
    ports = [5001, 5002, 5003, 5004, 5005]
    calls = [url("back", "bundle5", port) for port in ports]
    return app(
        "bundle5", [part("front", ports=[80], calls=calls), part("back", ports=[36001, 36002], inside=ports[:2])]
    )


def _self_calls() -> Spec:
    calls = ["https://web-mirror.app.runonflux.io/health", "https://mirror.app.runonflux.io", url("web", "mirror", 80)]
    return app("mirror", [part("web", ports=[80], calls=calls), part("api", ports=[3000], calls=calls[:1])])


def _short_names() -> Spec:
    calls = ["redis://cache:6379", "postgresql://db:5432/app"]
    return app("bare", [part("web", ports=[80], calls=calls), part("cache", image="redis:7"), database()])


def _declared() -> tuple[Spec, Access]:
    names = ["gateway", "orders", "billing", "mailer"]
    links = [
        {"source": "gateway", "target": "orders", "port": 50051, "protocol": "grpc"},
        {"source": "orders", "target": "billing"},
        {"source": "billing", "target": "mailer", "port": 25},
        {"source": "mailer", "target": "gateway", "protocol": "a-protocol-with-a-long-name"},
    ]
    return app("declared", [part(name, ports=[80] if name == "gateway" else []) for name in names]), {"links": links}


def _parts_of_a_volume() -> Spec:
    """A folder and a file of a component's volume that it does not have at a path of its own."""
    return app(
        "snippets",
        [part("writer", ports=[80], data="r:/data"), part("reader", data="/own|c:0:img:/img|cf:0:a.txt:/a.txt")],
    )


def _volumes() -> Spec:
    return app(
        "library",
        [
            part("writer", ports=[80], data="g:/data|m:uploads:/uploads|f:config.yml:/etc/config.yml"),
            part("reader", data="/own|0:/shared"),
            part("indexer", data="/own|0:/shared|c:0:uploads:/in"),
            part("backup", data="/own|0:/all|c:0:uploads:/in|cf:0:config.yml:/etc/c.yml|1:/reader"),
        ],
    )
