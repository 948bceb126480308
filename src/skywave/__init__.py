"""Skywave: publish once, prove everywhere.

A newsroom signs and publishes its journalism as static files; readers, partners and stewards prove that
any copy is genuine, complete, credited and how old it is. `docs/ARCHITECTURE.md` draws the house.
"""

__version__ = "0.1.0"
