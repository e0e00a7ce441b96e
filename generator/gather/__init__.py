"""Facts for a page or an export, as small frozen values.

Takes what is published. Gives facts of standards, services, agencies, loops, journeys,
improvements and the whole site.
Must not know words, figures' looks or pages.
"""

from generator.gather.improvements import ImprovementFacts, Roadmap
from generator.gather.journeys import JourneyFacts, StepFacts
from generator.gather.loops import Feedback, LoopFacts, gather_feedback
from generator.gather.near import Near
from generator.gather.quality import Finding, Quality
from generator.gather.register import Count, Overdue, Register, window
from generator.gather.site import SiteFacts, Whole, gather_site
from generator.gather.standards import (
    AgencyFacts,
    ServiceFacts,
    StandardFacts,
    Tally,
    gather_agency,
    gather_service,
    judged_until,
)
from generator.gather.surveys import QuestionFacts, SurveyFacts, gather_surveys

__all__ = [
    "AgencyFacts",
    "Count",
    "Feedback",
    "Finding",
    "ImprovementFacts",
    "JourneyFacts",
    "LoopFacts",
    "Near",
    "Overdue",
    "Quality",
    "QuestionFacts",
    "Register",
    "Roadmap",
    "ServiceFacts",
    "SiteFacts",
    "StandardFacts",
    "StepFacts",
    "SurveyFacts",
    "Tally",
    "Whole",
    "gather_agency",
    "gather_feedback",
    "gather_service",
    "gather_site",
    "gather_surveys",
    "judged_until",
    "window",
]
