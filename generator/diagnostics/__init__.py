"""Findings: one value for every fault in somebody's file, its catalogue, and its renderers.

Takes the code of a fault, the words that fill its message, and its place.
Gives frozen values and a collector. Must not know any file format or rule.
"""

from generator.diagnostics.value import (
    NOWHERE,
    Diagnostic,
    Others,
    Place,
    Refusal,
    Report,
    Severity,
)

__all__ = ["NOWHERE", "Diagnostic", "Others", "Place", "Refusal", "Report", "Severity"]
