"""The sample newsroom: an invented masthead with invented stories, to try Skywave on.

`stories/` holds what is published first, `later/` what follows a week after, and `corrected/` the full text
of a story as corrected. `actions.toml` says what the editors then do: correct, retract, redact and lay out
editions. `standing/` holds the mastheads' own texts; the package `pictures` draws the pictures when they are
needed. Every person, place and figure is invented, except the text of Article 19 of the Universal
Declaration of Human Rights.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

SAMPLE: Final = Path(__file__).parent
