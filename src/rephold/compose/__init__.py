"""A prescription, a layout and words to a handout: blocks with their roles, in reading order."""
