"""The same pages as a site for Hugo, the fastest of the usual generators.

Takes a project as `workload.py` writes it, and a folder. Gives a Hugo project: a page a service
with three tables and three lines drawn by its template as SVG, a list a agency, a home page. Every
word and verdict stands ready in the front matter, so that Hugo reads, lays out and writes only. It
has no downloads, search, cards, posters, checks, small numbers nor second language.

    python bench/hugo_site.py ../thousand ../hugo && hugo --source ../hugo
"""

import json
import sys
from math import isnan
from pathlib import Path
from typing import Any

from naive import judge, read_results, read_services, tell

HEAD = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{{ .Title }}</title></head><body><h1>{{ .Title }}</h1>
"""
PAGE = (
    HEAD
    + """<p>{{ .Params.summary }}</p><p>{{ .Params.official.title }},
<a href="{{ .Params.address }}">{{ .Params.address }}</a></p>
{{ range .Params.shown }}
<h2>{{ .promise }}</h2>
<p><strong>{{ .last.verdict }}</strong>: {{ .last.value }} in {{ .last.period }};
target {{ .last.target }}</p>
{{ $low := .low }}{{ $scale := div 100.0 (sub .high .low) }}
<svg viewBox="0 0 360 100" role="img" aria-label="{{ .promise }}">
<polyline class="target" points="{{ range $at, $row := .rows }}{{ mul $at 10 }},{{ sub 100
(mul (sub $row.bound $low) $scale) | lang.FormatNumber 1 }} {{ end }}"/>
<polyline class="line" points="{{ range $at, $row := .rows }}{{ with $row.drawn }}
{{- mul $at 10 }},{{ sub 100 (mul (sub . $low) $scale) | lang.FormatNumber 1 }} {{ end }}
{{- end }}"/>
</svg>
<p>{{ .measure.definition }}. {{ .measure.source }}.</p>
<table><caption>{{ .promise }}</caption>
<tr><th>Period<th>Cases<th>Result<th>Target<th>Verdict<th>Note</tr>
{{ range .rows }}<tr><th scope="row">{{ .period }}<td>{{ .numerator }} of {{ .denominator }}
<td>{{ .value }}<td>{{ .target }}<td>{{ .verdict }}<td>{{ .note }}</tr>
{{ end }}</table>
{{ end }}</body></html>
"""
)
LIST = (
    HEAD
    + """<p>{{ .Params.mission }}</p>
<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a>
{{ range .Params.shown }}<p>{{ .promise }}: {{ .last.verdict }}</p>{{ end }}{{ end }}</ul>
</body></html>
"""
)
LAYOUTS = {"single": PAGE, "list": LIST, "index": LIST}
WORDS = ("period", "numerator", "denominator", "value", "target", "verdict", "note")
SETTINGS = {
    "baseURL": "https://scorecard.example/",
    "title": "Scorecard of a made-up state",
    "disableKinds": ["taxonomy", "term", "rss", "sitemap", "robotsTXT", "404"],
}


def write_hugo(project: Path, into: Path) -> None:
    """The whole Hugo project."""
    _put(into / "hugo.json", json.dumps(SETTINGS))
    for name, text in LAYOUTS.items():
        _put(into / "layouts" / ("" if name == "index" else "_default") / f"{name}.html", text)
    results = read_results(project)
    for service in read_services(project):
        shown = [
            _show(standard, judge(results[service["id"], standard["id"]], standard))
            for standard in service["standards"]
        ]
        front = {
            "title": service["name"],
            "summary": service["summary"],
            "official": service["official"],
            "address": service["url"],
            "shown": shown,
        }
        agency = into / "content" / service["agency"]
        _put(agency / f"{service['id']}.md", json.dumps(front, indent=1) + "\n")
        _put(agency / "_index.md", json.dumps({"title": service["agency"]}) + "\n")


def _show(standard: dict[str, Any], rows: Any) -> dict[str, Any]:  # noqa: ANN401 (a DataFrame)
    """One standard with its rows as words, and the figures that its line is drawn from."""
    values, bounds = rows["value"].tolist(), rows["target"].tolist()
    words = [{name: str(row[name]) for name in WORDS} for row in map(tell, rows.to_dict("records"))]
    told = [
        {**row, "bound": bound, "drawn": None if isnan(value) else round(value, 2)}
        for row, value, bound in zip(words, values, bounds, strict=True)
    ]
    drawn = [value for value in (*values, *bounds) if not isnan(value)]
    return {
        "promise": standard["promise"],
        "measure": standard["measure"],
        "low": min(drawn) - 1,
        "high": max(drawn) + 1,
        "rows": told,
        "last": {name: told[-1][name] for name in ("verdict", "value", "period", "target")},
    }


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_hugo(Path(sys.argv[1]), Path(sys.argv[2]))
