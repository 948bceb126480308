r"""What a site asks of programs in its robots.txt (RFC 9309): which paths to leave alone, and how long to wait in between.

Only the first RULES_BYTES are read, as the RFC allows. The longest rule that fits decides; on a tie, to allow wins. The time it
takes grows with the rules and the path only: no regular expression is made of what a site sends.

>>> robots = parse_robots("User-agent: *\nDisallow: /private/*.pdf$\nCrawl-delay: 3", "skywave")
>>> robots.allows("/private/a.pdf"), robots.allows("/private/a.pdf?x"), robots.delay
(False, True, 3.0)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

RULES_BYTES = 500 * 1024
_DELAY_SECONDS = 30.0
_RULES = 5_000
_RULE_CHARACTERS = 2_000
_WILDCARDS = 20
_ESCAPE = re.compile("%[0-9a-fA-F]{2}")


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules for one program.

    Attributes:
        rules: (pattern, allowed) in the order of the file.
        delay: Seconds between two requests, 0 to 30.
    """

    rules: tuple[tuple[str, bool], ...] = ()
    delay: float = 0.0

    def allows(self, path: str) -> bool:
        """Say whether a path with its query may be read."""
        path = _normal(path or "/")
        best, allowed = -1, True
        for pattern, allow in self.rules:
            if len(pattern) < best or (len(pattern) == best and not allow):
                continue
            if _fits(pattern, path):
                best, allowed = len(pattern), allow
        return allowed


def parse_robots(text: str, agent: str) -> Robots:
    """Return the rules for a program: those of the groups that name it, else of those for everybody.

    Args:
        text: The file, untrusted.
        agent: The program's name, lower case.
    """
    groups: dict[bool, list[tuple[str, bool]]] = {}
    delays: dict[bool, float] = {}
    current: set[bool] = set()
    in_names = False
    for line in text.splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            if not in_names:
                current = set()
            in_names = True
            if value == "*" or re.split(r"[/\s]", value.lower())[0] == agent:
                current.add(value != "*")
                groups.setdefault(value != "*", [])
            continue
        in_names = False
        for ours in current:
            if key in ("allow", "disallow") and value and len(groups[ours]) < _RULES:
                # Beyond so many wildcards a rule is read as one that begins so, which forbids more and costs less.
                pattern = "*".join(_normal(value)[:_RULE_CHARACTERS].split("*")[:_WILDCARDS])
                groups[ours].append((pattern, key == "allow"))
            elif key == "crawl-delay" and re.fullmatch(r"\d{1,6}(\.\d{1,6})?", value):
                delays[ours] = min(float(value), _DELAY_SECONDS)
    ours = True in groups
    return Robots(tuple(groups.get(ours, ())), delays.get(ours, 0.0))


def _fits(pattern: str, path: str) -> bool:
    """Say whether a pattern with `*` and a final `$` fits the start of a path."""
    anchored = pattern.endswith("$")
    first, *rest = (pattern[:-1] if anchored else pattern).split("*")
    if not path.startswith(first):
        return False
    place = len(first)
    if not rest:
        return not anchored or place == len(path)
    last = rest.pop() if anchored else ""
    for piece in rest:
        place = path.find(piece, place)
        if place < 0:
            return False
        place += len(piece)
    return not anchored or (path.endswith(last) and len(path) - len(last) >= place)


def _normal(path: str) -> str:
    """Return a path with one spelling of its escapes."""
    return _ESCAPE.sub(lambda match: match[0].upper(), quote(path, safe="/%*$?&=+:;,@!~()'[]#|"))
