"""Every section, table and example of the guide is shown in the course, and the table that says where is true."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

from tests.course.notebooks import FOLDER, PATHS, data_of, read
from tests.specimens import TESTS

SEED = TESTS.parent.parent / "shared" / "seed" / "networking-patterns-on-flux.txt"
NO_SEED = "../shared/seed, the guide itself, is not beside the project"

TITLED = """
Networking Patterns on Flux
Internal DNS
External Access
SSL/TLS
Flux Internal DNS Pattern
DNS Pattern Formula
Example: Three-Tier Web App
Using Internal DNS in Your Code
Port Mapping & Exposure
Key Concepts
Standard Deployment
Different Port Mapping
Important Notes
Public Access & Domains
Automatic Flux Domains
Custom Domains
Subdomain Setup
Root Domain Setup
Multi-Component Public Access
Multi-Component Communication
Communication Flow Example
1. Frontend → API (Browser Request)
2. API → Database (Internal)
3. API → Cache (Internal)
SSL/TLS Configuration
Automatic HTTPS
Custom Domain SSL (via CloudFlare)
Step 1: CloudFlare Proxy
Step 2: SSL/TLS Mode
Step 3: Always Use HTTPS
Application Configuration
Common Networking Patterns
Pattern 1: API + Database
Architecture
Connection String
Pattern 2: Frontend + API + Database
Pattern 3: Microservices with Shared Database
Service 1: User Service
Service 2: Order Service
Service 3: Payment Service
Pattern 4: Redis Cache Layer
Quick Reference Card
Internal Communication
""".strip().splitlines()
"""What has a title in the guide."""

UNTITLED = """
Connection pool of a database
Internal and browser calls
Full-stack spec
Which hops are encrypted
Dockerfile that listens on plain HTTP
Variable with the API's public URL
Redis client
External Access (quick reference)
""".strip().splitlines()
"""What has none, or one that stands twice: examples and tables, named by us."""

SMALL_WORDS = {"on", "in", "and", "with", "via", "your", "of", "to", "the", "for", "a"}


class Row(NamedTuple):
    """A row of the table.

    Attributes:
        part: The part of the guide.
        notebook: The chapter that shows it.
        cells: Ids of the cells that do.

    """

    part: str
    notebook: str
    cells: list[str]


def rows() -> list[Row]:
    text = (FOLDER / "README.md").read_text("utf-8")
    found = re.findall(r"^\| ([^|]+) \| [^|]+ \| `(\d\d_\w+)` \| ((?:`cell-\d\d` ?)+)\|$", text, re.MULTILINE)
    return [Row(part, notebook, re.findall(r"`(cell-\d\d)`", cells)) for part, notebook, cells in found]


def headings(text: str) -> list[str]:
    """Tell the guide's headings: its page is plain text now, so by their form."""
    found: list[str] = []
    for line in map(str.strip, text.splitlines()):
        section = re.search(r"(?<!\d)[1-6]([A-Z][\w/&\- ]{5,})$", line)
        if section:  # glued to the end of what stands before it
            found.append(section[1])
        elif re.match(r"(?:Pattern|Step) \d: |\d\. .+→", line) or _is_title(line):
            found.append(line.removeprefix("# ").removesuffix(":"))
    return found


def _is_title(line: str) -> bool:
    words = re.findall(r"[A-Za-z][\w/()'-]*", line)
    plain = not re.search(r"[\"'{}=;.@$|•✓_→]", line)
    return plain and 2 <= len(words) <= 8 and all(word[0].isupper() or word in SMALL_WORDS for word in words)


def test_every_part_of_the_guide_stands_in_the_table_once() -> None:
    assert sorted(row.part for row in rows()) == sorted([*TITLED, *UNTITLED])


def test_the_table_keeps_the_order_of_the_guide() -> None:
    parts = [row.part for row in rows()]
    assert [part for part in parts if part in TITLED] == TITLED


@pytest.mark.parametrize("row", rows(), ids=[row.part for row in rows()])
def test_every_cell_that_the_table_names_is_there(row: Row) -> None:
    path = FOLDER / f"{row.notebook}.ipynb"
    assert path in PATHS
    assert row.cells
    assert set(row.cells) <= {cell.id for cell in read(path).cells}


