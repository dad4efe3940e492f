from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from rephold.errors import ContentError, MissingError, Place
from rephold.read.yaml_loader import Loader, PlainLoader, compose
from rephold.read.yaml_source import MOST_NODES, Source, parse, read_source


def told(text: str | bytes) -> str:
    """What reading this says is wrong."""
    with pytest.raises(ContentError) as caught:
        parse(text, "a.yaml")
    return str(caught.value)


def test_values_and_keys_know_their_place() -> None:
    source = parse("# first\nid: bow\ndose:\n  reps: 5\nsteps:\n  - One.\n  - {say: Two.}\n", "a.yaml")
    assert source.place(()) == Place("a.yaml", 2, 1)
    assert source.place(("dose", "reps")) == Place("a.yaml", 4, 9)
    assert source.key_place(("dose", "reps")) == Place("a.yaml", 4, 3)
    assert source.place(("steps", 1, "say")) == Place("a.yaml", 7, 11)
    assert source.place(("dose", "sets")) == source.place(("dose",)) == Place("a.yaml", 4, 3)


def test_columns_count_characters_not_bytes() -> None:
    assert parse("{é: ü, ß: 1}", "a.yaml").place(("ß",)) == Place("a.yaml", 1, 11)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("no", "no"),
        ("Yes", "Yes"),
        ("off", "off"),
        ("True", "True"),
        ("true", True),
        ("false", False),
        ("5-10", "5-10"),
        ("1:30", "1:30"),
        ("0123", "0123"),
        ("0x1F", "0x1F"),
        ("2026-11-22", "2026-11-22"),
        (".inf", ".inf"),
        ("1e3", "1e3"),
        ("12345678901234567890123", "12345678901234567890123"),
        ("-7", -7),
        ("1.50", 1.5),
        (".5", 0.5),
        ('"8"', "8"),
        ("!!str 8", "8"),
        ("~", None),
        ("null", None),
        ("", None),
        ("<b>", "<b>"),
        ("<<", "<<"),
        ("=", "="),
    ],
)
@pytest.mark.parametrize("loader", [Loader, PlainLoader])
def test_only_true_false_null_and_plain_numbers_are_more_than_text(
    written: str, meant: object, loader: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rephold.read.yaml_source.compose", lambda text: compose(text, loader))
    found = parse(f"x: {written}", "a.yaml").data["x"]
    assert found == meant
    assert type(found) is type(meant)


def test_the_c_loader_is_used_where_pyyaml_has_it() -> None:
    assert (Loader is not PlainLoader) == yaml.__with_libyaml__


def test_keys_are_text_as_written() -> None:
    assert parse("no: 1\n8: 2\ntrue: 3\n", "a.yaml").data == {"no": 1, "8": 2, "true": 3}


def test_a_byte_order_mark_is_passed_over() -> None:
    assert (
        parse(b"\xef\xbb\xbfid: bow", "a.yaml").data == parse("\ufeffid: bow", "a.yaml").data == {"id": "bow"}
    )


def test_a_key_given_twice_is_told_with_the_place_of_the_second() -> None:
    (problem,) = parse("id: a\nname: b\nid: c\n", "a.yaml").problems
    assert str(problem) == "a.yaml:3:1: id is given twice\n    keep one of the two"


def test_a_colour_without_quotes_is_not_lost_as_a_comment() -> None:
    (problem,) = parse("name: a\ncolour: #14506b\nlogo:  # none yet\n", "a.yaml").problems
    assert str(problem) == 'a.yaml:2:8: #14506b is taken for a comment\n    put it in quotes: "#14506b"'


def test_repetitions_are_written_out() -> None:
    assert parse("a: &x [1, 2]\nb: *x\n", "a.yaml").data == {"a": [1, 2], "b": [1, 2]}


def test_a_billion_laughs_are_cut_short() -> None:
    lines = ["a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    assert f"is larger than {MOST_NODES:,} values" in told("\n".join(lines))


def test_a_repetition_of_itself_is_refused() -> None:
    assert "is larger than" in told("a: &x [*x]")


@pytest.mark.parametrize("loader", [Loader, PlainLoader])
@pytest.mark.parametrize("text", ["[" * 100_000, "- " * 100_000, "{a: " * 100_000])
def test_deep_nesting_is_refused_not_crashed_on(
    text: str, loader: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rephold.read.yaml_source.compose", lambda text: compose(text, loader))
    assert "nested deeper than 30 levels" in told(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id: a\n\tname: b\n", "a.yaml:2:1: a tab stands where spaces belong"),
        ("id: a\nname: @home\n", "a.yaml:2:7: text cannot start with this character"),
        ("goal: Cat: round your back\n", "a.yaml:1:10: a second colon in one line"),
        ("id: a\nname\ngoal: c\n", "a.yaml:2:1: a key without a colon"),
        ('id: a\nname: "Bow\ngoal: c\n', "a.yaml:2:7: a quote is opened here and never closed"),
        ("id: a\nsteps: [One., Two.\n", "a.yaml:2:8: a bracket is opened here and not closed"),
        ("name: *star\n", "a.yaml:1:7: text cannot start with * or &"),
        ('name: "Bow" and bend\n', "a.yaml:1:13: this line does not fit under the one above it"),
        ("steps:\n  - One.\n - Two.\n", "a.yaml:3:2: this line does not fit under the one above it"),
        ("id: - a\n", "a.yaml:1:5: a list starts on the line of its key"),
        ("id: a\n---\nid: b\n", "a.yaml:2:1: a second document starts here"),
        ("", "a.yaml:1: is empty"),
        ("# only a comment\n", "a.yaml:1: is empty"),
        ("just text", "a.yaml:1:1: does not hold keys and values"),
        ("- a\n- b\n", "a.yaml:1:1: does not hold keys and values"),
        (b"name: caf\xe9\n", "a.yaml:1:10: is not saved as UTF-8"),
        ("name: a".encode("utf-16"), "a.yaml: is saved as UTF-16"),
        ("name: a\nnote: b\x07c\x1b\n", "a.yaml:2:8: has U+0007 control character, which cannot be printed"),
    ],
)
@pytest.mark.parametrize("loader", [Loader, PlainLoader])
def test_what_is_not_yaml_is_said_in_plain_words(
    text: str | bytes, message: str, loader: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rephold.read.yaml_source.compose", lambda text: compose(text, loader))
    said = told(text)
    assert said.startswith(message)
    assert "\n    " in said, "a hint says what to do"


def test_a_backslash_in_double_quotes_is_explained() -> None:
    assert "a backslash inside double quotes" in told('name: "a\\qb"\n')


def test_all_control_characters_are_named() -> None:
    assert told("a: \x07\nb: \x00\n").count("control character") == 2


def test_a_key_that_is_a_list_is_told() -> None:
    (problem,) = parse("? [a]\n: b\n", "a.yaml").problems
    assert str(problem).startswith("a.yaml:1:3: a key must be a word")


def test_tags_that_would_make_objects_are_refused() -> None:
    (problem,) = parse("a: !!python/object:os.system {}\n", "a.yaml").problems
    assert str(problem) == "a.yaml:1:4: has the tag !!python/object:os.system\n    leave the tag out"


def test_a_file_of_many_megabytes_is_not_parsed() -> None:
    assert told(b"a: " + b"x" * 1_000_001).startswith(
        "a.yaml: has more than 1,000,000 bytes, more than is read"
    )


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs a file without an end")
def test_a_file_without_an_end_is_not_read_to_the_end() -> None:
    with pytest.raises(ContentError, match="has more than 1,000,000 bytes"):
        read_source(Path("/dev/zero"))


def test_a_file_that_is_not_there_is_missing(tmp_path: Path) -> None:
    with pytest.raises(MissingError, match="there is no such file"):
        read_source(tmp_path / "a.yaml")


@given(st.binary(max_size=200) | st.text(max_size=200))
def test_no_bytes_whatever_escape_as_another_error(raw: bytes | str) -> None:
    try:
        found = parse(raw, "a.yaml")
    except ContentError:
        return
    assert isinstance(found, Source)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text("abc :#-'\"äß", max_size=9),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", max_size=3), inner, max_size=3)
        ),
        max_leaves=12,
    )
)
def test_data_survives_writing_and_reading(data: object) -> None:
    written = yaml.safe_dump({"x": data}, allow_unicode=True)
    assert parse(written, "a.yaml").data == {"x": data}
