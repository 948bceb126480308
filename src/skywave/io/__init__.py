"""The edges where the world appears: disk, network, keys, clock, catalogue. One file each; they do not know one another."""
