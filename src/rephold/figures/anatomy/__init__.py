"""Diagrams of anatomy: from named parts in YAML to baked shapes with labels. Plain Python, no numpy."""
