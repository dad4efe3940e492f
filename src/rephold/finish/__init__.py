"""A finished PDF to what is made of it: so far, a page as a picture."""
