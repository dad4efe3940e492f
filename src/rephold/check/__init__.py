"""Texts to findings: how hard they are to read, and words that do not belong on a patient's sheet."""
