"""What the pages of docs/reference say that stands nowhere in the program: examples and openings.

Takes nothing. Gives texts by the type or column they belong to. tests/unit/test_docs.py reads each
example through the product's own doors, so that none can grow old.
"""

from generator import model
from generator.periods import Calendar
from generator.sources.mappings import model as mappings
from generator.sources.prose import PageHead

COMMAND = "python tests/reference.py"
"""Writes the pages of docs/reference anew."""

CALENDAR = {
    "first_month": "The month in which it begins, 1 to 12.",
    "named_for": "`first` or `last`: which of its two years gives FY2025 its name.",
}
"""The keys of a fiscal year, whose type knows nothing of files."""

KEYS_OPENING = """\
# Every key of every file

A scorecard is described by YAML files in `content/`. A key that is not in these tables is a
finding, so a slip of the pen is never ignored in silence.

How values are written:

| | Write | Not |
|---|---|---|
| an id | `decision-time`: small letters, digits, hyphens, at most 80 | `Decision Time` |
| text | `name: Passport Office`; in quotes where it holds `: ` or ` #` | `name: Visas: a guide` |
| text in languages | a line for each: `en: Passport Office`, `fr: Bureau des passeports` | |
| a date | `2025-03-14` | `14/03/2025` |
| a period | `2025-03`, `2025-Q1`, `2025-H1`, `2025`, `FY2025`, `FY2025-Q2`, `2025-W11`, \
`2025-03-14`, `12M-2025-03`, `YTD-2025-03`, `2025-03-01/2025-03-28` | `March 2025` |
| an amount | `90%`, `2 minutes`, `6 weeks`, `10 business days`, `4:32`, `1:51:00`, `4.2 points`, \
`12.50 USD`, `1200` | `90 per cent`, `1,200` |
| a span of time | `30 days`, `6 weeks`, `2 months` | `10 business days` |
| a colour | `accent: "#14527f"`, six hex digits in quotes | `accent: #14527f`, `navy` |
| a list | one entry a line, each after a hyphen | |

`2025-03` is always a month. Business days are never turned into days. A share's target needs its
`%`.
"""

MAPPING_OPENING = """\
# Every key of a mapping

A mapping is a YAML file beside a table in somebody else's shape: `data/waits.map.yaml` beside
`data/waits.csv`. It says which column means what, and the table is then read as it is, on every
build. [Import a table](../import-a-table.md) begins one step by step.

Three short forms:

- A column's name alone, `id: service_id`, is short for `id:` with `column: service_id` below it.
- Where a text is made from columns, a line for each language (`en: NAME_E`, `fr: NAME_F`) gives
  one text in several languages.
- `words:` with lines such as `Y: yes` lists words of the table and what each means; other lists
  of pairs are written like it.
"""

RESULTS_OPENING = """\
# The columns of a table of results

Results stand in CSV files in `data/performance/`, one row a result. Any number of files, under
any names ending in `.csv`; the order of columns and rows does not matter. Only the first three
columns and a figure have to be there. [Publish results](../publish-results.md) begins with an
example.

Numbers are written with digits and a decimal point, and nothing else: `1204`, not `1,204`. A blank
cell means that nothing is said; it is never read as 0.
"""

RESULTS: dict[str, tuple[str, str]] = {
    "service": ("The id of the service: the name of its file. Always needed.", "claims"),
    "standard": ("The id of the standard in that file. Always needed.", "first-payment"),
    "period": ("What time the result is about. Always needed.", "2026-01"),
    "channel": ("One channel of the service; blank for all together.", "phone"),
    "segment": ("One group, as SEGMENT:GROUP; blank for all together.", "district:d1"),
    "statistic": ("The name of a second figure that is drawn beside the first.", "median"),
    "numerator": (
        "Cases that kept the promise; with `counts: failures`, that broke it. For a mean, the sum.",
        "5131",
    ),
    "denominator": ("All cases that count.", "5960"),
    "value": (
        "The result itself, in the standard's unit. For a share, `84` is 84 %, `0.84` is 0.84 %.",
        "84",
    ),
    "excluded": ("Cases left out, as the measure's `excludes` says.", "346"),
    "open": ("Cases that are not finished yet.", "120"),
    "open_late": ("Cases that are not finished and late already.", "40"),
    "population": ("All cases that a sample was drawn from.", "40000"),
    "status": ("See below; blank is the same as `final`.", "provisional"),
    "confirmed": ("`yes` where an exact 0 % is true, or a figure that looks odd is right.", "yes"),
    "note": ("A remark that the public reads. In further languages: `note_fr`.", "Strike in March"),
}
"""By column: what stands in it, and an example."""

STATUSES = {
    "provisional": "The figure may still change. The verdict is shown as provisional.",
    "final": "The figure stands.",
    "projected": "A forecast. It is shown as such and never judged.",
    "suspended": "Nothing was measured. Say why in the note.",
    "not_applicable": "The promise did not apply in this period.",
}

