"""What `story.credit` is made of: the agencies and words as data, the grammar that cuts a line, and who a name is."""
