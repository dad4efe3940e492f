"""The words of each language: phrases, plurals, dates and doses; data beside the code."""
