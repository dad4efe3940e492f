"""Files to nouns; every problem with its place, all at once."""
