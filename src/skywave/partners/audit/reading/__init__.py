"""Reading a republished page, as HTML or as plain text, into a `copy.Copy`: all that a reader sees, and where it stands."""
