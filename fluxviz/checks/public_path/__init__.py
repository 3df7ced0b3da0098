"""The public path: domains, CloudFlare, and public names in settings."""
