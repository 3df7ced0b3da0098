"""The JSON Schema of Flux app specs, for editors: completion, hovers, and what registration would refuse."""

from fluxviz.spec.schema.assembling import make_spec_schema

__all__ = ["make_spec_schema"]
