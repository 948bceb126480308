"""The command line: the only place that prints and exits. One file for each group of commands."""
