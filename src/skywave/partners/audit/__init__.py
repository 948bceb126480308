"""The audit: a republished page compared with the work that it came from, under a contract, as graded findings."""
