"""What `rephold batch` is made of on the command line: options, progress, passwords, leaflets."""
