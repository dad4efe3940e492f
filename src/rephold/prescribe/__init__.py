"""A programme made concrete for one patient."""
