"""Reports of an audit: a page with the two texts side by side, the letter to the partner, and lines for a terminal."""
