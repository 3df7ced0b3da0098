"""Limits: what FluxOS refuses, drops or misses at registration."""
