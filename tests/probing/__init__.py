"""``fluxviz probe``, against a network of its own: real servers on the loopback, and each verdict by a real fault."""
