"""Arguments to an exit code: one file for each command; the only room that prints and exits."""