ANSWERS_OPENING = """\
# The columns of a table of answers

Answers to surveys stand in CSV files in `data/satisfaction/`. Any number of files, under any names
ending in `.csv`; the order of columns and rows does not matter. `subject`, `survey`, `period` and
a figure have to be there. [Publish survey results](../publish-survey-results.md) begins with an
example.

A row is one of these:

- one answer, with `answer` and `count`;
- one question with a column an answer, `score_1`, `score_2` and so on;
- what was published of a question, with `n`, `share`, `mean`, `low`, `high`;
- how many people were asked and responded, without a question, with `respondents`, `offered`,
  `customers`.

Numbers are written with digits and a decimal point, and nothing else. A blank cell means that
nothing is said; it is never read as 0.
"""

ANSWERS: dict[str, tuple[str, str]] = {
    "subject": (
        "What the answers are about: `service:ID`, `agency:ID` or `journey:ID`. Always needed.",
        "service:claims",
    ),
    "survey": ("The id of the survey: the name of its file. Always needed.", "after-payment"),
    "question": ("The id of the question; blank for what is told of the whole survey.", "overall"),
    "period": ("When people were asked. Always needed.", "2026-Q1"),
    "channel": (
        "One channel that the service, agency or journey declares; blank for all together.",
        "phone",
    ),
    "segment": (
        "One group that it declares, as SEGMENT:GROUP; blank for all together.",
        "district:d1",
    ),
    "answer": (
        "A point of the scale, `yes` or `no`, the id of an option, or a code for no answer.",
        "5",
    ),
    "count": ("How many people gave it.", "150"),
    "n": (
        "How many people answered; where several answers can be chosen, how many were asked.",
        "1204",
    ),
    "share": ("The published share of favourable answers: `66.5` is 66.5 %.", "66.5"),
    "mean": ("The published mean, in points of the scale.", "3.81"),
    "low": ("The lower end of the published interval of the share.", "63.8"),
    "high": ("The upper end of it.", "69.1"),
    "weighted": ("`yes` where the source weighted its figures.", "yes"),
    "respondents": ("How many people responded to the survey.", "512"),
    "offered": ("How many people were asked.", "6020"),
    "customers": ("How many people used the service.", "17675"),
    "status": ("The same words as for [results](results.md#status).", "provisional"),
    "note": ("A remark that the public reads. In further languages: `note_fr`.", "By post only"),
}
"""By column of a table of answers: what stands in it, and an example."""

VOLUMES_OPENING = """\
# The columns of a table of volumes

Volumes stand in CSV files in `data/volumes/`, one row a period of a service or of one of its
channels. Only the first two columns and one of started, completed and cost have to be there.
[Publish volumes and cost](../publish-volumes.md) begins with an example.

All rows of a service are by one kind of period: month, quarter, half year or year. A blank cell
means that nothing is said; it is never read as 0.
"""

VOLUMES: dict[str, tuple[str, str]] = {
    "service": ("The id of the service: the name of its file. Always needed.", "claims"),
    "period": ("What time the row is about. Always needed.", "2026-01"),
    "channel": ("One channel of the service; blank for all together.", "phone"),
    "started": ("How many began.", "7120"),
    "completed": ("How many got to the end, whenever they began.", "6310"),
    "cost": ("What the service cost to run, in the `currency` of the site.", "591040.50"),
    "status": ("See below; blank is the same as `final`.", "provisional"),
    "note": ("A remark, published beside the figures. In further languages: `note_fr`.", "Strike"),
}
"""By column: what stands in it, and an example."""

VOLUME_STATUSES = {
    "provisional": "The figures may still change. The page says so.",
    "final": "The figures stand.",
    "projected": "A forecast. It is in the downloads, and nothing is worked out with it.",
    "suspended": "Nothing was counted. Say why in the note, and leave the figures blank.",
    "not_applicable": "The service or the channel did not exist: nothing was there to count.",
}

