"""Partners: who republishes what under which contract, what they were given, what they confirmed, and what their pages show."""
