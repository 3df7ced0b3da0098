"""Drawings: a learner connects the cards of an app, and what was drawn is compared with the model."""
