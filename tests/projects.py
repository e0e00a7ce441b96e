"""The smallest projects that several tests begin with, as files by their paths.

Takes nothing. Gives texts to write with `building.write_files`. Must not build anything.
"""

PASSPORT_SERVICE = "content/services/passports/renewal.yaml"
PASSPORT_PROMISE = """\

name: Renew a passport
official: {title: Director}
complaint: {url: https://example.gov/complain}
standards:
  - id: time
    promise: We renew your passport in six weeks.
    type: timeliness
    measure: {kind: share, unit: percent, definition: Renewals in time., basis: due}
    cadence: monthly
    targets:
      - {from: 2026-01, at_least: 90%}
"""
PASSPORT_TABLE = "data/performance/a.csv"
COUNTED = "service,standard,period,numerator,denominator\n"
PASSPORT = {
    "content/site.yaml": "title: Scorecard\npublisher: State\n",
    "content/agencies/passports.yaml": "name: Passports\n",
    PASSPORT_SERVICE: PASSPORT_PROMISE,
    PASSPORT_TABLE: f"{COUNTED}renewal,time,2026-01,9541,10007\n",
}
"""A promise that is judged each month, with the result of one."""

CAMPING_TABLE = "data/performance/parks.csv"
CAMPING = {
    "content/site.yaml": "title: Scorecard\npublisher: State\n",
    "content/agencies/parks.yaml": "name: State Parks\n",
    "content/services/parks/camping.yaml": """\
name: Get a camping permit
standards:
  - id: in-time
    promise: We answer within 5 days.
    measure:
      kind: share
    targets:
      - from: 2026-01
        at_least: 90%
""",
    CAMPING_TABLE: f"{COUNTED}camping,in-time,2026-01,1842,2000\n",
}
"""A promise that does not say how often its results come, with one result."""
