"""`python -m rephold.cli`: the command line where the `rephold` script is not on the path."""

from rephold.cli.main import main

if __name__ == "__main__":
    main()
