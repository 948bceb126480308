"""Every cap on bytes and counts that come from elsewhere, in one place.

A reader of untrusted bytes refuses above these; a writer never exceeds them. `spec/02-limits.md` states those
that belong to a format. Lengths are bytes and sizes are leaves, as everywhere in Skywave.
"""

from __future__ import annotations

from typing import Final

# Notes, checkpoints and root notes (RULES 28; spec 03, 04, 05)
CHECKPOINT_BYTES: Final = 16 * 1024
ROOT_NOTE_BYTES: Final = 64 * 1024
NOTE_SIGNATURES: Final = 64
ROOT_STEPS: Final = 1024
ROOT_KEYS: Final = 32
DESKS: Final = 256
DESK_KEYS: Final = 16
WITNESSES: Final = 32
GROUPS: Final = 32
VOIDS: Final = 1024

# Logs and records (RULES 11, 12, 15; spec 04, 06)
LOG_SIZE: Final = 1 << 24
RECORD_BYTES: Final = 1024
TILE_WIDTH: Final = 256
ENTRIES_BYTES: Final = TILE_WIDTH * (2 + RECORD_BYTES)
INDEX_WINDOW_BUNDLES: Final = 8
PROOF_HASHES: Final = 24
REDACTIONS: Final = 9999

# Releases of the reader app (RULES 11, 32; spec 16)
RELEASE_BYTES: Final = 16 * 1024
RELEASE_FILES: Final = 64
RELEASE_ENTRIES_BYTES: Final = TILE_WIDTH * (2 + RELEASE_BYTES)

# Heads, bodies and frames (RULES 12, 26; spec 07, 08)
FRAME_BYTES: Final = 0xFFFF
HEAD_BYTES: Final = 64 * 1024
BODY_BYTES: Final = 1024 * 1024
BUNDLE_BYTES: Final = 32 + TILE_WIDTH * (2 + FRAME_BYTES)
DICTIONARY_BYTES: Final = 32_768
JSON_DEPTH: Final = 8
JSON_INTEGER: Final = (1 << 53) - 1
BLOCKS: Final = 10_000
ASSETS: Final = 100
RENDITIONS: Final = 8
LATEST_SECONDS: Final = 253_402_300_799  # the end of 9999
TITLE_CHARACTERS: Final = 1_000
TEXT_CHARACTERS: Final = 20_000

# Assets and pages (spec 09, 10)
ASSET_BYTES: Final = 64 * 1024 * 1024
PAGE_BYTES: Final = 4 * 1024 * 1024
PARTS_ENTRIES: Final = 1_100
PARTS_BYTES: Final = 4 * 1024 * 1024

# Mirror lists (RULES 33; spec 17)
MIRRORS: Final = 32
MIRRORS_BYTES: Final = 16 * 1024

# What comes in from a newsroom's own systems (sources/)
SOURCE_FILE_BYTES: Final = 512 * 1024 * 1024
STORY_SOURCE_BYTES: Final = 8 * 1024 * 1024
PICTURE_FILE_BYTES: Final = 64 * 1024 * 1024
PICTURE_PIXELS: Final = 80_000_000
FRONT_MATTER_BYTES: Final = 64 * 1024
PEEK_BYTES: Final = 64 * 1024
PAGE_SOURCE_BYTES: Final = 16 * 1024 * 1024  # a saved page of a site, or one answer of its API
FEED_ENTRIES: Final = 100_000

# The network
RESPONSE_SECONDS: Final = 30.0

# Partners
CONTRACT_BYTES: Final = 64 * 1024
RECEIPT_BYTES: Final = 16 * 1024
ANSWER_BYTES: Final = 64 * 1024  # of what a partner's own system answers to a push
