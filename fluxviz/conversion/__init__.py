"""What is written anew: every older version and dialect becomes a version 8 document, and nothing is lost untold."""

from fluxviz.conversion.converting import Conversion, convert
from fluxviz.conversion.report import ReportEntry

__all__ = ["Conversion", "ReportEntry", "convert"]
