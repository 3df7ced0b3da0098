"""The explorer: in Python, in notebook applications, and on a page of its own."""
