"""What the holding side does with a copy: prove it, read it. Whatever a place returns is untrusted."""
