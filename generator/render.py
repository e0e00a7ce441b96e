"""The Jinja environment: views become pages.

Takes the folders of templates (a project's own first, then the packaged ones) and finished views.
Gives bytes. Must not know data, rules or where a page is written; it adds no words of its own.
"""

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from traceback import extract_tb
from types import MappingProxyType

from jinja2 import (
    ChoiceLoader,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.meta import find_referenced_templates
from jinja2.runtime import Macro
from markupsafe import Markup

from generator.diagnostics import Place, Refusal, Report
from generator.directions import in_elements, isolated, runs_left
from generator.pages.views import Html, Page, Words
from generator.resources import templates_folder
from generator.sandbox import Sandbox, refusal_of
from generator.text import C_

# One stylesheet is one request; the order is the cascade.
STYLES = (
    "tokens.css",
    "base.css",
    "components.css",
    "charts.css",
    "theme.css",
    "print.css",
    "own.css",
)
FURTHER = ("poster.css", "embed.css")
"""The further style sheets of posters and of cards, which other pages do not load."""

# No request leaves the site and no script runs. frame-ancestors does not work in a meta element.
# connect-src lets search engines' tools fetch robots.txt in the page's name; without a script
# nothing else uses it.
POLICY = (
    "default-src 'none'; connect-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; base-uri 'none'; form-action 'none'"
)
# The field of the search leads to its page, and only there a script runs: the site's own, with the
# WebAssembly of the index. Its worker is bound by script-src too.
FORM_POLICY = POLICY.replace("form-action 'none'", "form-action 'self'")
SEARCH_POLICY = f"{FORM_POLICY}; script-src 'self' 'wasm-unsafe-eval'"
# Where line breaks are part of the text.
KEPT = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)
# What Jinja says where a template asks for a part that a view does not have.
NO_PART = re.compile(r"'(?:\w+\.)*(\w+) object' has no attribute '(\w+)'")
# An address too long for the line of a phone, and the places where it may break.
LONG = 20
ADDRESS = re.compile(rf"\S{{{LONG}}}")
JOINT = re.compile(r"(?<=[/@])(?=[^/@\s])|(?<=\w)(?=\.\w)")
NO_DRAWINGS: Mapping[str, str] = MappingProxyType({})


def as_written(text: str) -> str:
    """The interface words of the templates, untranslated."""
    return text


class BrokenTemplateError(Exception):
    """A template of the project's own cannot be used: its name, its line (0 unknown), and why.

    Why is a problem in words, or what the catalogue says of templates that do too much.
    """

    def __init__(self, name: str, line: int, problem: str | Refusal) -> None:
        """All three are arguments, so that it travels between processes."""
        super().__init__(name, line, problem)
        self.name, self.line, self.problem = name, line, problem

    def tell(self, report: Report) -> None:
        """Report the fault in its file, at its line."""
        place, problem = Place(f"templates/{self.name}", self.line), self.problem
        if isinstance(problem, str):
            problem = Refusal.of("broken-template", problem=problem)
        report.refuse(problem, place)


_NAMED: dict[str, frozenset[str | None]] = {}
"""The templates that a text of a template names: read from it once a process."""


