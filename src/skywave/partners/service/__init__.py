"""The HTTP interface from which partners pull: what it answers, to whom, and what of it is written down."""
