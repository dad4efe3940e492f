"""Files to nouns, or to every problem in them with its line and column."""
