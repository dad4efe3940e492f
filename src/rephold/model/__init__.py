"""The nouns: checked values in, frozen things out; a type refuses what may not exist."""
