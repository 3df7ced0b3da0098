"""Ports: who listens where, and which may be published."""
