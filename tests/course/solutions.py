"""A right answer to every exercise and every task in the explorer, as code in place of ``...``."""

from __future__ import annotations

from collections.abc import Mapping

TRIED: Mapping[str, str] = {
    "01": 'explorer.closed = ["postgres:5432"]',
    "02": 'explorer.listens = {"postgres:5432": 5433}',
    "03": 'explorer.publishes = {"web:33080": 33090}',
    "04": 'explorer.naming = "fdm"',
    "05": 'explorer.off = ["redis"]',
    "06": 'broken.ssl = "full"',
    "07": 'explorer.off = ["api"]',
    "08": 'explorer.publishes = {"api:33000": 33001}',
    "09": 'explorer.closed = ["orderservice:3002", "paymentservice:3003"]',
    "10": 'explorer.closed = ["redis:6379"]',
    "11": 'explorer.closed = ["postgres:35432", "auth:33100"]',
    "12": 'explorer.detail = "overview"',
    "13": 'explorer.domain = "yourdomain.com"',
    "14": 'explorer.side = "before"',
    "15": 'explorer.ssl = "full"',
}
"""What is clicked together in the explorer, by chapter."""

_CLOSED = "ports=[], containerPorts=[], domains=[]"

ANSWERS: Mapping[str, tuple[str, ...]] = {
    "01": (
        'slide = diagram.with_(detail="overview", direction="LR")',
        'address = "fluxpostgres_fullstack:5432"',
    ),
    "02": (
        """
import json
renamed = json.loads(json.dumps(app.document).replace("_webapp", "_webshop"))
renamed["name"] = "webshop"
""",
        """
import json
repaired = json.loads(json.dumps(spec).replace("fluxpostgres_webapp", "fluxpostgres_shop"))
repaired["compose"].append({"name": "postgres", "repotag": "postgres:15-alpine", "ports": [], "containerPorts": []})
""",
    ),
    "03": (
        'moved = {**spec, "compose": [{**spec["compose"][0], "containerPorts": [8080]}, spec["compose"][1]]}',
        """
api = {**spec["compose"][1], "ports": [33000], "containerPorts": [3000]}
published = {**spec, "compose": [spec["compose"][0], api]}
""",
    ),
    "04": (
        'listed = custom_domain_subdomain(domain="app.yourdomain.com")',
        'moved = {**spec, "compose": spec["compose"][::-1]}',
    ),
    "05": (
        """
frontend, api, *others = spec["compose"]
settings = [f"API_URL=http://{topology.node('api').host}:3000"]
closed = {**api, "ports": [], "containerPorts": []}
passed_on = {**spec, "compose": [{**frontend, "environmentParameters": settings}, closed, *others]}
""",
        """
frontend, *others = spec["compose"]
settings = ["REACT_APP_API_URL=https://myapp_33000.app.runonflux.io"]
published = {**spec, "compose": [{**frontend, "environmentParameters": settings}, *others]}
""",
    ),
    "06": (
        'repaired = fluxviz.draw(blog.spec, access={"domains": {"app.yourdomain.com": {"ssl": "full"}}})',
        """
links = '''
browser -> cloudflare: https 443 (TLS)
cloudflare -> edge: http 80 (plain)
browser -> edge: https 443 (TLS)
edge -> web: http 80 (plain)
'''
""",
    ),
    "07": (
        """
document = mine.document
document["compose"][1].update(ports=[35432], containerPorts=[5432], domains=[""])
opened = fluxviz.draw(document)
""",
        'renamed = api_database(postgres="store")',
    ),
    "08": (
        'moved = frontend_api_database(app="shop", frontend_port=33080, api_port=33001)',
        "behind = fluxviz.patterns.three_tier()",
        """
links = '''
browser -> edge: https 443 (TLS)
edge -> frontend: http 8080 (plain)
frontend -> api: http 3000 (plain)
api -> postgres: postgresql 5432 (plain)
'''
""",
    ),
    "09": (
        f"""
closed = ready.document
for component in closed["compose"]:
    if component["name"] in ("orderservice", "paymentservice"):
        component.update({_CLOSED})
""",
        """
calling = ready.document
setting = f"PAYMENT_URL=http://{diagram.topology.node('paymentservice').host}:3003"
calling["compose"][1]["environmentParameters"].append(setting)
""",
    ),
    "10": (
        """
two = redis_cache.pattern().document
two["compose"].append({"name": "sessions", "repotag": "redis:7-alpine", "ports": [], "containerPorts": []})
two["compose"][0]["environmentParameters"].append("SESSION_URL=redis://fluxsessions_myapp:6379")
""",
        """
closed = guide_example("full_stack").document
del closed["compose"][0]["port"], closed["compose"][0]["containerPort"]
""",
    ),
    "11": (
        """
frontend, api, auth, *others = repaired["compose"]
partner = {**repaired, "compose": [frontend, api, {**auth, "ports": [33100], "containerPorts": [4000]}, *others]}
""",
        'mine = {"version": 8, "name": "blog", "compose": [{**cache, "ports": [], "containerPorts": []}]}',
    ),
    "12": (
        r'block = "<!-- fluxviz app.json show=links,tls -->\n<!-- /fluxviz -->"',
        """
blog = fluxviz.build(fluxviz.patterns.custom_domain_subdomain())
both = fluxviz.draw(fluxviz.join([fluxviz.build(shop.spec), blog]))
""",
    ),
    "13": (
        "card = card_markdown(diagram.hosts().card)",
        'name = "shop_33000.app.runonflux.io"',
    ),
    "14": (
        f"""
merged = copy.deepcopy(after)
merged["compose"][2].update({_CLOSED})
""",
        "mine = fluxviz.draw_changes(before, merged)",
    ),
    "15": (
        "repaired = second.solution",
        "repaired = third.solution",
    ),
}
"""What stands in place of ``...``, in the order of the chapter."""
