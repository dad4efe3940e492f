"""One file for each family of rules: what is checked goes in, findings come out."""
