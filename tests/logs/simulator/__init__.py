"""Logs that nobody filled in: printed, marked, scanned or photographed by arithmetic, from a seed."""
