"""The JSON Schemas, as files to point an editor or a validator at."""

from __future__ import annotations

from collections.abc import Iterator

from fluxviz.export.json_graph import make_schema
from fluxviz.export.json_writing import write_json
from fluxviz.spec.schema import make_spec_schema

FOLDER = "reference/schemas"


def make_files() -> Iterator[tuple[str, str]]:
    """Yield both schemas, and the page that links them."""
    yield f"{FOLDER}/flux-spec.schema.json", write_json(make_spec_schema())
    yield f"{FOLDER}/graph.schema.json", make_schema()
    keys = "\n".join(
        f"| `{key}` | {value['description']} |" for key, value in sorted(make_spec_schema(8)["properties"].items())
    )
    parts = make_spec_schema(8)["properties"]["compose"]["items"]["properties"]
    inside = "\n".join(f"| `{key}` | {value['description']} |" for key, value in parts.items())
    yield (
        f"{FOLDER}/index.md",
        f"""# JSON Schemas

- [flux-spec.schema.json](flux-spec.schema.json): Flux app specs, versions 1 to 8 and the guide's
  dialect. [Use it in your editor](../../how-to/edit.md).
- [graph.schema.json](graph.schema.json): the graph that `fluxviz draw -o app.json` writes.

## The keys of version 8

| key | |
| --- | --- |
{keys}

## The keys of a component

| key | |
| --- | --- |
{inside}
""",
    )
