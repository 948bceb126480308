"""What an audit checks besides the text: notice, link, byline, photos, corrections, page and window, one module each."""
