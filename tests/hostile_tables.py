"""The tables of the hostile project: results, volumes, answers, comments and corrections.

Takes what gives a text of its own for each place. Gives files by path. Must not know the content
beyond its ids.
"""

from hostile_words import THEME, Say, as_csv

MONTHS = [*(f"2025-{month:02}" for month in range(1, 13)), *(f"2026-{n:02}" for n in range(1, 10))]


def table_files(say: Say) -> dict[str, str]:
    """Every file of data/."""
    return {
        "data/performance/a.csv": as_csv(
            [
                "service",
                "standard",
                "period",
                "channel",
                "segment",
                "statistic",
                "numerator",
                "denominator",
                "value",
                "status",
                "note",
            ],
            *_results(say),
        ),
        "data/volumes/a.csv": as_csv(
            ["service", "period", "channel", "started", "completed", "cost", "note"],
            *(
                ["permit", month, channel, 900 + at, 800 + at, cost, say("volume note")]
                for at, month in enumerate(MONTHS[-3:])
                for channel, cost in (("mail", ""), ("online", ""))
            ),
        ),
        "data/satisfaction/a.csv": as_csv(
            [
                "subject",
                "survey",
                "question",
                "period",
                "segment",
                "answer",
                "count",
                "respondents",
                "offered",
                "note",
            ],
            *_answers(say),
        ),
        "data/feedback.csv": as_csv(
            ["period", "service", "source", "theme", "received", "answered"],
            ["2026-Q2", "permit", say("comment source"), THEME, 120, 90],
            ["2026-Q2", "permit", say("comment source"), say("comment theme"), 44, 40],
        ),
        "data/corrections.csv": as_csv(
            ["date", "kind", "service", "standard", "period", "field", "old", "new", "reason"],
            [
                "2026-08-01",
                "figure",
                "permit",
                "in-time",
                "2026-05",
                "numerator",
                "700",
                "776",
                say("correction reason"),
            ],
            [
                "2026-08-02",
                "definition",
                "permit",
                "in-time",
                "",
                "definition",
                say("definition before"),
                say("definition after"),
                say("correction reason"),
            ],
        ),
    }


def _results(say: Say) -> list[list[object]]:
    rows: list[list[object]] = []
    for at, month in enumerate(MONTHS):
        whole = ["permit", "in-time", month, "", "", "", 760 + at, 1000, "", "", ""]
        rows += [whole, ["permit", "in-time", month, "", "", "middle", "", "", "4.5", "", ""]]
        rows.append(["licence", "in-time", month, "", "", "", 900, 1000, "", "", ""])
    for group in ("district:g1", "district:g2"):
        note = say("result note")
        rows.append(["permit", "in-time", MONTHS[-1], "", group, "", 400, 500, "", "", note])
    told = ["permit", "in-time", MONTHS[-1], "mail", "", "", 300, 400, "", "final", say("note")]
    quarter: list[object] = [
        "permit",
        "by-phone",
        "2026-Q2",
        "",
        "",
        "",
        "",
        "",
        "5.5",
        "",
        say("note"),
    ]
    return [*rows, told, quarter]


def _answers(say: Say) -> list[list[object]]:
    rows: list[list[object]] = []
    for subject in ("service:permit", "agency:state", "journey:move"):
        for period in ("2026-Q1", "2026-Q2"):
            given = (("ease", ("1", "2", "3", "4", "5")), ("found", ("no", "yes")))
            for question, answers in (*given, ("better", ("faster", "nearer"))):
                rows += [
                    [subject, "after", question, period, "", answer, 40, "", "", ""]
                    for answer in answers
                ]
            rows.append([subject, "after", "", period, "", "", "", 210, 400, say("answer note")])
    return rows
