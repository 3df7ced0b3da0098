"""Wrong answers to exercises that a check once took for right: chapter and number of the exercise to the answers."""

from __future__ import annotations

from collections.abc import Mapping

MISTAKES: Mapping[tuple[str, int], tuple[str, ...]] = {
    ("03", 0): (
        'moved = {**spec, "compose": [{**spec["compose"][0], "containerPorts": [8080]}]}',
        """
web = {**spec["compose"][0], "ports": [33080, 33081], "containerPorts": [80, 8080]}
moved = {**spec, "compose": [web, spec["compose"][1]]}
""",
        """
web = {**spec["compose"][0], "ports": [33080, 33081], "containerPorts": [8080, 80], "domains": ["", ""]}
moved = {**spec, "compose": [web, spec["compose"][1]]}
""",
    ),
    ("03", 1): tuple(
        f"""
api = {{**spec["compose"][1], "ports": [{public}], "containerPorts": {container}}}
published = {{**spec, "compose": [spec["compose"][0], api]}}
"""
        for public, container in ((22, [3000]), (70000, [3000]), (33000, []), (33000, [8080]))
    ),
    ("05", 0): tuple(
        f"""
frontend, api, *others = spec["compose"]
settings = ["API_URL=http://fluxapi_myapp:3000", "REACT_APP_API_URL={url}"]
closed = {{**api, "ports": [], "containerPorts": []}}
passed_on = {{**spec, "compose": [{{**frontend, "environmentParameters": settings}}, closed, *others]}}
"""
        for url in (
            "https://api-myapp.app.runonflux.io/users",
            "https://myapp_33000.app.runonflux.io",
            "http://fluxapi_myapp:3000",
        )
    ),
    ("05", 1): tuple(
        f"""
frontend, *others = spec["compose"]
settings = ["REACT_APP_API_URL=https://myapp_33000.app.runonflux.io", "REACT_APP_OLD={url}"]
published = {{**spec, "compose": [{{**frontend, "environmentParameters": settings}}, *others]}}
"""
        for url in ("https://api-myapp.app.runonflux.io", "https://myapp_33080.app.runonflux.io")
    ),
    ("06", 0): (
        "repaired = fluxviz.draw(blog.spec)",
        "repaired = fluxviz.draw(blog.spec, access=access)",
        'repaired = fluxviz.draw(blog.spec, access={"domains": {"app.yourdomain.com": {"ssl": "off"}}})',
    ),
    ("08", 0): (
        """
moved = frontend_api_database.pattern(app="shop", frontend_port=33080, api_port=33001).document
import json
moved = json.loads(json.dumps(moved).replace("https://shop_33001", "http://shop_33001"))
""",
    ),
    ("08", 1): tuple(
        f"""
behind = fluxviz.patterns.three_tier.pattern().document
behind["compose"][0]["environmentParameters"].append("REACT_APP_API_URL={url}")
"""
        for url in (
            "https://webapp_33000.app.runonflux.io",
            "https://webapp_3000.app.runonflux.io",
            "https://api-webapp.app.runonflux.io",
            "https://postgres-webapp.app.runonflux.io",
            "https://admin-webapp.app.runonflux.io",
            "https://api-shop.app.runonflux.io/v1",
            "https://api.webapp.app.runonflux.io",
            "http://fluxapi_webapp:3000",
            "http://api:3000",
            "http://fluxapi_shop:3000",
            "https://webapp.app.runonflux.io:3000",
            "http://localhost:3000",
            "https://example.com",
        )
    ),
    ("12", 0): tuple(
        f'block = "<!-- fluxviz {words} -->\\n<!-- /fluxviz -->"'
        for words in (
            "app.json show=links tls",
            "app.json show=picture,links,tls",
            "app.json show=hosts --> links tls",
            "other.json show=links,tls",
        )
    ),
    ("12", 1): (
        """
both = fluxviz.patterns.frontend_api_database.pattern(app="shop").document
both["compose"][2].update(name="web", repotag="nginx:1.27", ports=[33081], containerPorts=[80], domains=[""])
""",
    ),
    ("14", 0): (
        """
merged = copy.deepcopy(after)
merged["compose"][2].update(ports=[], containerPorts=[], domains=[])
del merged["compose"][0]
""",
        """
merged = copy.deepcopy(after)
merged["compose"][2].update(ports=[], containerPorts=[], domains=[])
merged["compose"][0]["environmentParameters"] = ["REACT_APP_API_URL=https://shop_33099.app.runonflux.io"]
""",
    ),
    ("14", 1): (
        "mine = fluxviz.draw(merged)",
        "mine = fluxviz.draw_changes(after, merged)",
        "mine = fluxviz.draw_changes(merged, before)",
    ),
}
