"""Storage: what is kept, where, and who else writes there."""
