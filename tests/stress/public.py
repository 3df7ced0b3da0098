"""The public side: custom domains, CloudFlare's zones and modes, calls that browsers make."""

from .building import Access, Apps, Part, Spec, app, part

_ZONES = ("example.com", "example.org", "shop.example", "a-much-longer-zone-name.co.uk")


def public_apps() -> Apps:
    return {
        "cloudflare_12_domains": _cloudflare(12, len(_ZONES)),
        "cloudflare_12_in_one_zone": _cloudflare(12, 1),
        "cloudflare_40_domains": _cloudflare(40, 2),
        "ssl_problems": _ssl_problems(),
        "dns_only_domains": _dns_only(),
        "domains_in_the_spec": (_spec_domains(), None),
        "browser_calls": (_browser_calls(), None),
        "browser_calls_and_doors": (_browser_calls(doors=True), None),
    }


def _web(name: str, port: int, **more: object) -> Part:
    return part(name, ports=[port], inside=[80], image="nginx:1.27", **more)  # type: ignore[arg-type]


def _cloudflare(count: int, zones: int) -> tuple[Spec, Access]:
    parts = [_web(f"site{i}", 38000 + i) for i in range(4)]
    domains = {
        f"name{i}.{_ZONES[i % zones]}": {"component": f"site{i % 4}", "always_https": True} for i in range(count)
    }
    return app("domains", parts), {"domains": domains}


def _ssl_problems() -> tuple[Spec, Access]:
    modes = ("off", "flexible", "full", "strict")
    domains = {f"www.{mode}.example": {"ssl": mode, "always_https": mode == "full"} for mode in modes}
    return app("modes", [_web("web", 38100)]), {"domains": domains}


def _dns_only() -> tuple[Spec, Access]:
    domains = {f"direct{i}.example.net": {"proxied": False} for i in range(6)}
    return app("straight", [_web("web", 38200)]), {"domains": domains}


def _spec_domains() -> Spec:
    hosts = ",".join(f"alias{i}.example.com" for i in range(8))
    return app("aliases", [_web("web", 38300, domains=[hosts]), _web("api", 38301, domains=["api.example.com"])])


def _browser_calls(doors: bool = False) -> Spec:
    name = "spa"
    calls = [
        f"REACT_APP_API=https://api-{name}.app.runonflux.io",
        f"VITE_AUTH=https://auth-{name}.app.runonflux.io",
        f"NEXT_PUBLIC_FILES=https://files-{name}.app.runonflux.io",
        f"NUXT_PUBLIC_SOCKET=wss://live-{name}.app.runonflux.io",
        "VUE_APP_MAPS=https://tiles.example.com",
    ]
    parts = [_web("frontend", 38400, calls=calls), _web("admin", 38401, calls=calls[:2])]
    parts += [part(each, ports=[38410 + i], inside=[3000]) for i, each in enumerate(("api", "auth", "files", "live"))]
    if doors:
        parts += [part(f"game{i}", ports=[38420 + i], inside=[25565]) for i in range(3)]
    return app(name, parts)
