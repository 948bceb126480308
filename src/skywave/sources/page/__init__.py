"""Web pages of news sites: their encoding, their metadata, the article in them, its pictures with caption and credit."""
