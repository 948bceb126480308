"""Published republishing rules as contracts, ready to use: `rules = "rfa"` in a partner's file begins with one of these."""
