"""A file that cannot be read as JSON text gets one clear message."""

from __future__ import annotations

import codecs
import json
import os
import sys
from pathlib import Path

import pytest

from fluxviz import SpecError, draw, load
from tests.loading.refusing import only_fault, refusal
from tests.programs import run_program
from tests.specimens import app, document

VALID = json.dumps(app())
FIVE_MB = 5_000_000


def test_a_file_over_five_megabytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    path.write_text(VALID + " " * FIVE_MB)
    assert only_fault(path) == ("", "over 5 MB; no Flux app spec is that large", None)


def test_text_and_bytes_over_five_megabytes_are_refused() -> None:
    large = VALID + " " * FIVE_MB
    assert only_fault(large)[1] == only_fault(large.encode())[1] == "over 5 MB; no Flux app spec is that large"


def test_a_file_of_five_megabytes_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    path.write_text(VALID.ljust(FIVE_MB))
    assert load(path).name == "shop"


@pytest.mark.parametrize("opening", ["[", '{"a":', '{"version": 4, "name": "x", "compose": [{"a":'])
def test_a_nesting_bomb_is_refused(opening: str) -> None:
    where, message, _ = only_fault((opening * 100_000).encode())
    assert (where, message) == ("", "nests deeper than 64 levels")


def test_a_nesting_bomb_is_told_with_the_line_it_starts_to_be_one() -> None:
    assert only_fault("[\n" * 100)[2] == 65


def test_brackets_inside_text_are_no_nesting() -> None:
    assert load(json.dumps(app(description="[" * 1000 + "{" * 1000))).name == "shop"


def test_a_string_of_escaped_quotes_without_an_end_is_refused_in_no_time() -> None:
    """A reader that tries each quote again as the start of a string needs hours for 5 MB of them."""
    source = (
        "from fluxviz import load, SpecError\n"
        "try: load('{\"a\":' + '[]' * 66 + '\"' + chr(92) + '\"' + (chr(92) + '\"') * 60_000)\n"
        "except SpecError as error: print(error.faults[0].message)\n"
    )
    done = run_program([sys.executable, "-c", source], check=True)
    assert done.stdout.startswith("is not JSON")


