"""The short script that somebody would write instead: pandas, a fresh Altair chart a figure, Jinja.

Takes a project as `workload.py` writes it, and a folder for its pages. Gives a page a service with
three charts and three tables, and a page an agency with sparklines: the same pictures as ours
(points by shape, line, stepped target, break), saved as SVG one after the other. It has no
downloads, search, cards, posters, checks, small numbers nor second language.

    python bench/naive.py ../thousand ../pages --services 100
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import altair as alt
import pandas as pd
import yaml
from jinja2 import Environment

PAGE = """<!DOCTYPE html>
<html lang="en"><meta charset="utf-8"><title>{{ name }}</title>
<h1>{{ name }}</h1><p>{{ summary }}</p>
<p>{{ official.title }}, <a href="{{ url }}">{{ url }}</a></p>
{% for one in shown %}
<h2>{{ one.promise }}</h2>
<p><strong>{{ one.last.verdict }}</strong>: {{ one.last.value }} in {{ one.last.period }};
target {{ one.last.target }}</p>
<img src="{{ one.chart }}" alt="{{ one.promise }}">
<p>{{ one.measure.definition }}. {{ one.measure.source }}.</p>
<table><caption>{{ one.promise }}</caption>
<tr><th>Period<th>Cases<th>Result<th>Target<th>Verdict<th>Note</tr>
{% for row in one.rows %}<tr><th scope="row">{{ row.period }}<td>{{ row.numerator }} of
{{ row.denominator }}<td>{{ row.value }}<td>{{ row.target }}<td>{{ row.verdict }}<td>{{ row.note }}
</tr>{% endfor %}
</table>
{% endfor %}
</html>
"""
LIST = """<!DOCTYPE html>
<html lang="en"><meta charset="utf-8"><title>{{ name }}</title>
<h1>{{ name }}</h1><p>{{ mission }}</p>
<ul>{% for one in services %}<li><a href="../services/{{ one.id }}/index.html">{{ one.name }}</a>
{% for standard in one.shown %}<p>{{ standard.promise }}: {{ standard.last.verdict }}
{% if standard.spark %}<img src="{{ standard.spark }}" alt="">{% endif %}</p>{% endfor %}
{% endfor %}</ul></html>
"""
BLANK = {"numerator": "", "denominator": "", "note": "", "value": "", "verdict": "Not measured"}

Service = dict[str, Any]
Results = dict[tuple[str, str], pd.DataFrame]


def read_results(project: Path) -> Results:
    """The totals of every standard by its service and id, with the value of each row."""
    files = sorted((project / "data" / "performance").glob("*.csv"))
    kinds = {"numerator": "Int64", "denominator": "Int64"}
    rows = pd.concat([pd.read_csv(file, dtype=kinds, low_memory=False) for file in files])
    rows = rows[rows["channel"].isna() & rows["segment"].isna()]
    shares = (rows["numerator"] * 100 / rows["denominator"]).astype(float)
    rows["value"] = rows["value"].fillna(shares)
    return dict(iter(rows.groupby(["service", "standard"])))


def read_services(project: Path) -> Iterator[Service]:
    """The services in order, as their files say, each with its id and agency."""
    for path in sorted((project / "content" / "services").glob("*/*.yaml")):
        service = yaml.safe_load(path.read_text(encoding="utf-8"))
        yield {**service, "id": path.stem, "agency": path.parent.name}


def judge(rows: pd.DataFrame, standard: dict[str, Any]) -> pd.DataFrame:
    """The rows with the target in force, its verdict, and the part of a broken series."""
    rows = rows.copy()
    if standard["measure"]["kind"] == "rate":
        rows["value"] *= standard["measure"]["per"] / 100
    for target in standard["targets"]:
        word = next(name for name in ("at_least", "at_most") if name in target)
        bound = float(str(target[word]).rstrip("%").split()[0])
        rows.loc[rows["period"] >= str(target["from"]), "target"] = bound
    over = rows["value"] - rows["target"]
    rows["verdict"] = (over >= 0 if word == "at_least" else over <= 0).map(
        {True: "Met", False: "Missed"}
    )
    breaks = [str(one["at"]) for one in standard.get("breaks", ())]
    rows["part"] = [sum(one <= period for one in breaks) for period in rows["period"]]
    return rows


def draw_chart(rows: pd.DataFrame, breaks: Sequence[str]) -> alt.LayerChart:
    """Results over time against a stepped target, with a rule where the count changed."""
    chart = alt.Chart(rows, width=320, height=160).encode(x="period:T")
    y = alt.Y("value:Q", scale=alt.Scale(zero=False))
    rules = alt.Chart(pd.DataFrame({"period": list(breaks)})).mark_rule().encode(x="period:T")
    return alt.layer(
        chart.mark_line(interpolate="step-after", strokeDash=[2, 4]).encode(y="target:Q"),
        chart.mark_line().encode(y=y, detail="part:N"),
        chart.mark_point(filled=True).encode(y=y, shape="verdict:N", color="verdict:N"),
        *([rules] if breaks else []),
    )


def draw_sparkline(rows: pd.DataFrame) -> alt.LayerChart:
    """The results as a small line with its last point."""
    x = alt.X("period:T", axis=None)
    y = alt.Y("value:Q", scale=alt.Scale(zero=False), axis=None)
    line = alt.Chart(rows, width=120, height=28).mark_line().encode(x=x, y=y)
    return alt.layer(line, alt.Chart(rows.tail(1)).mark_point().encode(x=x, y=y))


def show(service: Service, results: Results, into: Path, *, spark: bool) -> Service:
    """The service with what its page shows; its charts are saved."""
    folder = into / "services" / service["id"]
    folder.mkdir(parents=True, exist_ok=True)
    shown = []
    for standard in service["standards"]:
        rows = judge(results[service["id"], standard["id"]], standard)
        drawn = rows[["period", "value", "target", "verdict", "part"]].dropna(subset="value")
        chart = f"{standard['id']}.svg"
        breaks = [str(one["at"]) for one in standard.get("breaks", ())]
        draw_chart(drawn, breaks).save(folder / chart)
        one = {**standard, "chart": chart, "rows": [tell(row) for row in rows.to_dict("records")]}
        if spark:
            draw_sparkline(drawn).save(folder / f"{standard['id']}-small.svg")
            one["spark"] = f"../services/{service['id']}/{standard['id']}-small.svg"
        shown.append({**one, "last": one["rows"][-1]})
    return {**service, "shown": shown}


def tell(row: dict[str, Any]) -> dict[str, Any]:
    """A row as the table shows it."""
    if pd.isna(row["value"]):
        return {**row, **BLANK}
    known = {key: "" if pd.isna(value) else value for key, value in row.items()}
    return {**known, "value": f"{row['value']:.1f}"}


def write_site(project: Path, into: Path, *, most: int, spark: bool) -> int:
    """Write the pages of the first `most` services, and of their agencies; how many pages."""
    environment = Environment(autoescape=True)
    page, listing = (environment.from_string(text) for text in (PAGE, LIST))
    results, agencies = read_results(project), {}
    for at, service in enumerate(read_services(project)):
        if at == most:
            break
        told = show(service, results, into, spark=spark)
        html = page.render(told)
        (into / "services" / told["id"] / "index.html").write_text(html, encoding="utf-8")
        agencies.setdefault(told["agency"], []).append(told)
    for agency, services in agencies.items():
        path = project / "content" / "agencies" / f"{agency}.yaml"
        said = yaml.safe_load(path.read_text(encoding="utf-8"))
        (into / agency).mkdir()
        html = listing.render(**said, services=services)
        (into / agency / "index.html").write_text(html, encoding="utf-8")
    return sum(map(len, agencies.values())) + len(agencies)


def main() -> None:
    """Write the pages that were asked for."""
    words = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    words.add_argument("project", type=Path)
    words.add_argument("into", type=Path)
    words.add_argument("--services", type=int, default=-1, help="so many; all unless told")
    words.add_argument("--no-sparklines", action="store_true")
    given = words.parse_args()
    given.into.mkdir(parents=True, exist_ok=True)
    spark = not given.no_sparklines
    print(write_site(given.project, given.into, most=given.services, spark=spark), "pages")


if __name__ == "__main__":
    main()
