"""TLS in the container, and requests that take longer than the edge waits."""
