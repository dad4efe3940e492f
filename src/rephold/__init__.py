"""Exercise handouts for physiotherapists, as accessible and archivable PDF."""

__version__ = "0.1.0"
