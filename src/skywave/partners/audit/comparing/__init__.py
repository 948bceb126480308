"""The pure half of the audit: two texts in, differences and graded findings out. It touches no file, socket or clock."""
