"""Three copied texts, one of which names a host of the system and its editor."""

from __future__ import annotations

from pathlib import Path


def make(folder: Path) -> Path:
    root = folder / "copied"
    root.mkdir()
    (root / "rice.txt").write_text(
        "Rice prices fall\nBy A. Example\n2026-04-16\n\nNORTHTOWN — Prices fell on Monday. They had risen.\n\n"
        "Farmers dry rice. (Photo by B. Example/AFP via Getty Images)\n\nNobody knows why. It rained.\n",
        encoding="utf-8",
    )
    (root / "dam.txt").write_text(
        "Dam opens\n\nThe dam opened on Monday. It is long.\n\nMore is on mandevview.rfaweb.org in other words.\n\n"
        "（责编：secretuser）\n",
        encoding="utf-8",
    )
    (root / "zh.txt").write_text(
        "大坝启用\n记者 某某\n2026年4月16日\n这是第一段正文。说明发生了什么。\n这是第二段正文，说明后来发生了什么。\n",
        encoding="utf-8",
    )
    return root
