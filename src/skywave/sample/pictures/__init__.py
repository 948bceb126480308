"""The pictures of the sample newsroom, drawn from shapes when they are needed.

They are illustrations of invented stories, drawn by the code in this package, so that the repository carries
no image of uncertain origin.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from skywave.sample.pictures import growing, hills, market, town, water

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from skywave.sample.pictures.brush import Canvas

SCENES: Final[dict[str, Callable[[], Canvas]]] = {
    "apple-orchard.jpg": growing.apple_orchard,
    "coffee-branch.jpg": growing.coffee_branch,
    "courthouse.jpg": town.courthouse,
    "flood-gauge.png": water.flood_gauge,
    "landslide.jpg": hills.landslide,
    "library-bus.jpg": hills.library_bus,
    "night-train.png": water.night_train,
    "radio-mast.jpg": hills.radio_mast,
    "rice-market.jpg": market.rice_market,
    "river-dam.jpg": water.river_dam,
    "village-school.jpg": town.village_school,
}


def draw_pictures(folder: Path) -> list[Path]:
    """Draw every picture that the sample stories name, as files in `folder`; the same each time.

    Args:
        folder: Where to write; made if it is not there.

    Returns:
        The files written, sorted by name.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for seed, (name, scene) in enumerate(sorted(SCENES.items())):
        path = folder / name
        picture = scene().finished(seed)
        if path.suffix == ".jpg":
            picture.save(path, quality=88, optimize=True)
        else:
            picture.save(path, optimize=True)
        written.append(path)
    return written
