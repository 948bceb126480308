"""A folder of Markdown and HTML files, and files that are none of its stories."""

from __future__ import annotations

from pathlib import Path


def make(folder: Path) -> Path:
    root = folder / "stories"
    (root / "north").mkdir(parents=True)
    (root / "b.md").write_text("# Title of b\n\nText *of* b.\n\n![alt](b.png 'cap')\n", encoding="utf-8")
    (root / "b.png").write_bytes(b"png")
    (root / "a.html").write_text("---\ntitle: A\n---\n<p>Text</p>", encoding="utf-8-sig")
    (root / "north" / "c.md").write_text("---\nid: other\ntitle: C\n---\nText", encoding="utf-8")
    (root / "_draft.md").write_text("no", encoding="utf-8")
    (root / ".hidden.md").write_text("no", encoding="utf-8")
    return root
