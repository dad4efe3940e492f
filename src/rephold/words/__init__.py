"""A language's name to its words: phrases, plurals, dates and doses, from the YAML beside the code."""
