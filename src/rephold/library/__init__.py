"""What ships with rephold as data: exercises, programmes and safety texts."""