class Renderer:
    """Renders views in one language; one object serves every page of that language.

    `folders` are searched in order, so a project's own template replaces the packaged one of the
    same name; the packaged one, in the last folder, is also there as packaged/NAME, for a template
    that changes a part of it. `translate` gives the interface words of `language`.
    """

    def __init__(
        self,
        folders: Sequence[Path],
        *,
        language: str = "en",
        translate: Callable[..., str] = as_written,
    ) -> None:
        """Templates are found in `folders` and read once; an empty one is not looked at again."""
        self._language = language
        self._folders = (*filter(holds_any, folders[:-1]), *folders[-1:])
        self._loader = FileSystemLoader([str(folder) for folder in self._folders])
        self._packaged = FileSystemLoader([str(folder) for folder in folders[-1:]])
        packaged = PrefixLoader({"packaged": self._packaged})
        self._loader_of_all = ChoiceLoader([self._loader, packaged])
        self._texts: dict[str, tuple[str, frozenset[str | None]]] = {}
        self._environment = Sandbox(
            own=self._own_folder(),
            # A project's own template comes with a pull request and must not reach Python.
            trusted=self._folders == (templates_folder(),),
            loader=self._loader_of_all,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
            finalize=self._show,
        )
        policies = {"form_policy": FORM_POLICY, "search_policy": SEARCH_POLICY}
        self._environment.globals.update({"_": translate, "C_": C_, "policy": POLICY, **policies})
        self._environment.filters |= {
            "plain": without_markup,
            "breakable": breakable,
            "allowing": allowing,
        }

    def render(
        self, template: str, page: Page, *, drawings: Mapping[str, str] = NO_DRAWINGS
    ) -> bytes:
        """The page as UTF-8, ending with one line break; `drawings` holds its SVG by key."""
        with self._blaming():
            self._environment.begin()
            found = self._environment.get_template(template)
            text = found.render(page=page, drawing=looked_up(drawings))
        return in_elements(compact(text)).encode()

    def compile(self) -> None:
        """Compile all templates now; the fault of one is for the page that needs it."""
        for name in names_below(self._folders[-1]):
            with suppress(Exception):
                self._environment.get_template(name)

    def sources(self, template: str) -> tuple[tuple[str, str], ...] | None:
        """The text of a template and of all that it names, by name, sorted; "" for one not there.

        None where one of them works out a name, or cannot be read: then it may rest on any.
        """
        found: dict[str, str] = {}
        waiting = [template]
        while waiting:
            name = waiting.pop()
            if name not in found:
                found[name], named = self._read(name)
                if None in named:
                    return None
                waiting += filter(None, named)
        return tuple(sorted(found.items()))

    def _read(self, name: str) -> tuple[str, frozenset[str | None]]:
        """The text of a template, and which others it names; None among them for any."""
        if name not in self._texts:
            try:
                text = self._loader_of_all.get_source(self._environment, name)[0]
                self._texts[name] = text, self._named(text)
            except TemplateNotFound:
                self._texts[name] = "", frozenset()
            except (TemplateSyntaxError, UnicodeDecodeError, OSError):
                self._texts[name] = "", frozenset({None})
        return self._texts[name]

    def _named(self, text: str) -> frozenset[str | None]:
        if text not in _NAMED:
            _NAMED[text] = frozenset(find_referenced_templates(self._environment.parse(text)))
        return _NAMED[text]

    @contextmanager
    def _blaming(self) -> Iterator[None]:
        """A fault of a template of the project's own becomes a BrokenTemplateError."""
        try:
            yield
        except Exception as fault:
            broken = self._blame(fault)
            if broken is None:
                raise
            raise broken from fault

    def _blame(self, fault: Exception) -> BrokenTemplateError | None:
        """What a fault says of a template of the project's own; None where it is in none of them.

        The innermost of its own templates that were being rendered is named, with its line.
        """
        own = self._own_folder()
        if own is None:
            return None
        problem = refusal_of(fault) or in_one_line(fault)
        places = [(frame.filename, frame.lineno or 0) for frame in extract_tb(fault.__traceback__)]
        if isinstance(fault, TemplateSyntaxError):
            places.append((fault.filename or "", fault.lineno))
        inside = [(path, line) for path, line in places if Path(path).resolve().is_relative_to(own)]
        if inside:
            path, line = inside[-1] if isinstance(problem, str) else most_frequent(inside)
            name = Path(path).resolve().relative_to(own).as_posix()
            return BrokenTemplateError(name, line, problem)
        misfit = next((name for name in names_below(own) if says(fault, name, own)), "")
        return BrokenTemplateError(misfit, 0, problem) if misfit else None

    def _own_folder(self) -> Path | None:
        """The folder of the project's own templates; None where there are none but ours."""
        return self._folders[0].resolve() if len(self._folders) > 1 else None

    def component(
        self,
        name: str,
        arguments: Mapping[str, object],
        *,
        drawings: Mapping[str, str] = NO_DRAWINGS,
    ) -> str:
        """One component by itself, as the gallery shows it; `name` is its folder.

        The macro has the folder's name with underscores. `caller` among the arguments is the text
        that a component such as a fold is put around. BrokenTemplateError as for a page.
        """
        given = dict(arguments)
        if "caller" in given:
            content = given["caller"]
            given["caller"] = lambda: content
        with self._blaming(), self._at_its_lines():
            self._environment.begin()
            macro = self._macro(name)
            if "drawing" in macro.arguments:
                given["drawing"] = looked_up(drawings)
            return in_elements(compact(str(macro(**given))))

    @contextmanager
    def _at_its_lines(self) -> Iterator[None]:
        """Faults tell lines of templates, not of their code, as Jinja sees to for whole pages."""
        try:
            yield
        except Exception:  # noqa: BLE001 (it raises all of them again)
            self._environment.handle_exception()

    def _macro(self, name: str) -> Macro:
        path, wanted = f"components/{name}/macro.html", name.replace("-", "_")
        macro = getattr(self._environment.get_template(path).module, wanted, None)
        if not isinstance(macro, Macro):
            raise BrokenTemplateError(path, 0, f"it has no macro '{wanted}'")
        return macro

    def stylesheet(self, names: Sequence[str] = STYLES) -> bytes:
        """A stylesheet of these parts in the order of the cascade; the site's one, unless told."""
        parts = (self.asset(f"assets/{name}").decode() for name in names)
        return compact_style("".join(parts)).encode()

    def script(self, name: str) -> bytes:
        """A script of the assets, without the comments that fill a line, and indentation."""
        text = self.asset(f"assets/{name}").decode()
        return compact(re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE)).encode()

    def asset(self, path: str) -> bytes:
        """A text file of the templates, such as assets/favicon.svg, as it is written.

        BrokenTemplateError where a project's own file of that name cannot be read.
        """
        try:
            return self._loader.get_source(self._environment, path)[0].encode()
        except (UnicodeDecodeError, OSError) as fault:
            if not self._is_own(path):
                raise
            raise unreadable(path, fault) from fault

    def _is_own(self, path: str) -> bool:
        """Whether a file of the templates is the project's and not the packaged one."""
        own = self._own_folder()
        return own is not None and (own / path).is_file()

    def _show(self, value: object) -> object:
        """A value as it enters the page: words of another language carry it."""
        if type(value) is str:  # nearly all of them: this runs for every word of every page
            return value if value.isascii() else isolated(value)
        if isinstance(value, Words):
            return self._speak(value)
        if isinstance(value, Html):
            return Markup(value.markup)  # noqa: S704 (cleaned by the prose door)
        return value

    def _speak(self, words: Words) -> object:
        """The words, in a span that names their language where it is not the page's."""
        if words.lang in {"", self._language}:
            return isolated(words.text)
        return Markup('<span lang="{}">{}</span>').format(words.lang, isolated(words.text))


