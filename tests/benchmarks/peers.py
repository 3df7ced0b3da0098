"""How long the command takes beside its peers: ``python -m tests.benchmarks.peers [ROUNDS]``.

Peers are measured where they are on the PATH: ``kube-diagrams`` (PyPI: KubeDiagrams) and ``cpv`` (compose-viz), each
with the same three services as the README's example. All run in turn, so that a busy machine is unfair to none.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.processes import cost_of
from tests.specimens import path_of

COMPOSE = """
services:
  postgres: {image: "postgres:15-alpine", ports: ["5432:5432"]}
  api: {image: "myuser/api", ports: ["3000:3000"], depends_on: [postgres], environment: {DB_HOST: postgres}}
  frontend: {image: "myuser/frontend", ports: ["80:80"], depends_on: [api]}
"""
MANIFEST = "---".join(
    f"""
apiVersion: v1
kind: Service
metadata: {{name: {name}}}
spec: {{selector: {{app: {name}}}, ports: [{{port: {port}}}]}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {{name: {name}}}
spec:
  selector: {{matchLabels: {{app: {name}}}}}
  template: {{metadata: {{labels: {{app: {name}}}}}, spec: {{containers: [{{name: {name}, image: {name}}}]}}}}
"""
    for name, port in (("postgres", 5432), ("api", 3000), ("frontend", 80))
)


def main(rounds: int) -> None:
    """Print the least and the middle processor time of each command, in milliseconds."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "compose.yml").write_text(COMPOSE)
        (folder / "manifest.yml").write_text(MANIFEST)
        fluxviz = str(Path(sys.executable).parent / "fluxviz")
        spec, target = str(path_of("guide_fullstack")), str(folder / "app.svg")
        commands = {
            "fluxviz draw": [fluxviz, "draw", spec, "-q", "-o", target],
            "fluxviz --version": [fluxviz, "--version"],
            "fluxviz --help": [fluxviz, "--help"],
            "import fluxviz": [sys.executable, "-c", "import fluxviz"],
            "python": [sys.executable, "-c", "pass"],
            "KubeDiagrams": ["kube-diagrams", str(folder / "manifest.yml"), "-o", str(folder / "k.svg")],
            "compose-viz": ["cpv", "-m", "svg", "-o", str(folder / "c"), str(folder / "compose.yml")],
        }
        there = {title: command for title, command in commands.items() if shutil.which(command[0])}
        times: dict[str, list[float]] = {title: [] for title in there}
        for _ in range(rounds):
            for title, command in there.items():
                cost = cost_of(command)
                assert cost.code == 0, title
                times[title].append(1000 * cost.processor)
        for title, found in times.items():
            print(f"{title:20} least {min(found):6.0f} ms   middle {sorted(found)[len(found) // 2]:6.0f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