HELD = {
    "DNS Pattern Formula": ["flux{component}_{app}", "fluxpostgres_webapp:5432"],
    "Connection pool of a database": ["new Pool(", "fluxpostgres_webapp", "5432", "DB_PASSWORD"],
    "Internal and browser calls": ["process.env.REACT_APP_API_URL ||", "https://"],
    "Key Concepts": ["container port", "exposed port"],
    "Standard Deployment": ['"port": 3000', '"containerPort": 3000', "`flux` and the app's name"],
    "Different Port Mapping": ["nginx:alpine", "80"],
    "Important Notes": ["| 80 |", "| 443 |", "any other"],
    "Automatic Flux Domains": ["myblog.app.runonflux.io"],
    "Subdomain Setup": ["CNAME", "app.yourdomain.com"],
    "Root Domain Setup": ["CNAME", "@", "https://yourdomain.com"],
    "Multi-Component Public Access": ["webapp_33000.app.runonflux.io", "webapp_33081.app.runonflux.io"],
    "1. Frontend → API (Browser Request)": ["/users", "api-myapp.app.runonflux.io"],
    "2. API → Database (Internal)": ["fluxpostgres_myapp:5432"],
    "3. API → Cache (Internal)": ["fluxredis_myapp:6379"],
    "Full-stack spec": ['"version": 4', '"s:/var/lib/postgresql/data"', "NODE_ENV=production", "React frontend"],
    "Which hops are encrypted": ["Browser | CloudFlare | encrypted", "CloudFlare | Flux edge | encrypted"],
    "Dockerfile that listens on plain HTTP": ["WORKDIR /app", "npm ci", "EXPOSE 3000", 'CMD ["node", "index.js"]'],
    "Connection String": ["postgresql://", "fluxpostgres_myapi:5432"],
    "Variable with the API's public URL": ["shop_33000.app.runonflux.io"],
    "Service 1: User Service": ["userservice", "fluxpostgres_platform:5432"],
    "Pattern 4: Redis Cache Layer": ['"repotag": "redis:7-alpine"', '"port": 6379'],
    "Redis client": ["redis.createClient", "fluxredis_myapp", "6379"],
    "Internal Communication": ["flux{component}_{app}", "fluxpostgres_shop:5432"],
    "External Access (quick reference)": [
        "{app}.app.runonflux.io",
        "{component}-{app}.app.runonflux.io",
        "shop.app.runonflux.io",
        "https://yourdomain.com",
    ],
}
"""What must stand in the cells of some rows: what they run and show included."""


@pytest.mark.parametrize("part", HELD)
def test_the_cells_of_a_row_hold_what_the_guide_has(part: str) -> None:
    (row,) = [row for row in rows() if row.part == part]
    cells = [cell for cell in read(FOLDER / f"{row.notebook}.ipynb").cells if cell.id in row.cells]
    shown = [
        str(text) for cell in cells for output in cell.get("outputs", []) for text in output.get("data", {}).values()
    ]
    text = "\n".join([*(cell.source for cell in cells), *shown])
    assert [piece for piece in HELD[part] if piece not in text] == []


FACTS = {
    "03_ports_and_exposure": ["On port 80 it answers with a redirect to HTTPS", "`g:`", "UDP never passes"],
    "06_ssl_tls": ["is inferred", "never tried", "from the edge's own code"],
    "09_microservices": ["cookie"],
}
"""What the network does and the guide does not say."""


@pytest.mark.parametrize("chapter", FACTS)
def test_what_the_guide_leaves_out_is_said(chapter: str) -> None:
    prose = "\n".join(cell.source for cell in read(FOLDER / f"{chapter}.ipynb").cells if cell.cell_type == "markdown")
    assert [piece for piece in FACTS[chapter] if piece not in prose] == []


def test_every_chapter_but_those_of_our_own_shows_a_part_of_the_guide() -> None:
    shown = {row.notebook for row in rows()}
    assert {path.stem for path in PATHS} - shown == {
        "11_architecture_review",
        "12_diagrams_for_docs",
        "14_changes_and_review",
        "15_repair_labs",
    }


@pytest.mark.skipif(not SEED.is_file(), reason=NO_SEED)
def test_every_heading_of_the_guide_itself_is_in_the_table() -> None:
    text = SEED.read_text("utf-8")
    found = headings(text)
    assert len(found) > 30
    assert [heading for heading in found if heading not in TITLED] == []


@pytest.mark.skipif(not SEED.is_file(), reason=NO_SEED)
def test_every_title_of_the_table_is_the_guides_own() -> None:
    text = SEED.read_text("utf-8")
    assert [title for title in TITLED if title not in text] == []


NAMES = (
    r"flux[a-z]+_[a-z]+|[a-z-]+\.app\.runonflux\.io|\b[A-Z]+_[A-Z_]+\b|(?<=\"repotag\": \")[^\"]+|\{\w+\}[\w{}-]*\.app"
)
"""Hosts, variables, images and formulas, as they stand in the guide."""


@pytest.mark.skipif(not SEED.is_file(), reason=NO_SEED)
def test_every_host_variable_image_and_formula_of_the_guide_is_in_the_course() -> None:
    guide = re.sub(r"(runonflux\.io|CNAMEapp)(?=\w)", r"\1 ", SEED.read_text("utf-8"))
    shown = "\n".join(text for path in PATHS for _, text in data_of(read(path)))
    course = "\n".join([*(cell.source for path in PATHS for cell in read(path).cells), shown]).replace("\\", "")
    names = set(re.findall(NAMES, guide))
    assert len(names) > 30
    assert sorted(name for name in names if name not in course) == []


@pytest.mark.skipif(not SEED.is_file(), reason=NO_SEED)
def test_no_sentence_of_the_guide_is_copied() -> None:
    """The course is in our own words."""
    prose = " ".join(cell.source for path in PATHS for cell in read(path).cells if cell.cell_type == "markdown")
    ours = " ".join(prose.split()).lower()
    words = SEED.read_text("utf-8").lower().split()
    runs = [" ".join(words[place : place + 9]) for place in range(len(words) - 8)]
    assert [run for run in runs if run in ours] == []


def test_headings_are_told_by_their_form() -> None:
    text = "# App Listens on Port\nNew Things\nA sentence, and long.\nx: 'y';2Ports & More Ports\nStep 9: Do it\n"
    assert headings(text) == ["App Listens on Port", "New Things", "Ports & More Ports", "Step 9: Do it"]


def test_the_chapters_stand_in_the_list_of_the_course() -> None:
    text = (FOLDER / "README.md").read_text("utf-8")
    assert re.findall(r"\]\((\d\d_\w+\.ipynb)\)", text) == [path.name for path in PATHS]
