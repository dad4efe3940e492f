"""A pose to a baked figure: solved, dressed, looked at, traced. Only here are numpy and scipy needed."""
