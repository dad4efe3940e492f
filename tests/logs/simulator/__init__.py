"""Logs that were never filled in by anybody: printed, marked, scanned or photographed by arithmetic, from a seed."""
