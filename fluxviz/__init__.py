"""See the network of a Flux app."""
