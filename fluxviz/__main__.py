"""``python -m fluxviz``."""

from fluxviz.cli import main

if __name__ == "__main__":
    main()
