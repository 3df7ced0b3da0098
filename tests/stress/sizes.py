"""Many components, many ports, and the smallest apps there are."""

from .building import Apps, Part, Spec, app, database, part, url

_GAME_PORTS = (7777, 7778, 27015, 27020, 32330)
_WEB_PORTS = (3000, 4000, 5000, 8000, 8080)


def size_apps() -> Apps:
    apps: Apps = {f"web_{count}_and_database": (_web_and_database(count), None) for count in range(1, 11)}
    return apps | {
        "ten_by_five_http": (app("grid", (_five(i, _WEB_PORTS, "acme/web") for i in range(10))), None),
        "ten_by_five_other": (app("arena", (_five(i, _GAME_PORTS, "arkserver") for i in range(10))), None),
        "ten_by_five_mixed": (
            app("mixed", (_five(i, *((_WEB_PORTS, "acme/web") if i % 2 else (_GAME_PORTS, "ark"))) for i in range(10))),
            None,
        ),
        "six_by_two": (app("sixtwo", (_two(i) for i in range(6))), None),
        "six_by_two_and_links": (app("sixlink", (_two(i, (i + 1) % 6) for i in range(6))), None),
        "six_by_five_http": (app("sixfive", (_five(i, _WEB_PORTS, "acme/web") for i in range(6))), None),
        "single_container": (_single(), None),
        "one_game_server": (app("arena", [_five(0, _GAME_PORTS, "arkserver")]), None),
        "no_ports": (
            app("silent", [part("worker", calls=[url("db", "silent", 5432, "postgresql")]), database()]),
            None,
        ),
        "no_ports_ten": (app("quiet", (part(f"worker{i}") for i in range(10))), None),
        "hidden": ({**app("vault", []), "enterprise": "q" * 200}, None),
    }


def _web_and_database(count: int) -> Spec:
    name = f"shop{count}"
    calls = [url("db", name, 5432, "postgresql")]
    return app(
        name, [*(part(f"web{i}", ports=[3000 + i], inside=[3000], calls=calls) for i in range(count)), database()]
    )


def _five(index: int, inside: tuple[int, ...], image: str) -> Part:
    ports = [31000 + 10 * index + i for i in range(5)]
    return part(f"part{index}", ports=ports, inside=inside, image=f"{image}:{index}")


def _two(index: int, calls: int | None = None) -> Part:
    inside = [8080, 9090]
    links = [] if calls is None else [url(f"node{calls}", "sixlink", 9090)]
    return part(f"node{index}", ports=[33000 + 2 * index, 33001 + 2 * index], inside=inside, calls=links)


def _single() -> Spec:
    return {
        "version": 3,
        "name": "lonely",
        "description": "One container",
        "repotag": "nginx:1.27",
        "owner": "1StressOwnerNotARealAddress0000000",
        "ports": [80, 35000],
        "containerPorts": [80, 25565],
        "domains": ["", ""],
        "enviromentParameters": [],
        "commands": [],
        "containerData": "/data",
        "cpu": 1,
        "ram": 1000,
        "hdd": 10,
        "tiered": False,
        "instances": 3,
    }
