"""What the folder source takes from Markdown and HTML files, and what it refuses."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.contract.checks import check_draft, check_sentence
from tests.contract.samples.folder import make

from skywave import limits
from skywave.archive.body import Embed, Figure, Heading
from skywave.errors import Malformed, SkywaveError
from skywave.sources.folder import Folder
from skywave.sources.reading.frontmatter import parse_front_matter, split_front_matter
from skywave.sources.reading.material import LocalMaterial
from skywave.story.draft import WITHHELD, Draft


def read_folder(root: Path) -> list[Draft]:
    drafts = list(Folder().read(LocalMaterial(root)))
    for draft in drafts:
        check_draft(draft)
    return drafts


def read_text(root: Path, text: str | bytes, name: str = "a.md") -> Draft:
    (root / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    (draft,) = read_folder(root)
    return draft


def test_a_folder_is_read_in_the_order_of_its_paths(tmp_path: Path) -> None:
    drafts = read_folder(make(tmp_path))
    assert [(draft.ids, draft.title) for draft in drafts] == [
        (("folder:a",), "A"),
        (("folder:b",), "Title of b"),
        (("folder:other",), "C"),
    ]
    assert drafts[1].blocks[-1] == Figure(0)
    assert (drafts[1].assets[0].caption, drafts[1].assets[0].alt, drafts[1].assets[0].data) == ("cap", "alt", b"png")


def test_one_file_is_a_folder_of_one(tmp_path: Path) -> None:
    root = make(tmp_path)
    (draft,) = read_folder(root / "b.md")
    assert draft.ids == ("folder:b",)


FULL = """---
id: dam
title: "A title: with a colon"
language: vi
masthead: obs
desk: benar/tha
summary: |
  Two

  lines
byline: [A. Example, B. Example]
published: 2026-04-16
place: Talun
section: yes
status: withheld
embargo: 2026-04-16T02:00:00+07:00
expires: 2026-05-16T02:00:00Z
publisher: Other
translates: river
pictures:
  - {file: placed.png, caption: C, credit: "Photo: x", right: owned}
  - file: lead.png
  - file: sound.mp3
---

# A title: with a colon

Text.

![Alt](placed.png "from the text")

| a | b |
|---|---|
| 1 | 2 |

