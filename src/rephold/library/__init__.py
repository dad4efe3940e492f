"""What ships as data: exercises, programmes and safety texts in YAML, a folder for each kind; no code."""
