"""A handout and its sheet (paper, theme, figures) to the bytes of a tagged, archivable PDF."""
