"""The texts, surveys, loops and pages of the hostile project, as YAML and Markdown.

Takes what gives a text of its own for each place. Gives files by path. Must not know the tables.
"""

from collections.abc import Mapping

from hostile_words import THEME, Say, as_yaml


def content_files(say: Say) -> dict[str, str]:
    """Every file of content/."""
    return {
        "content/site.yaml": as_yaml(_site(say)),
        "content/agencies/state.yaml": as_yaml(_agency(say)),
        "content/agencies/old.yaml": as_yaml(_ended_agency(say)),
        "content/services/state/permit.yaml": as_yaml(_service(say)),
        "content/services/state/licence.yaml": as_yaml(_other_service(say)),
        "content/surveys/after.yaml": as_yaml(_survey(say)),
        "content/journeys/move.yaml": as_yaml(_journey(say)),
        "content/feedback/photos.md": _loop(say, decision="done", done="2026-03-01"),
        "content/feedback/hours.md": _loop(
            say, decision="declined", decided="2026-02-01", reason=say("loop reason")
        ),
        "content/improvements/photo.md": _improvement(say),
        "content/pages/more.md": f"---\n{as_yaml({'title': say('page title')})}---\n{_body(say)}",
    }


def _site(say: Say) -> Mapping[str, object]:
    return {
        "title": say("site title"),
        "publisher": say("publisher"),
        "base_url": "https://scorecard.example/",
        "languages": ["en"],
        "licence": say("licence"),
        "licence_url": "https://example.org/licence?a=1&b=2",
        "contact": _contact(say, "site contact"),
        "complaint": _contact(say, "site complaint"),
        "currency": "USD",
        "banner": say("banner"),
        "repository": "https://example.org/repository",
        "named_periods": [
            {
                "id": "season-2026",
                "name": say("period name"),
                "first": "2026-01-01",
                "last": "2026-04-15",
            }
        ],
        "definitions": [
            {"id": "in-time", "name": say("definition name"), "text": say("definition text")}
        ],
        "comparable": [
            {
                "id": "alike",
                "name": say("comparable name"),
                "kind": "share",
                "basis": "due",
                "definition": say("comparable definition"),
                "clock": _clock(say),
            }
        ],
    }


def _clock(say: Say) -> Mapping[str, object]:
    return {"starts": say("starts"), "stops": say("stops"), "pauses": [say("pauses")]}


def _contact(say: Say, place: str) -> Mapping[str, object]:
    return {
        "url": "https://example.org/?a=1&b=2",
        "email": "help@example.org",
        "phone": "+1 555 0100",
        "note": say(f"{place} note"),
    }


def _official(say: Say) -> Mapping[str, object]:
    return {"title": say("official title"), "name": say("official name"), "public": "true"}


def _divided(say: Say) -> dict[str, object]:
    groups = [{"id": f"g{at}", "name": say("group name")} for at in (1, 2)]
    return {
        "channels": [
            {"id": "mail", "name": say("channel name")},
            {"id": "online", "name": say("channel name"), "digital": "true"},
        ],
        "segments": [{"id": "district", "name": say("segment name"), "groups": groups}],
    }


def _ending(say: Say) -> Mapping[str, object]:
    return {"last": "2026-06", "reason": say("ended reason")}


def _agency(say: Say) -> Mapping[str, object]:
    return {
        "name": say("agency name"),
        "abbreviation": say("abbreviation"),
        "aliases": [say("alias"), say("alias")],
        "mission": f"{say('mission')} {'W' * 20_000} end of the mission",
        "vision": say("vision"),
        "objectives": [{"id": "quick", "text": say("objective")}],
        "official": _official(say),
        "url": "https://example.org/agency",
        "contact": _contact(say, "agency contact"),
        "complaint": _contact(say, "agency complaint"),
        "source_id": say("agency source id"),
        **_divided(say),
    }


def _ended_agency(say: Say) -> Mapping[str, object]:
    return {
        "name": say("old agency name"),
        "ended": {**_ending(say), "replacement": "state"},
        "complaint": _contact(say, "old agency complaint"),
    }


def _service(say: Say) -> Mapping[str, object]:
    return {
        "name": say("service name"),
        "summary": say("summary"),
        "audiences": [
            {
                "id": "adults",
                "name": say("audience name"),
                "goal": say("goal"),
                "barriers": [say("barrier"), say("barrier")],
            }
        ],
        **_divided(say),
        "url": "https://example.org/service",
        "official": _official(say),
        "complaint": _contact(say, "service complaint"),
        "source_id": say("service source id"),
        "standards": [_standard(say), _ended_standard(say), _asked_standard(say)],
    }


def _standard(say: Say) -> Mapping[str, object]:
    return {
        "id": "in-time",
        "promise": say("promise"),
        "type": "timeliness",
        "objective": "quick",
        "comparable": "alike",
        "channel": say("channel of a promise"),
        "measure": {
            "kind": "share",
            "excludes": [say("excluded"), say("excluded")],
            "source": say("source"),
            "also": [
                {
                    "id": "middle",
                    "name": say("statistic name"),
                    "kind": "median",
                    "unit": "days",
                    "definition": say("statistic definition"),
                }
            ],
        },
        "cadence": "monthly",
        "targets": [
            _target(say, since="2025-01", at_least="80%"),
            _target(say, since="2026-01", at_least="75%"),
        ],
        "baseline": {"period": "2024", "value": "70%"},
        "benchmarks": [
            {
                "name": say("benchmark name"),
                "period": "2025",
                "value": "88%",
                "url": "https://example.org",
            }
        ],
        "annotations": [{"from": "2026-02", "to": "2026-03", "note": say("annotation")}],
        "breaks": [{"at": "2026-04", "note": say("break")}],
        "source_id": say("standard source id"),
    }


