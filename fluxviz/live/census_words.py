"""What was counted, as a table and as JSON: numbers, versions and technologies; no name and no value of an app."""

from __future__ import annotations

from fluxviz.export.json_writing import write_json
from fluxviz.live.census import CODES, Census

CENSUS_HEADINGS = ("what", "count")


def census_cells(census: Census) -> list[tuple[str, str]]:
    """Return a row for each number."""
    told: list[tuple[str, int]] = [
        ("apps", census.apps),
        ("that can be read", census.readable),
        ("that are encrypted: nothing below is known of them", census.sealed),
        ("that cannot be read", census.unreadable),
        *((f"with a spec of version {version}", count) for version, count in sorted(census.versions.items())),
        ("components", census.components),
        ("published ports", census.published),
        *((f"apps {CODES[code]} ({code})", census.findings[code]) for code in sorted(CODES)),
        *((f"open to the internet: {name}", count) for name, count in sorted(census.open_stores.items())),
        ("links that lead nowhere", census.dead_links),
        ("apps with such a link", census.with_dead_links),
        ("apps with a custom domain", census.with_domains),
        ("custom domains", census.domains),
        ("custom domains that several apps claim", census.claimed_twice),
    ]
    return [(what, f"{count:,}") for what, count in told]


def census_json(census: Census) -> str:
    """Write it as JSON."""
    return write_json(
        {
            "apps": census.apps,
            "readable": census.readable,
            "encrypted": census.sealed,
            "unreadable": census.unreadable,
            "versions": {str(version): count for version, count in sorted(census.versions.items())},
            "components": census.components,
            "published_ports": census.published,
            "apps_with": {code: census.findings[code] for code in sorted(CODES)},
            "open_to_the_internet": dict(sorted(census.open_stores.items())),
            "dead_links": census.dead_links,
            "apps_with_dead_links": census.with_dead_links,
            "apps_with_custom_domains": census.with_domains,
            "custom_domains": census.domains,
            "domains_claimed_twice": census.claimed_twice,
        }
    )
