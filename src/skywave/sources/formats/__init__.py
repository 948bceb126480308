"""What one source each is made of where it does not fit one file: named after the format, and imported by that source alone."""
