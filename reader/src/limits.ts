/** Every cap on bytes and counts that come from elsewhere: the same numbers as `src/skywave/limits.py` (spec/02-limits.md). */

export const CHECKPOINT_BYTES = 16 * 1024;
export const ROOT_NOTE_BYTES = 64 * 1024;
export const NOTE_SIGNATURES = 64;
export const ROOT_STEPS = 1024;
export const ROOT_KEYS = 32;
export const DESKS = 256;
export const DESK_KEYS = 16;
export const WITNESSES = 32;
export const GROUPS = 32;
export const VOIDS = 1024;

export const LOG_SIZE = 1 << 24;
export const RECORD_BYTES = 1024;
export const RELEASE_BYTES = 16 * 1024;
export const RELEASE_FILES = 64;
export const TILE_WIDTH = 256;
export const ENTRIES_BYTES = TILE_WIDTH * (2 + RECORD_BYTES);
export const RELEASE_ENTRIES_BYTES = TILE_WIDTH * (2 + RELEASE_BYTES);
export const INDEX_WINDOW_BUNDLES = 8;
export const PROOF_HASHES = 24;
export const REDACTIONS = 9999;

export const FRAME_BYTES = 0xffff;
export const HEAD_BYTES = 64 * 1024;
export const BODY_BYTES = 1024 * 1024;
export const BUNDLE_BYTES = 32 + TILE_WIDTH * (2 + FRAME_BYTES);
export const DICTIONARY_BYTES = 32_768;
export const JSON_DEPTH = 8;
export const BLOCKS = 10_000;
export const ASSETS = 100;
export const ADDRESSES = 20;
export const RENDITIONS = 8;
export const LATEST_SECONDS = 253_402_300_799;
export const TITLE_CHARACTERS = 1_000;
export const TEXT_CHARACTERS = 20_000;

export const ASSET_BYTES = 64 * 1024 * 1024;
export const PAGE_BYTES = 4 * 1024 * 1024;
export const PARTS_ENTRIES = 1_100;
export const PARTS_BYTES = 4 * 1024 * 1024;

/** Mirrors (RULES 33): what one signer may name, and how long a list may be. */
export const MIRRORS = 32;
export const MIRRORS_BYTES = 16 * 1024;

/** One language's words of the interface, the reader's and the pages' together: twice what the longest has. */
export const WORDS_BYTES = 32 * 1024;

/** The network: how long one answer may take, and how long it may stand still, in milliseconds: with fewer bytes than so many. */
export const ANSWER_MILLISECONDS = 60_000;
export const STALL_MILLISECONDS = 15_000;
export const MOVING_BYTES = 1024;