def _target(say: Say, *, since: str, at_least: str) -> Mapping[str, object]:
    return {
        "from": since,
        "announced": "2024-11-01",
        "within": say("within"),
        "at_least": at_least,
        "promise": say("promise then"),
        "reason": say("target reason"),
    }


def _ended_standard(say: Say) -> Mapping[str, object]:
    return {
        "id": "by-phone",
        "promise": say("ended promise"),
        "measure": {
            "kind": "mean",
            "unit": "minutes",
            "definition": say("definition"),
            "clock": _clock(say),
        },
        "cadence": "quarterly",
        "targets": [
            {"from": "2025-01", "name": say("target name"), "at_most": "4 minutes"},
            {"from": "2025-01", "name": say("target name"), "at_most": "9 minutes"},
        ],
        "ended": {**_ending(say), "replacement": "in-time"},
    }


def _asked_standard(say: Say) -> Mapping[str, object]:
    measure = {"kind": "satisfaction", "survey": "after", "question": "ease"}
    return {
        "id": "easy",
        "promise": say("satisfaction promise"),
        "measure": measure,
        "cadence": "quarterly",
        "targets": [{"from": "2025-Q1", "at_least": "60%"}],
    }


def _other_service(say: Say) -> Mapping[str, object]:
    standard = {
        "id": "in-time",
        "promise": say("second promise"),
        "comparable": "alike",
        "measure": {"kind": "share"},
        "cadence": "monthly",
        "targets": [{"from": "2025-01", "at_least": "90%"}],
    }
    return {
        "name": say("second service name"),
        "standards": [standard],
        "ended": {"last": "2026-09", "reason": say("ended reason"), "replacement": "permit"},
    }


def _survey(say: Say) -> Mapping[str, object]:
    labels = [say("answer") for _ in range(5)]
    return {
        "name": say("survey name"),
        "framework": "custom",
        "point": "post-interaction",
        "selection": "everyone",
        "asked": {
            "where": say("asked where"),
            "when": say("asked when"),
            "mode": say("asked mode"),
        },
        "control_number": say("control number"),
        "named": say("named"),
        "minutes": 2,
        "questions": [
            {
                "id": "ease",
                "text": say("question"),
                "driver": "ease",
                "scale": {"labels": labels},
                "source_id": say("question source id"),
            },
            {
                "id": "better",
                "text": say("open question"),
                "type": "choose_many",
                "options": [
                    {"id": "faster", "text": say("option")},
                    {"id": "nearer", "text": say("option")},
                ],
            },
            {
                "id": "found",
                "text": say("yes or no"),
                "type": "yes_no",
                "scale": {"favourable": ["yes"]},
            },
        ],
        "url": "https://example.org/survey",
        "changes": [{"at": "2026-Q1", "note": say("survey change"), "questions": ["ease"]}],
        "source_id": say("survey source id"),
    }


def _journey(say: Say) -> Mapping[str, object]:
    steps = [
        {
            "name": say("step"),
            "does": say("does"),
            "services": ["permit"],
            "standards": ["in-time"],
            "pain_point": say("pain point"),
            "loops": ["photos"],
        },
        {"name": say("step"), "does": say("does")},
    ]
    return {
        "name": say("journey name"),
        "summary": say("journey summary"),
        "audience": say("journey audience"),
        "steps": steps,
        **_divided(say),
    }


def _loop(say: Say, **rest: object) -> str:
    head = {
        "title": say("loop title"),
        "services": ["permit"],
        "journeys": ["move"],
        "theme": THEME,
        "opened": "2026-01-10",
        "heard": {
            "from": "2025-10",
            "to": "2025-12",
            "sources": [say("heard source"), say("heard source")],
            "people": 412,
        },
        "answered": "2026-01-20",
        "reviewed": f"{say('reviewer').replace(',', ' ')}, 2026-01-21",
        "evidence": {"standard": "permit/in-time", "named": "2026-01-20", "after": 3},
        **rest,
    }
    parts = (f"## {name}\n\n{_body(say)}" for name in ("You said", "We did", "What changed"))
    return f"---\n{as_yaml(head)}---\n" + "\n".join(parts)


def _body(say: Say) -> str:
    """A text in Markdown, as a paragraph, a list, a quotation and a table."""
    told = " ".join(say("markdown").split())
    return (
        f"a {told}\n\n- b {told}\n\n> c {told}\n\n| d |\n|---|\n| e {told.replace('|', '')} |\n\n"
    )


def _improvement(say: Say) -> str:
    head = {
        "title": say("improvement title"),
        "agency": "state",
        "services": ["permit"],
        "team": say("team"),
        "status": "under way",
        "start": "2026-02-01",
        "due": "2026-12-31",
        "priority": "high",
        "effort": "small",
        "people_affected": 900,
        "answers": ["photos"],
        "moves": ["permit/in-time"],
        "reviewed": f"{say('reviewer').replace(',', ' ')}, 2026-01-21",
    }
    return f"---\n{as_yaml(head)}---\n{_body(say)}"