EXAMPLES: dict[type, str] = {
    model.Site: """\
title: Franklin Service Scorecard
publisher: State of Franklin
base_url: https://scorecard.franklin.example
time_zone: America/Chicago
""",
    Calendar: "first_month: 10\nnamed_for: last\n",
    model.Contact: """\
url: https://www.franklin.example/ask
phone: 555 0100
email: ask@franklin.example
note: Monday to Friday, 8 to 17.
""",
    model.Privacy: "minimum_count: 10\n",
    model.Reporting: "due_after: 30 days\n",
    model.Theme: """\
accent: "#14527f"
logo: seal.svg
typeface: serif
""",
    model.Font: """\
file: public-sans.woff2
variable: true
licence: Public Sans, SIL Open Font License 1.1
""",
    model.Agency: """\
name: Department of Labor
abbreviation: DOL
objectives:
  - id: pay-on-time
    text: Everybody is paid on time.
""",
    model.Objective: "id: pay-on-time\ntext: Everybody is paid on time.\n",
    model.Official: "title: Director, Passport Services\n",
    model.Service: """\
name: Claim unemployment benefits
channels:
  - id: online
    digital: true
  - id: phone
standards:
  - id: first-payment
    promise: We make your first payment within 3 weeks.
    measure:
      kind: share
""",
    model.Audience: "id: claimants\nname: People who have lost their work\ngoal: Be paid\n",
    model.Channel: "id: phone\nname: By phone\n",
    model.Segment: """\
id: district
name: District
covers_everyone: true
groups:
  - id: d1
    name: First district
  - id: d2
    name: Second district
""",
    model.Group: "id: d1\nname: First district\n",
    model.Standard: """\
id: first-payment
promise: We make your first payment within 3 weeks.
type: timeliness
measure:
  kind: share
cadence: monthly
targets:
  - from: 2026-01
    at_least: 85%
""",
    model.Measure: """\
kind: share
definition: First payments made within 21 days, as a share of those that fell due
basis: due
source: Benefits system, all claims
""",
    model.SharedDefinition: """\
id: done-in-time
name: Done in the time promised
text: Cases done in the time promised, as a share of all whose time ended in the period
""",
    model.ComparableGroup: """\
id: paid-in-time
name: Paid in the time promised
uses: done-in-time
kind: share
basis: due
clock:
  starts: The claim reaches us
  stops: The payment leaves us
""",
    model.Clock: "starts: The claim reaches us\nstops: The payment leaves us\n",
    model.Target: """\
from: 2026-01
announced: 2025-11-04
within: 3 weeks
at_least: 85%
""",
    model.Baseline: "period: 2022\nvalue: 81%\n",
    model.Benchmark: "name: The state next door\nperiod: 2024\nvalue: 88%\n",
    model.Annotation: "from: 2024-03\nto: 2024-06\nnote: Our printing centre was closed.\n",
    model.Break: "at: 2024-07\nnote: Claims by phone are counted from July 2024.\n",
    model.Survey: """\
name: After the call
framework: uk-five-level
point: post-interaction
selection: everyone
minutes: 2
""",
    model.Asking: "where: On the last page\nwhen: Right after paying\nmode: On the web\n",
    model.Question: """\
id: ease
driver: ease
text: It was easy to complete what I needed to do.
scale:
  points: 4
  favourable: [3, 4]
  no_answer: [9]
""",
    model.Scale: """\
points: 5
reversed: true
labels:
  - Excellent
  - Good
  - Fair
  - Poor
  - Very poor
no_answer: [9]
""",
    model.Option: "id: ease\ntext: It was easy\ndriver: ease\n",
    model.AskedOf: "question: trust\nanswers: [4, 5]\n",
    model.SurveyChange: "at: 2026-04\nnote: Asked by text message, no longer by post.\n",
    model.Loop: """\
title: The photo rules were hard to follow
services: [passport-renewal]
theme: photo-rules
opened: 2025-01-10
heard:
  from: 2025-01
  to: 2025-03
  sources: [survey, calls, complaints, frontline staff]
  people: 412
answered: 2025-02-02
decision: done
decide_by: 2025-04-10
decided: 2025-03-01
due: 2025-09-01
done: 2025-08-14
evidence:
  standard: passport-renewal/decision-time
  named: 2025-03-01
  after: 3
reviewed: Director, Customer Experience, 2025-03-01
""",
    model.Journey: """\
name: Open a food stand
audience: People who want to sell food at markets
steps:
  - name: Get a food permit
    does: Send in what you will cook.
    services: [food-inspection]
    standards: [temporary-stands]
was: [food-stand]
""",
    model.Step: """\
name: Claim benefits
does: Send in the claim, and call if a letter is not clear.
services: [unemployment-benefits, benefits-line]
standards: [unemployment-benefits/first-payment, benefits-line/answer-time]
pain_point: Nobody can see how far a claim has come.
loops: [claim-status]
""",
    model.Improvement: """\
title: See online how far your claim has come
agency: labor
services: [unemployment-benefits]
team: Claims Technology
status: under way
start: 2026-03-02
due: 2026-10-15
priority: high
effort: large
people_affected: 74000
answers: [claim-status]
moves: [benefits-line/answer-time]
""",
    PageHead: "title: How we chose these promises\n",
    mappings.TableMapping: """\
publisher: Office of the Budget
service:
  id: SERVICE_ID
standard:
  id: STANDARD_ID
period: MONTH
result:
  numerator: MET
  denominator: CASES
""",
    mappings.Sheet: "encoding: windows-1252\ndelimiter: semicolon\nheader: 3\ndecimal: comma\n",
    mappings.Source: "column: SERVICE_ID\n",
    mappings.Word: "word: Y\nmeans: yes\n",
    mappings.NumberSource: "column: SHARE\nas: fraction\n",
    mappings.PeriodSource: "column: YEAR\nwritten: '{start}-{end}'\nmeans: fiscal year\n",
    mappings.Header: "figure: numerator\nwritten: '{year} met'\n",
    mappings.Filter: "column: REGION\nwords: [All]\n",
}
"""By type: an example, read by the tests as that type."""
