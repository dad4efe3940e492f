"""Filled logs come back: forms and paper to box states, box states to entries, entries to adherence."""
