"""A figure's id to its baked shapes and its words; a picture file to art that is fit to print."""