def holds_any(folder: Path) -> bool:
    """Whether a folder is there and not empty, as far as can be seen."""
    try:
        return any(True for _ in folder.iterdir())
    except OSError as fault:
        return not isinstance(fault, FileNotFoundError | NotADirectoryError)


def most_frequent(places: Sequence[tuple[str, int]]) -> tuple[str, int]:
    """The place that comes back most, the last of a few: what has no end is about to come back."""
    counts = Counter(places)
    most = max(counts.values())
    return max(place for place, count in counts.items() if count >= most - 1)


def names_below(folder: Path) -> list[str]:
    """The templates in a folder, by their path in it, sorted."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))


def says(fault: Exception, name: str, folder: Path) -> bool:
    """Whether a fault is about a template as a whole: its name, its macro, or its bytes."""
    if isinstance(fault, UnicodeDecodeError):
        return fault.object == (folder / name).read_bytes()
    macro = Path(name).parent.name.replace("-", "_")
    return f"'{name}'" in str(fault) or f"macro '{macro}'" in str(fault)


def unreadable(path: str, fault: UnicodeDecodeError | OSError) -> BrokenTemplateError:
    """What to say of a file that is no UTF-8, with the line of its first wrong byte, or is shut."""
    if isinstance(fault, OSError):
        return BrokenTemplateError(path, 0, fault.strerror or type(fault).__name__)
    line = fault.object[: fault.start].count(b"\n") + 1
    return BrokenTemplateError(path, line, "it is not saved as UTF-8")


def in_one_line(fault: Exception) -> str:
    """What a fault says, on one line and without its full stop."""
    said = fault.message if isinstance(fault, TemplateSyntaxError) else None
    words = " ".join((said or str(fault)).split()).rstrip(".")
    return NO_PART.sub(r"\1 has no '\2'", words) or type(fault).__name__


def looked_up(drawings: Mapping[str, str]) -> Callable[[str], Markup]:
    """The function that gives templates the SVG of a key; a key without one is our fault."""
    return lambda key: Markup(drawings[key])  # noqa: S704 (drawn by charts/)


def without_markup(value: object) -> object:
    """The bare text of words, for an attribute."""
    return isolated(value.text) if isinstance(value, Words) else value


def breakable(value: object) -> object:
    """Words in which a long address may break behind a slash or an at sign, or before a dot.

    A narrow screen would break it anywhere, also in the middle of a name.
    """
    if type(value) is not str or not ADDRESS.search(value):
        return value
    words = (JOINT.split(word) if len(word) >= LONG else [word] for word in value.split(" "))
    joined = Markup(" ").join(Markup("<wbr>").join(parts) for parts in words)
    return Markup("<bdi>{}</bdi>").format(joined) if runs_left(value) else joined


def allowing(policy: str, block: str) -> str:
    """The policy of a page that holds one block of data, by its hash; nothing else is let in.

    Browsers run no such block and do not ask, but checkers of pages hold it to the policy as they
    do a script.
    """
    if not block:
        return policy
    digest = b64encode(sha256(block.encode()).digest()).decode()
    return f"{policy}; script-src 'sha256-{digest}'"


def compact(text: str) -> str:
    """The text without indentation and empty lines, except where line breaks are text."""
    pieces = KEPT.split(text)
    pieces[::2] = (squeezed(piece) for piece in pieces[::2])
    return "".join(pieces).strip() + "\n"


def squeezed(text: str) -> str:
    """The lines without indentation, the empty ones gone."""
    return "\n".join(filter(None, map(str.strip, text.split("\n"))))


def compact_style(text: str) -> str:
    """A stylesheet without comments, indentation and empty lines."""
    return compact(re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL))
