"""No hidden group of a survey can be had by subtracting what is published from its total."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from hypothesis import event, given, settings
from hypothesis import strategies as st

from generator.model import Opinion
from making import service
from surveying import WIDE, Asked

MINIMUM = 10
GROUPS = ("d1", "d2", "d3")
COUNT = st.one_of(st.integers(0, 4), st.integers(0, 40))
FIVE = st.tuples(COUNT, COUNT, COUNT, COUNT, COUNT)
MONTH = st.fixed_dictionaries(dict.fromkeys(GROUPS, FIVE))
CHANNELS = st.tuples(*[st.integers(0, 100)] * 5)

Counts = tuple[int, ...]


TOGETHER = 5
"""Services that are hidden in one go, each with its own answers: it costs little more than one."""

Months = list[tuple[dict[str, Counts], Counts]]


def about(worlds: list[Months]) -> Asked:
    """The answers about as many services as there are lists of months."""
    lines = [
        f"service:s{number},call,{line}"
        for number, months in enumerate(worlds)
        for at, (districts, parts) in enumerate(months, start=1)
        for line in rows_of(f"2025-{at:02}", districts, parts)
    ]
    first, *others = (service(name=f"s{number}") for number in range(len(worlds)))
    table = "\n".join([f"subject,survey,{WIDE}", *lines, ""])
    return Asked(table=table, minimum=MINIMUM, about=first, others=tuple(others))


def rows_of(month: str, districts: dict[str, Counts], parts: Counts) -> Iterator[str]:
    """A month's answers: everybody, the districts, and two channels that cover everyone too."""
    whole = [sum(counts) for counts in zip(*districts.values(), strict=True)]
    mail = [n * part // 100 for n, part in zip(whole, parts, strict=True)]
    online = [n - m for n, m in zip(whole, mail, strict=True)]
    yield f"ease,{month},,,{','.join(map(str, whole))}"
    for name, counts in districts.items():
        yield f"ease,{month},,district:{name},{','.join(map(str, counts))}"
    for name, split in (("mail", mail), ("online", online)):
        yield f"ease,{month},{name},,{','.join(map(str, split))}"


def told(opinion: Opinion) -> dict[str, int]:
    """What is published of a row: how many answered, how many favourably, and each answer."""
    if not opinion.says:
        return {}
    figures = {one.answer: one.count for one in opinion.given}
    return {**figures, "n": opinion.n or 0, "favourable": opinion.favourable or 0}


def divisions(rows: Sequence[Opinion]) -> Iterator[tuple[Opinion, list[Opinion]]]:
    """Every total about one service with the groups of one division that covers everyone."""
    totals = {one.period: one for one in rows if one.is_total}
    parts: dict[tuple[str, object], list[Opinion]] = defaultdict(list)
    for one in rows:
        if not one.is_total:
            parts["channel" if one.channel else "district", one.period].append(one)
    for (_, period), groups in parts.items():
        yield totals[period], groups  # type: ignore[index]  # the period of a row


def shown(made: Asked) -> Iterator[tuple[Opinion, ...]]:
    """What is published of each service."""
    published = made.published
    for subject in published.subjects:
        yield published.of(subject)


@settings(max_examples=12, deadline=None)
@given(
    st.lists(
        st.lists(st.tuples(MONTH, CHANNELS), min_size=1, max_size=2),
        min_size=TOGETHER,
        max_size=TOGETHER,
    )
)
def test_no_hidden_group_can_be_had_by_subtraction(worlds: list[Months]) -> None:
    """Of each division every group is published, or what is left of the total is none of them.

    What the published groups leave of a total is nothing, or so many groups or people that no
    single group is known: for n, for the favourable, and for each answer.
    """
    for rows in shown(about(worlds)):
        for total, groups in divisions(rows):
            hidden = [one for one in groups if one.hidden]
            whole = told(total)
            event(f"{len(hidden)} hidden, total {'shown' if whole else 'hidden'}")
            if not whole:
                assert all(not told(one) for one in groups)
                continue
            for figure, count in whole.items():
                rest = count - sum(told(one).get(figure, 0) for one in groups)
                assert rest == 0 if not hidden else len(hidden) == len(groups), (figure, rest)


@settings(max_examples=12, deadline=None)
@given(st.lists(st.tuples(MONTH, CHANNELS), min_size=TOGETHER, max_size=TOGETHER))
def test_no_group_below_the_minimum_is_published(months: Months) -> None:
    """Neither a group nor a total of fewer than the minimum has any figure left."""
    for rows in shown(about([[one] for one in months])):
        for opinion in rows:
            assert not told(opinion) or (opinion.n or 0) >= MINIMUM
            if opinion.hidden:
                sizes = (opinion.n, opinion.favourable, opinion.respondents, opinion.offered)
                assert (opinion.given, *sizes) == ((), None, None, None, None)
