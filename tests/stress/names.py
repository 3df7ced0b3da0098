"""Names as long as they may be, and longer."""

from .building import Access, Apps, Part, Spec, app, database, part, url

LIMIT = 63
"""The longest app name of version 8, and the longest label of a host name."""


def name_apps() -> Apps:
    return {
        "long_names": (_long(), None),
        "long_names_wide_letters": (_long("W"), None),
        "long_app_short_parts": (_pair(_filled("portfolio"), "web", "db"), None),
        "short_app_long_parts": (_pair("x", _filled("frontend"), _filled("database")), None),
        "long_domain": _long_domain(),
        "long_images": (_long_images(), None),
        "longer_than_allowed": (_pair("a" * 200, "b" * 200, "c" * 200), None),
        "markup_in_names": (_pair("a&b<c>", '"quoted"', "it's <b>bold</b> &amp; {odd} [one] \\n %s"), None),
    }


def _filled(name: str, letter: str = "") -> str:
    """Give a name of full length: the letter after it, or the name over and over."""
    return (name + (letter or name) * LIMIT)[:LIMIT]


def _long(letter: str = "") -> Spec:
    name, web, api, db = (_filled(each, letter) for each in ("shop", "frontend", "backend", "postgres"))
    parts = [
        part(web, ports=[80], calls=[url(api, name, 3000)]),
        part(api, ports=[3000], calls=[url(db, name, 5432, "postgresql")]),
        database(db, ports=[35432], inside=[5432]),
        part(_filled("worker", letter), calls=[url(db, name, 5432, "postgresql")]),
    ]
    return app(name, parts)


def _pair(name: str, web: str, db: str) -> Spec:
    return app(name, [part(web, ports=[80], calls=[url(db, name, 5432, "postgresql")]), database(db)])


def _long_domain() -> tuple[Spec, Access]:
    host = ".".join(["a" * 60, "b" * 60, "c" * 60, "example", "com"])
    parts: list[Part] = [
        part("web", ports=[80], calls=[f"https://{host}/callback", f"https://{'d' * 60}.{host[:120]}.net"])
    ]
    return app("longhost", parts), {"domains": {host: {"component": "web"}, f"www.{host}": {"proxied": False}}}


def _long_images() -> Spec:
    image = "registry.example.com:5000/" + "/".join(["organisation"] * 6) + "/image-with-a-name@sha256:" + "0" * 64
    return app("images", [part("web", ports=[80], image=image), part("job", image=image.replace("@", ":1.0@"))])
