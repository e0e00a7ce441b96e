"""Entries for what a promise has not said yet, and for targets that do not fit together."""

from generator.diagnostics.entry import Entry

ENTRIES: dict[str, Entry] = {
    "standard-without-target": Entry(
        "suggestion",
        "{subject} no target, so nothing can be met or missed",
        "Add 'targets:' to the standard, and below it a target with 'from: 2026-01' and "
        "'at_least: 90%'. Where none is meant, write 'targets: []'.",
        "A standard has no target at all.",
        "A figure without a promise cannot tell anybody whether the service did what it said.",
        "- id: decision-time\n  promise: We decide quickly.",
        "- id: decision-time\n  promise: We decide within 6 weeks.\n  targets:\n"
        "    - from: 2026-01\n      at_least: 90%",
        mapped="If the publisher has targets, name their column in {mapping}: under 'standard:', "
        "write 'target:', and below it 'at_least: COLUMN'.",
    ),
    "standard-without-results": Entry(
        "suggestion",
        "{subject} no result, and no cadence that says when one is due",
        "Add 'cadence: monthly' (or quarterly, yearly) to the standard, and its rows to "
        "data/performance/.",
        "A standard has had a target for a year, but no row of results, and no cadence.",
        "The page stays empty, and nobody is reminded: without a cadence nothing is ever overdue.",
        "- id: decision-time\n  targets:\n    - from: 2026-01\n      at_least: 90%",
        "- id: decision-time\n  cadence: monthly\n  targets:\n    - from: 2026-01\n"
        "      at_least: 90%",
        mapped="If the publisher says how often results come, write it in {mapping}: under "
        "'standard:', 'cadence: yearly'.",
    ),
    "no-official": Entry(
        "suggestion",
        "{agency} names no official who answers for {services}",
        "In the agency's file write 'official:', and below it 'title: Director, Passport "
        "Services'. A service whose official is another says so in its own file.",
        "Neither an agency nor its services name the post that answers for the promises.",
        "A promise that nobody answers for is easily forgotten.",
        "name: Passport Office",
        "name: Passport Office\nofficial:\n  title: Director, Passport Services",
        mapped="What you write in content/agencies/ID.yaml is joined to what the table says: give "
        "it the agency's 'name' and 'official'.",
    ),
    "no-complaint-route": Entry(
        "suggestion",
        "There is nowhere to complain about {services}",
        "In content/site.yaml write 'complaint:', and below it 'url: https://...' or 'phone: ...'. "
        "An agency's or a service's own 'complaint' comes before it.",
        "Neither the site, nor the agency, nor the service says where to complain.",
        "A page that says a promise was broken has to say what to do about it.",
        "title: Scorecard\npublisher: State of Franklin",
        "title: Scorecard\npublisher: State of Franklin\ncomplaint:\n"
        "  url: https://example.gov/complain",
    ),
    "open-cases-missing": Entry(
        "suggestion",
        "{standard} counts finished cases only, and does not say how many are still open",
        "Add the columns 'open' and 'open_late': the cases not finished at the end of the period, "
        "and those of them that are late already. If nobody knows, say so in the column 'note'.",
        "The measure has the basis completed, and its newest result has neither column.",
        "A service looks faster the longer it leaves its oldest cases open.",
        "service,standard,period,numerator,denominator",
        "service,standard,period,numerator,denominator,open,open_late",
        mapped="If the table has the cases still open, name their columns in {mapping}: under "
        "'result:', 'open: COLUMN' and 'open_late: COLUMN'.",
    ),
    "promise-hard-to-read": Entry(
        "warning",
        "{subject}: {because}",
        "Say it as you would at the counter: one thought in a sentence, fewer than 20 words, "
        "and 'decide' rather than 'render a determination'.",
        "A promise in English asks for more than nine years of school (Flesch-Kincaid).",
        "A promise that people cannot read was not made to them.",
        "promise: Notification of the eligibility determination is communicated to the applicant "
        "within 30 days.",
        "promise: We tell you within 30 days whether you can get the benefit.",
        mapped="These words are the publisher's. You may tell them so; nothing has to be done "
        "here.",
    ),
    "target-overlap": Entry(
        "error",
        "Two targets begin with {since}, and only one can be in force",
        "Give one of them another 'from'. Two that hold at once are told apart by 'name:', "
        "'channel:' or 'segment:'.",
        "Two targets of one promise, about the same cases, begin at once.",
        "It would be unclear which one decides.",
        "- from: 2025-01\n  at_least: 90%\n- from: 2025-01\n  at_least: 95%",
        "- from: 2025-01\n  at_least: 90%\n- from: 2026-01\n  at_least: 95%",
    ),
    "target-gap": Entry(
        "warning",
        "From {since} until {until} this promise does not say how often it is kept",
        "Add 'at_least: 90%' or another comparison to this target; or remove the target, and the "
        "one before it goes on.",
        "Between two targets that compare stands one that does not.",
        "Results of that time are neither met nor missed, between times that are judged.",
        "- from: 2024-01\n  at_least: 90%\n- from: 2025-01\n  within: 6 weeks\n"
        "- from: 2026-01\n  at_least: 90%",
        "- from: 2024-01\n  at_least: 90%\n- from: 2025-01\n  within: 6 weeks\n  at_least: 90%",
    ),
    "target-inside-period": Entry(
        "warning",
        "This target begins inside {period}, which is judged as one by the target before it",
        "Let it begin with a period: write the first or the next one in 'from'.",
        "A target changes in the middle of a period whose result is judged as one.",
        "A period is judged by the target of its first day, so this one holds later than it says.",
        "cadence: quarterly\ntargets:\n  - from: 2024-Q1\n  - from: 2025-02",
        "cadence: quarterly\ntargets:\n  - from: 2024-Q1\n  - from: 2025-Q2",
    ),
}
