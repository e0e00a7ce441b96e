"""The public scorecard for government services: promises, results and verdicts as a static site."""

__version__ = "0.1.0"
