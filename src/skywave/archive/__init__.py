"""The archive: signed, append-only, provable from bytes alone.

Pure: bytes and values in, bytes and values out. No file, socket, clock, randomness or logging; time, entropy and keys
are arguments. The same split lets the browser reader share the test vectors of `spec/vectors`.

Read in this order: `note`, `merkle`, `tiles`, `checkpoint`, `cosignature`, `policy`, `root`, then `strictjson`, `record`,
`head`, `body`, `frame`, and last `log` and `verify`, which put them together.
"""
