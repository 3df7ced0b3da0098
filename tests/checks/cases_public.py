"""FX4: the public path as it breaks, and as it only seems to."""

from tests.checks.breaking import API, API_ENV, DB, FRONT, FRONT_ENV, Case

HOST = "shop.example.com"
LISTED = {f"{FRONT}.domains[0]": HOST}
API_URL = f"{FRONT}.environmentParameters[0]"
TWO_PORTS = {f"{FRONT}.ports": [31080, 31081], f"{FRONT}.containerPorts": [80, 81]}


def access(host: str = HOST, **settings: object) -> dict[str, object]:
    return {"domains": {host: {"component": "frontend", **settings}}}


BAD = [
    Case("FX401", LISTED, access(ssl="flexible")),
    Case("FX401", {f"{FRONT}.domains[0]": "example.com"}, access("example.com", ssl="flexible")),
    Case("FX402", LISTED, access(ssl="strict")),
    Case("FX402", LISTED, access(ssl="Full (strict)")),
    Case("FX403", LISTED, access(ssl="off")),
    Case("FX403", {f"{FRONT}.domains[0]": "example.com"}, access("example.com", ssl="off")),
    Case("FX404", LISTED, access(always_https=False)),
    Case("FX404", {f"{FRONT}.domains[0]": "example.com"}, access("example.com", always_https=False)),
    Case("FX405", {}, access()),
    Case("FX405", {f"{FRONT}.domains[0]": "other.example.com"}, access()),
    Case("FX406", {f"{FRONT}.domains[0]": "Shop.example.com"}),
    Case("FX406", {f"{API}.domains[0]": "API.example.com"}),
    Case("FX407", {f"{FRONT}.domains[0]": "shop.example.com,blog.example.com"}),
    Case("FX407", {f"{API}.domains[0]": "a.example.com,b.example.com,c.example.com"}),
    Case("FX408", {f"{FRONT}.domains[0]": "shop.example.com/start"}),
    Case("FX408", {f"{FRONT}.domains[0]": "*.example.com"}),
    Case("FX408", {f"{FRONT}.domains[0]": "shop.example.com:8080"}),
    Case("FX409", {f"{FRONT}.domains[0]": "https://shop.example.com"}),
    Case("FX409", {f"{FRONT}.domains[0]": "http://shop.example.com"}),
    Case("FX410", {f"{FRONT}.domains[0]": "shop.app.runonflux.io"}),
    Case("FX410", {f"{API}.domains[0]": "shop_3000.app.runonflux.io"}),
    Case("FX411", {f"{DB}.domains": ["db.example.com"]}, also=("FX208",)),
    Case("FX411", {f"{FRONT}.domains": ["", HOST]}, also=("FX208",)),
    Case("FX411", {}, {"domains": {"db.example.com": {"component": "postgres"}}}),
    Case("FX412", {**LISTED, f"{API}.domains[0]": HOST}),
    Case("FX412", {f"{API}.domains[0]": HOST}, access()),
    Case("FX413", LISTED, access(cname="shpo.app.runonflux.io")),
    Case("FX413", LISTED, access(cname="frontend-shop.app.runonflux.io")),
    Case("FX414", {f"{FRONT}.domains[0]": "example.com"}, access("example.com", proxied=False)),
    Case("FX414", {f"{FRONT}.domains[0]": "example.co.uk"}, access("example.co.uk", proxied=False)),
    Case("FX415", {API_URL: "REACT_APP_API_URL=https://api-shop.app.runonflux.io"}),
    Case("FX415", {API_URL: "REACT_APP_API_URL=https://api.shop.app.runonflux.io/v1"}),
    Case("FX415", {API_URL: "REACT_APP_API_URL=https://shop_31099.app.runonflux.io"}),
    Case("FX415", {API_ENV: "FEED=https://shop_99999.app.runonflux.io"}),
    Case("FX415", {API_ENV: "FEED=https://worker.shop.app2.runonflux.io"}),
    Case("FX415", {API_ENV: "FEED=https://www.shop.app.runonflux.io"}),
    Case("FX416", {FRONT_ENV: "PUBLIC_URL=https://shop.app.runonflux.io:31080"}),
    Case("FX416", {API_ENV: "FRONTEND_URL=http://shop.app.runonflux.io"}),
    Case("FX417", {API_URL: "REACT_APP_API_URL=http://shop_3000.app.runonflux.io"}),
    Case("FX417", {API_URL: "VITE_SOCKET=ws://shop_3000.app.runonflux.io/live"}),
]
NEAR = [
    Case("FX401", LISTED, access()),
    Case("FX401", LISTED, access(proxied=False, ssl="flexible")),
    Case("FX402", LISTED, access(ssl="full")),
    Case("FX402", LISTED, access(proxied=False, ssl="strict")),
    Case("FX403", LISTED, access()),
    Case("FX403", LISTED, access(proxied=False, ssl="off")),
    Case("FX404", LISTED, access(always_https=True)),
    Case("FX404", LISTED, access(proxied=False, always_https=False)),
    Case("FX405", LISTED, access()),
    Case("FX405", {f"{FRONT}.domains[0]": "example.com"}, access("www.example.com")),
    Case("FX406", {f"{FRONT}.domains[0]": "xn--bcher-kva.example"}),
    Case("FX406", LISTED, access("Shop.Example.com")),
    Case("FX407", LISTED),
    Case("FX407", {f"{FRONT}.domains[0]": "shop.example.com,"}),
    Case("FX408", LISTED),
    Case("FX408", {f"{FRONT}.domains[0]": "https://shop.example.com"}),
    Case("FX409", LISTED),
    Case("FX409", {f"{FRONT}.domains[0]": "https.example.com"}),
    Case("FX410", {f"{FRONT}.domains[0]": "runonflux.example.com"}),
    Case("FX410", LISTED),
    Case("FX411", LISTED),
    Case("FX411", {**TWO_PORTS, f"{FRONT}.domains": ["", HOST]}),
    Case("FX412", {**LISTED, f"{API}.domains[0]": "api.example.com"}),
    Case("FX412", LISTED, access()),
    Case("FX413", LISTED, access(cname="shop.app.runonflux.io")),
    Case("FX413", LISTED, access(cname="shop_31080.app.runonflux.io")),
    Case("FX414", {f"{FRONT}.domains[0]": "example.com"}, access("example.com")),
    Case("FX414", LISTED, access(proxied=False)),
    Case("FX415", {API_URL: "REACT_APP_API_URL=https://shop_3000.app.runonflux.io"}),
    Case("FX415", {API_URL: "REACT_APP_API_URL=https://api-blog.app.runonflux.io"}),
    Case("FX415", {API_ENV: "FEED=https://blog_31099.app.runonflux.io"}),
    Case("FX416", {FRONT_ENV: "PUBLIC_URL=https://shop.app.runonflux.io:443/"}),
    Case("FX416", {API_ENV: "CORS_ORIGIN=http://shop.app.runonflux.io"}),
    Case("FX417", {API_ENV: "FEED=http://shop.example.org"}),
    Case("FX417", {API_URL: "REACT_APP_API_URL=https://shop_3000.app.runonflux.io"}),
]