<script>bad</script><iframe src="https://video.example/1" title="V"></iframe>
"""


def test_every_field_of_the_front_matter(tmp_path: Path) -> None:
    for name in ("placed.png", "lead.png", "sound.mp3"):
        (tmp_path / name).write_bytes(name.encode())
    draft = read_text(tmp_path, FULL.replace("\n", "\r\n"))
    assert (draft.ids, draft.title, draft.language, draft.masthead) == (
        ("folder:dam",),
        "A title: with a colon",
        "vi",
        "obs",
    )
    assert (draft.desk, draft.summary, draft.byline) == ("benar/tha", "Two\nlines", ("A. Example", "B. Example"))
    assert (draft.published, draft.embargo, draft.expires) == (1776297600, 1776279600, 1778896800)
    assert (draft.place, draft.section, draft.publisher, draft.translates) == ("Talun", "yes", "Other", "river")
    assert (draft.status, draft.hold) == (WITHHELD, "withheld in the source")
    assert [(a.name, a.kind, a.caption, a.credit, a.right, a.alt) for a in draft.assets] == [
        ("lead.png", "picture", "", "", "", ""),
        ("sound.mp3", "audio", "", "", "", ""),
        ("placed.png", "picture", "C", "Photo: x", "owned", "Alt"),
    ]
    assert draft.blocks[1] == Figure(2)
    assert not any(isinstance(block, Heading) for block in draft.blocks)
    assert draft.blocks[-1] == Embed("https://video.example/1", "V")


def test_a_picture_elsewhere_is_named_and_not_fetched(tmp_path: Path) -> None:
    draft = read_text(tmp_path, "# T\n\n![x](https://pictures.example/a.jpg)")
    assert (draft.assets[0].name, draft.assets[0].data) == ("a.jpg", None)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("Text without a title", "it has no title", "title"),
        ("---\ntitel: x\n---\n", "unknown field titel", "title"),
        ("---\ntitle: x\npictures: [{fiel: a}]\n---\n", "unknown field fiel", "file"),
        ("---\ntitle: x\n", "not closed", "dashes"),
        ("---\n" + "x: " + "y" * limits.FRONT_MATTER_BYTES + "\n---\n", "not closed within", "dashes"),
        ("---\ntitle: x\ntitle: y\n---\n", "names title twice", None),
        ("---\n- x\n---\n", "not a list of fields", "name: value"),
        ("---\ntitle: a: b\n---\n", "cannot be read in line 2", "quotes"),
        ("---\ntitle: &a x\nsummary: *a\n---\n", "anchor or alias in line 2", None),
        ("---\ntitle: !!python/object/apply:os.system [id]\n---\n", "YAML tag in line 2", None),
        ("---\ntitle: [[[[[x]]]]]\n---\n", "nested too deeply", None),
        ("---\ntitle: " + "[" * 60_000 + "\n---\n", "nested too deeply", None),
        ("---\n" + "- " * 20_000 + "\n---\n", "nested too deeply", None),
        ("---\n? [a]\n: b\n---\n", "field without a name", None),
        ("---\ntitle: [x]\n---\n", "its title is not one text", None),
        ("---\ntitle: x\npublished: soon\n---\n", "published soon is no date", "2026-04-16T02:00:00Z"),
        ("---\ntitle: x\npublished: 2026-04-16 02:00\n---\n", "has no time zone", "2026-04-16T02:00:00Z"),
        ("---\ntitle: x\nstatus: live\n---\n", "status live is unknown", "usable"),
        ("---\ntitle: x\nlanguage: Vietnamese\n---\n", "no language code", "vi"),
        ("---\ntitle: x\ndesk: ../x\n---\n", "no desk code", "mya"),
        ("---\ntitle: x\nbyline: [[a]]\n---\n", "byline is not a list", None),
        ("---\ntitle: x\npictures: a.png\n---\n", "pictures are not a list", "file"),
        ("---\ntitle: x\npictures: [{caption: a}]\n---\n", "names no file", None),
        ("---\ntitle: x\npictures: [{file: a.png, right: mine}]\n---\n", "right mine is unknown", "owned"),
        ("---\ntitle: x\npictures: [{file: a.png}, {file: ./a.png}]\n---\n", "a.png twice", None),
        ("---\ntitle: x\npictures: [{file: gone.png}]\n---\n", "its picture gone.png is not there", "beside"),
        ("# T\n\n![](gone.png)", "its picture gone.png is not there", "beside"),
        ("# T\n\n![](../a.png)", "not a file beside it", "below"),
        ("# T\n\n![](%2e%2e/a.png)", "not a file beside it", "below"),
        ("# T\n\n![](x/../../a.png)", "not a file beside it", "below"),
        ("# T\n\n![](/etc/passwd)", "not a file beside it", "below"),
        ("# T\n\n![](file:///etc/passwd)", "not a file beside it", "below"),
        ("# T\n\n![](C:%5Cx.png)", "not a file beside it", "below"),
        ("# T\n\n![](..%5Cx.png)", "not a file beside it", "below"),
        ("# T\n\n![](a%00.png)", "not a file beside it", "below"),
        ("---\ntitle: x\npictures: [{file: '..\\..\\x'}]\n---\n", "not a file beside it", "below"),
        ("---\ntitle: x\npictures: [{file: '.'}]\n---\n", "not a file beside it", "below"),
        (
            "# T\n\n" + "".join(f"![](https://e.example/{n}.png)\n\n" for n in range(101)),
            "more than 100 pictures",
            None,
        ),
        ("# " + "x" * 1001, "title is longer", None),
        (b"# T\n\n\xff", "byte 5 cannot be read", "UTF-8"),
        ("# T".encode("utf-16"), "looks like UTF-16", "UTF-8"),
        ("# T\n\n" + "x" * limits.STORY_SOURCE_BYTES, "longer than", None),
    ],
)
def test_a_broken_text_is_refused_in_one_sentence(
    tmp_path: Path, text: str | bytes, message: str, hint: str | None
) -> None:
    (tmp_path.parent / "a.png").write_bytes(b"outside")
    with pytest.raises(Malformed) as caught:
        read_text(tmp_path, text)
    assert message in caught.value.message
    assert "a.md" in caught.value.message
    assert "\n" not in caught.value.message
    assert len(caught.value.message) < 400
    assert hint is None or hint in (caught.value.hint or "")


def test_a_billion_laughs_are_not_laughed(tmp_path: Path) -> None:
    lines = ["a: &a [x, x]"] + [f"{b}: &{b} [*{a}, *{a}]" for a, b in zip("abcdefghij", "bcdefghijk", strict=True)]
    with pytest.raises(Malformed, match="anchor"):
        read_text(tmp_path, "---\n" + "\n".join(lines) + "\n---\n")


def test_two_texts_with_one_id_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A", encoding="utf-8")
    with pytest.raises(Malformed, match=r"a\.md and a\.html have the same id"):
        read_text(tmp_path, "<h1>A</h1>", "a.html")


@pytest.mark.parametrize("link", ["a.md", "p.png"])
def test_a_symbolic_link_leads_nowhere_outside(tmp_path: Path, link: str) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (tmp_path / "secret").write_text("# Secret", encoding="utf-8")
    (root / "b.md").write_text("# T\n\n![](p.png)" if link == "p.png" else "# T", encoding="utf-8")
    (root / link).symlink_to(tmp_path / "secret")
    with pytest.raises(Malformed, match="leads out of the folder"):
        read_folder(root)


def test_a_link_within_the_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real.png").write_bytes(b"x")
    (tmp_path / "p.png").symlink_to("real.png")
    assert read_text(tmp_path, "# T\n\n![](p.png)").assets[0].data == b"x"


def test_a_pipe_or_a_folder_is_no_picture(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    with pytest.raises(Malformed, match="not a regular file"):
        read_text(tmp_path, "# T\n\n![](pipe.png)")
    (tmp_path / "folder.png").mkdir()
    with pytest.raises(SkywaveError):
        read_text(tmp_path, "# T\n\n![](folder.png)")


@pytest.mark.parametrize("name", ["a\u202eb.md", "a\nb.md", "\udcff.md", "e\u0301.md"])
def test_a_file_name_that_cannot_be_an_id_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("# T", encoding="utf-8")
    with pytest.raises(Malformed) as caught:
        read_folder(tmp_path)
    check_sentence(caught.value)
    caught.value.message.encode()
    (tmp_path / name).write_text("---\nid: odd\n---\n# T", encoding="utf-8")
    assert read_folder(tmp_path)[0].ids == ("folder:odd",)


@pytest.mark.parametrize("text", ["> " * 30_000, "[" * 50_000, "*" * 50_000, "`" * 50_000, "- " * 5_000, "![" * 20_000])
def test_hostile_markdown_is_read_or_refused(tmp_path: Path, text: str) -> None:
    try:
        read_text(tmp_path, f"---\ntitle: T\n---\n{text}x")
    except Malformed as error:
        check_sentence(error)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [*"-:[]{}&*!|>'\"%@`#,? \n\t~", "---", "...", "title", "&a", "*a", "<<", "!!str", "\x00", "\x85", "\ufeff"]
        )
        | st.text(max_size=4),
        max_size=40,
    ).map("".join)
)
def test_any_front_matter_is_read_or_malformed(text: str) -> None:
    for call in (lambda: parse_front_matter(text), lambda: split_front_matter(f"---\n{text}\n---\nx")):
        try:
            call()
        except Malformed as error:
            check_sentence(error)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_malformed(tmp_path: Path, data: bytes) -> None:
    try:
        read_text(tmp_path, b"---\ntitle: T\n---\n" + data)
    except Malformed as error:
        check_sentence(error)
