"""The dictionary that primes the compressor of a desk's frames (spec/08-frames.md section 1).

It holds the scaffolding that every head and body repeats, and no story's words: a dictionary outlives every redaction, so
prose must never get into it.
"""

from __future__ import annotations

from skywave.archive.encoding import sha256

# The end of a dictionary is the cheapest to refer to: what nearly every frame begins with stands last.
_SCAFFOLDING = (
    '{"end":255,"start":0,"supersedes":[]}',
    '{"address":"","masthead":"","name":""}{"texts":{"about":[{"p":["',
    '"]}],"corrections":[{"p":["',
    '"]}],"funding":[{"p":["',
    '"]}],"notice":[{"p":["',
    '"]}],"standards":[{"p":["',
    '{"lead":null,"pins":[],"sections":[]}',
    '"note":{"at":17,"from":1,"severity":"major","text":"","to":2,"type":"correction"},',
    '"note":{"at":17,"from":1,"severity":"grave","text":"","to":2,"type":"retraction"},"byline_withheld":true,',
    '{"by":"","quote":[["',
    '"],["',
    '{"header":true,"table":[[["',
    '"]],[["',
    '{"ol":[["',
    '{"ul":[["',
    '"]]},{"h":["',
    '"],"level":2},{"p":["',
    '{"embed":"https://www.","title":"',
    '{"a":"https://www.","t":"',
    '"d":"rtl","l":"en",',
    '{"m":["em"],"t":"',
    '{"m":["em","strong"],"t":"',
    '{"m":["strong"],"t":"',
    '"},"',
    '"]},{"figure":0},{"p":["',
    '","reason":"no-file","right":"wire"},{"alt":"","caption":"","credit":"',
    '","reason":"no-licence","right":"unknown"}],"byline":["',
    '{"assets":[{"alt":"","caption":"","credit":"',
    '","file":{"height":640,"length":1,"media":"image/jpeg","sha256":"',
    '","width":960},"right":"owned"}],"byline":["',
    '"],"place":"","published":17',
    '{"assets":[],"byline":[],"place":"","published":null,"section":"","summary":"","title":"',
    '"}',
    '."]},{"p":["',
    '"]}]}',
    '{"blocks":[{"p":["',
)

DICTIONARY = "".join(_SCAFFOLDING).encode()
DICTIONARY_DIGEST = sha256(DICTIONARY)
