"""Carriers: what a desk's archive looks like on its way to readers, one folder or file for each way out."""
