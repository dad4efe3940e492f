"""What `rephold finish` does with a printed file: one module for each way."""
