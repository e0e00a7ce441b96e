"""The expressions of GitHub Actions that our workflows use, and no others.

Takes the text between `${{` and `}}`, names and functions. Gives a text or a truth.
Whatever it does not know it refuses: a workflow must not seem tested by a guess.
Source: GitHub Docs, Evaluate expressions in workflows and actions.
"""

import re
from collections.abc import Callable, Mapping

Value = str | bool
Function = Callable[..., Value]

TOKEN = re.compile(r"\s*('(?:[^']|'')*'|==|!=|&&|\|\||[!(),]|[A-Za-z_][\w.-]*)")
EMBEDDED = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)
STATES = ("success", "failure", "cancelled", "always")
"""Functions of the job's state: where none is asked, a condition means success() too."""


class UnknownExpressionError(Exception):
    """An expression that is not known here, or asks for what nobody gave."""


def evaluate(text: str, names: Mapping[str, str], functions: Mapping[str, Function]) -> Value:
    """The value of one expression."""
    reading = _Reading(_tokens(text), names, functions)
    value = reading.either()
    if reading.left:
        raise UnknownExpressionError(f"{text!r} goes on with {reading.left[0]!r}")
    return value


def fill(text: str, names: Mapping[str, str], functions: Mapping[str, Function]) -> str:
    """A text with the value of each expression in its place."""

    def put(found: re.Match[str]) -> str:
        value = evaluate(found[1], names, functions)
        return value if isinstance(value, str) else str(value).lower()

    return EMBEDDED.sub(put, text)


def holds(text: str | None, names: Mapping[str, str], functions: Mapping[str, Function]) -> bool:
    """Whether the condition of a step or job holds; without one, where all went well so far."""
    whole = EMBEDDED.fullmatch(text.strip()) if text else None
    condition = whole[1] if whole else text or "success()"
    asked = bool(evaluate(condition, names, functions))
    stated = any(f"{state}(" in condition for state in STATES)
    return asked and (stated or bool(functions["success"]()))


def _tokens(text: str) -> list[str]:
    found, at, end = [], 0, len(text.rstrip())
    while at < end:
        token = TOKEN.match(text, at)
        if token is None:
            raise UnknownExpressionError(f"{text!r} is not understood from {text[at:]!r} on")
        found.append(token[1])
        at = token.end()
    return found


class _Reading:
    """One pass through the tokens of an expression; `left` are those not read yet."""

    def __init__(
        self, tokens: list[str], names: Mapping[str, str], functions: Mapping[str, Function]
    ) -> None:
        self.left = tokens
        self._names, self._functions = names, functions

    def either(self) -> Value:
        """Parts joined by `||`: the first that is true, else the last."""
        value = self._both()
        while self._takes("||"):
            other = self._both()
            value = value or other
        return value

    def _both(self) -> Value:
        value = self._compared()
        while self._takes("&&"):
            other = self._compared()
            value = value and other
        return value

    def _compared(self) -> Value:
        value = self._single()
        if self._takes("=="):
            return _folded(value) == _folded(self._single())
        if self._takes("!="):
            return _folded(value) != _folded(self._single())
        return value

    def _single(self) -> Value:
        if self._takes("!"):
            return not self._single()
        if self._takes("("):
            value = self.either()
            self._expect(")")
            return value
        token = self._next()
        if token.startswith("'"):
            return token[1:-1].replace("''", "'")
        return self._call(token) if self._takes("(") else self._look_up(token)

    def _call(self, name: str) -> Value:
        given: list[Value] = []
        while not self._takes(")"):
            given.append(self.either())
            if not self.left or self.left[0] != ")":
                self._expect(",")
        if name not in self._functions:
            raise UnknownExpressionError(f"the function {name}() is not known")
        return self._functions[name](*given)

    def _look_up(self, name: str) -> Value:
        if name not in self._names:
            raise UnknownExpressionError(f"{name} is not known")
        return self._names[name]

    def _takes(self, token: str) -> bool:
        if self.left[:1] != [token]:
            return False
        self.left = self.left[1:]
        return True

    def _expect(self, token: str) -> None:
        if not self._takes(token):
            raise UnknownExpressionError(f"{token!r} is missing before {self.left}")

    def _next(self) -> str:
        if not self.left:
            raise UnknownExpressionError("the expression ends too early")
        token, self.left = self.left[0], self.left[1:]
        return token


def _folded(value: Value) -> Value:
    """A value as GitHub compares it: texts without regard to case."""
    return value.casefold() if isinstance(value, str) else value
