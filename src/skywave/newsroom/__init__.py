"""What the signing side does, as use cases over `archive`, `story`, `sources`, `carriers` and `io`."""