def test_keys_that_stand_twice_are_told_each_with_path_and_line(tmp_path: Path) -> None:
    path = tmp_path / "twice.json"
    path.write_text('{\n"name": "a",\n"compose": [{\n  "ports": [80],\n  "ports": [81]\n}],\n"name": "b"\n}')
    faults = [(fault.where, fault.message, fault.line) for fault in refusal(path).faults]
    assert faults == [
        ("compose[0].ports", "stands twice in the same object", 5),
        ("name", "stands twice in the same object", 7),
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
def test_wide_text_is_refused_and_told_what_to_do(encoding: str) -> None:
    assert only_fault(VALID.encode(encoding))[1] == "is UTF-16 or UTF-32 text; save it as UTF-8"


def test_utf_16_with_a_mark_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "windows.json"
    path.write_bytes(codecs.BOM_UTF16_LE + VALID.encode("utf-16-le"))
    assert "UTF-16" in only_fault(path)[1]


def test_text_that_is_not_utf_8_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "latin.json"
    path.write_bytes('{\n"name": "x",\n"description": "caf\u00e9"}'.encode("latin-1"))
    assert only_fault(path) == ("", "is not UTF-8 text", 3)


@pytest.mark.parametrize("constant", ["NaN", "Infinity", "-Infinity"])
def test_a_number_that_json_does_not_have_is_refused_with_its_line(constant: str) -> None:
    where, message, line = only_fault(f'{{"name": "NaN",\n"cpu":\n{constant}}}')
    assert (where, line) == ("", 3)
    assert message == f"{constant} is not JSON; expected a number"


@pytest.mark.parametrize("text", ["{", '{"a" 1}', "{'name': 'x'}", '{"a": 1,}', "[1, 2", '{"a": 01}'])
def test_text_that_is_not_json_is_refused_with_line_and_column(text: str) -> None:
    where, message, line = only_fault("\n\n" + text)
    assert where == ""
    assert message.startswith("is not JSON: ")
    assert "line 3, column" in message
    assert line == 3


@pytest.mark.parametrize("data", [b"", b"   \n", b"name: shop", b"<html></html>", b"\xff\xfe", b"{" + b"\x00" * 9])
def test_data_of_another_kind_is_refused(data: bytes) -> None:
    assert len(refusal(data).faults) == 1


def test_a_number_too_long_to_read_is_refused() -> None:
    assert only_fault('{"version": ' + "1" * 5000 + "}")[1] == "is not JSON: a number too long to read"


def test_a_directory_is_refused(tmp_path: Path) -> None:
    assert only_fault(tmp_path)[1] == "is a directory; name one file in it"


def test_a_missing_file_is_refused_by_its_name(tmp_path: Path) -> None:
    error = refusal(tmp_path / "gone.json")
    assert str(error) == f"not a Flux app spec that can be drawn: {tmp_path / 'gone.json'}: no such file"


@pytest.mark.parametrize("path", ["a\0b.json", "x" * 300 + ".json", "missing/gone.json"])
def test_a_path_that_cannot_be_one_is_refused(path: str) -> None:
    assert refusal(path).faults[0].message


def test_a_spec_with_the_longest_file_name_is_read(tmp_path: Path) -> None:
    """The name of the access file that could stand beside it would be too long for the file system."""
    path = tmp_path / ("x" * (255 - len(".json")) + ".json")
    path.write_text(VALID)
    assert draw(path).topology.app == "shop"


@pytest.mark.parametrize("source", [None, 3, 2.5, object(), {"a", "b"}, bytearray(b"{}")])
def test_what_is_no_source_is_refused(source: object) -> None:
    assert "expected a path, JSON text, bytes or a mapping" in only_fault(source)[1]


@pytest.mark.parametrize(
    ("source", "name"),
    [("{", "<text>"), (b"{", "<bytes>"), ({}, "<mapping>"), (os.devnull, os.devnull)],
)
def test_messages_begin_with_the_name_of_the_document_where_it_has_one(source: object, name: str) -> None:
    error = refusal(source)
    assert error.source == name
    assert (f": {name}" in str(error) or f"\n  {name}" in str(error)) is (name != "<mapping>")
    assert "<mapping>" not in str(error)


def test_the_name_of_a_document_can_be_given() -> None:
    assert refusal(b"{", source_name="<stdin>").source == "<stdin>"


def test_no_message_about_unreadable_text_repeats_the_text() -> None:
    canary = "canary-41c7"
    for text in (f'{{"a": "{canary}" "b"', f'["{canary}', f'{{"{canary}": NaN}}', f"{canary}", f'{{"a": {canary}}}'):
        assert canary not in str(refusal(text.encode()))


def test_the_valid_document_that_these_tests_spoil_is_valid() -> None:
    assert load(VALID) == load(VALID.encode()).model_copy(update={"source": "<text>"})
    assert load(document("guide_fullstack")).name == "fullstack"


def test_a_named_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """Nobody writes into it, so that to open it would take for ever."""
    pipe = tmp_path / "app.json"
    os.mkfifo(pipe)
    with pytest.raises(SpecError, match="is a named pipe, not a file"):
        load(pipe)
    (tmp_path / "link.json").symlink_to(pipe)
    with pytest.raises(SpecError, match="is a named pipe, not a file"):
        load(tmp_path / "link.json")


def test_a_pipe_that_is_open_is_read() -> None:
    read, write = os.pipe()
    os.write(write, b'{"version": 4, "name": "shop", "compose": [{"name": "web", "ports": [80]}]}')
    os.close(write)
    try:
        assert load(f"/dev/fd/{read}").name == "shop"
    finally:
        os.close(read)
