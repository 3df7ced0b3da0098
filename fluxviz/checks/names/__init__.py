"""Names inside the app: what a host or a port in a setting may lead to."""
