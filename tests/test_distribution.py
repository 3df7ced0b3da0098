"""What is handed out: the sdist is the whole repository, and the wheel does what the README says first."""

from __future__ import annotations

import re
import shutil
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.programs import run_program
from tests.specimens import PACKAGE

ROOT = PACKAGE.parent

pytestmark = pytest.mark.slow
for _builder in ("hatchling", "hatch_fancy_pypi_readme"):
    pytest.importorskip(_builder, reason=f"{_builder}, which builds the distributions, is not installed")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the sdist, and with the wheel that is made of the sdist, as an installer makes it."""
    folder = tmp_path_factory.mktemp("dist")
    run_program([sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", folder], check=True, cwd=ROOT)
    with tarfile.open(sdist_in(folder)) as archive:
        archive.extraction_filter = getattr(tarfile, "data_filter", None)  # Python 3.11.2, of Debian, has none
        archive.extractall(folder)
    source = folder / sdist_in(folder).name.removesuffix(".tar.gz")
    run_program([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], check=True, cwd=source)
    return folder


def sdist_in(folder: Path) -> Path:
    (sdist,) = folder.glob("*.tar.gz")
    return sdist


def wheel_in(folder: Path) -> Path:
    (wheel,) = folder.glob("*.whl")
    return wheel


def tracked() -> set[str]:
    """Return every file of the repository."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("no git repository: its files are not known")
    done = run_program(["git", "ls-files", "-z"], check=True, cwd=ROOT)
    return {name for name in done.stdout.split("\0") if name and (ROOT / name).exists()}


def test_the_sdist_holds_every_file_of_the_repository_and_no_other(built: Path) -> None:
    files = tracked()
    with tarfile.open(sdist_in(built)) as archive:
        names = {member.name.partition("/")[2] for member in archive.getmembers() if member.isfile()}
    assert sorted(files - names) == []
    assert sorted(name for name in names - files if name != "PKG-INFO") == []


def test_the_wheel_holds_the_package_and_the_course_and_no_more(built: Path) -> None:
    package = {name for name in tracked() if name.startswith("fluxviz/")}
    course = {name for name in tracked() if name.startswith("notebooks/")} | {"assets/fullstack.json"}
    with zipfile.ZipFile(wheel_in(built)) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert names == package | {f"fluxviz/course/{name}" for name in course}


@pytest.fixture(scope="module")
def python(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a Python of its own with the wheel in it; what that depends on is that of the tests."""
    home = tmp_path_factory.mktemp("fresh") / "venv"
    run_program([sys.executable, "-m", "venv", "--without-pip", home], check=True)
    made = home / "bin" / "python"
    found = run_program([made, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], check=True)
    # A folder that a .pth file names has none of its own .pth files read: fluxviz as it is edited here is not seen.
    (Path(found.stdout.strip()) / "others.pth").write_text(sysconfig.get_path("purelib"))
    engine = shutil.which("graphviz-pure", path=sysconfig.get_path("scripts"))
    assert engine is not None
    (made.parent / "graphviz-pure").symlink_to(engine)  # the engine is looked for beside the Python that runs
    install = ["-m", "pip", "--python", made, "install", "--no-deps", "--no-index", "--quiet", wheel_in(built)]
    run_program([sys.executable, *install], check=True)
    return made


def blocks_of(language: str) -> list[str]:
    text = (ROOT / "README.md").read_text("utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def test_the_readmes_first_snippet_works_after_an_installation(python: Path, tmp_path: Path) -> None:
    shown = "\nimport sys; print(sys.modules['fluxviz'].__file__)"
    done = run_program([python, "-c", blocks_of("python")[0] + shown], cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert Path(done.stdout.splitlines()[-1]).is_relative_to(python.parent.parent)
    assert [path.suffix for path in tmp_path.iterdir()] == [".svg"]


def test_the_readmes_first_commands_work_after_an_installation(python: Path, tmp_path: Path) -> None:
    commands = next(block for block in blocks_of("sh") if block.startswith("fluxviz "))
    for command in commands.splitlines():
        done = run_program([python.parent / command.split()[0], *command.split()[1:]], cwd=tmp_path)
        assert "error:" not in done.stderr, f"{command}\n{done.stderr}"
        assert done.returncode in (0, 1), f"{command}\n{done.stderr}"  # 1: findings
    assert {path.suffix for path in tmp_path.iterdir()} >= {".json", ".svg"}
