"""Stories: works and versions, credits, rights, corrections and languages. Pure, like `archive`, on which it stands."""
