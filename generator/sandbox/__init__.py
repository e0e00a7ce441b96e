"""The sandbox in which templates run: no way to Python, and no more work than a page needs.

Takes where templates lie, and which folder of them is the project's own. Gives a Jinja environment.
Must not know views, pages or where they are written.

A project's own templates come with a pull request: what they do is counted, as `budget` says.
Those of the package are ours and are not slowed down.
"""

from collections.abc import MutableMapping
from functools import lru_cache
from pathlib import Path
from types import CodeType
from typing import Any, TypeAlias

from jinja2 import BytecodeCache, TemplateSyntaxError, Undefined, pass_context
from jinja2.bccache import Bucket
from jinja2.nodes import Template
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from generator.diagnostics import Refusal
from generator.sandbox.budget import Budget, RunawayError
from generator.sandbox.guards import foresee_format, guard_filters, guard_method
from generator.sandbox.quick import QuickCode, QuickContext
from generator.sandbox.rewriting import GUARD, WEIGH, WEIGH_SHOWN, make_pay

__all__ = ["RunawayError", "Sandbox", "refusal_of"]

KEPT, SHORT = 8192, 200
"""So many texts of so few characters are known as they are written; nine in ten come back."""

NESTED = "it is nested too deep"

_Key: TypeAlias = tuple[str, bool, bool]


class _Compiled(BytecodeCache):
    """The code of templates by their place and source: compiled once a process, for all languages.

    Nothing in the code depends on a language. It is never kept on a disk, where others could write.
    """

    def __init__(self) -> None:
        self._codes: dict[_Key, tuple[str, CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        checksum, code = self._codes.get(_key_of(bucket), ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._codes[_key_of(bucket)] = bucket.checksum, bucket.code


def _key_of(bucket: Bucket) -> _Key:
    """One template has another code where it is a project's own, and where none can be."""
    environment = bucket.environment
    counts = isinstance(environment, Sandbox) and environment.counts
    return bucket.key, counts, environment.sandboxed


_COMPILED = _Compiled()


class Sandbox(ImmutableSandboxedEnvironment):
    """A sandbox that judges each field of each kind of view once, instead of 800 times a page.

    Whether an attribute may be read depends on the type and the name alone. Only fields of our own
    dataclasses are remembered, and only once the sandbox has given one out.
    """

    code_generator_class = QuickCode
    context_class = QuickContext
    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(
        self,
        *,
        own: Path | None = None,
        trusted: bool = False,
        **options: Any,  # noqa: ANN401 (Jinja's)
    ) -> None:
        """Templates below the folder `own` pay for what they do; None where there are none.

        Where all are `trusted`, since none but those of the package can be read, nothing is judged.
        """
        super().__init__(bytecode_cache=_COMPILED, **options)
        self._finalized = self.finalize or (lambda value: value)
        self._written = lru_cache(KEPT)(self._safe)
        self._given_out: set[tuple[type, str]] = set()
        self._own = own.resolve() if own else None
        self.sandboxed = not trusted
        self._budget = Budget()
        self.globals["range"] = self.count_up
        del self.globals["lipsum"]  # another text each time
        paying = {WEIGH: self._weigh, WEIGH_SHOWN: self._weigh_shown, GUARD: self._guard}
        self.filters |= paying
        if own:
            self.filters = guard_filters(self._budget, self.filters)

    @property
    def counts(self) -> bool:
        """Whether there are templates that pay."""
        return self._own is not None

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What every template can name, which does not change once one of them is read.

        Jinja's own chain of mappings is looked through by Python whenever a macro is imported.
        """
        return {**self.globals, **(d or {})}

    def getattr(self, obj: object, attribute: str) -> Any:  # noqa: ANN401 (any part of a view)
        """A part of a view, or what stands for one that is not there."""
        if not self.sandboxed:
            try:
                return getattr(obj, attribute)
            except AttributeError:
                return super().getattr(obj, attribute)
        if (type(obj), attribute) in self._given_out:
            return getattr(obj, attribute)
        value = super().getattr(obj, attribute)
        is_field = attribute in getattr(type(obj), "__dataclass_fields__", ())
        if is_field and not isinstance(value, Undefined):
            self._given_out.add((type(obj), attribute))
        return value

    def shown(self, value: object) -> str:
        """A value as it is written: as `finalize` has it, and then safe; what macros wrote is."""
        if type(value) is str:  # nearly all of them: this runs for every word of every page
            return self._written(value) if len(value) < SHORT else self._safe(value)
        return value if type(value) is Markup else escape(self._finalized(value))

    def _safe(self, text: str) -> str:
        """A text as it is written, which is the same for equal ones."""
        return str(escape(self._finalized(text)))

    def begin(self) -> None:
        """Another page begins: it may cost as much as the last."""
        self._budget.begin()

    def _generate(
        self,
        source: Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,  # noqa: FBT001, FBT002 (Jinja's)
    ) -> str:
        """The code of a template; a project's own one pays for what it does."""
        if filename and self._own and Path(filename).resolve().is_relative_to(self._own):
            source = make_pay(source)
            source.set_environment(self)
        return super()._generate(source, name, filename, defer_init)

    def compile(self, source: Any, name: Any = None, filename: Any = None, *given: Any) -> Any:  # noqa: ANN401 (Jinja's)
        """The code of a template; what is wrong with it as a whole is a fault of its syntax too."""
        try:
            return super().compile(source, name, filename, *given)
        except (RecursionError, MemoryError):
            problem = NESTED
        except SyntaxError as fault:  # Python's: what Jinja made of it
            problem = fault.msg
        except (ValueError, OverflowError) as fault:  # such as a number of 5,000 digits
            problem = str(fault)
        raise TemplateSyntaxError(problem, 0, name, filename)

    def parse(self, source: str, name: str | None = None, filename: str | None = None) -> Template:
        """The tree of a template; one that cannot be made is a fault of its syntax."""
        try:
            return super().parse(source, name, filename)
        except (RecursionError, ValueError) as fault:
            raise TemplateSyntaxError(NESTED, 0, name, filename) from fault

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401 (Jinja's)
        """A sum, product, power or remainder, paid for where anything is."""
        if self._own is not None:
            self._foresee(operator, left, right)
        return super().call_binop(context, operator, left, right)

    def _foresee(self, operator: str, left: object, right: object) -> None:
        if operator == "*":
            self._budget.pay_for_product(left, right)
        elif operator == "**":
            self._budget.pay_for_power(left, right)
        elif operator == "+":
            self._budget.pay_for_sum(left, right)
        elif isinstance(left, str):
            foresee_format(self._budget, left, right if isinstance(right, tuple) else (right,))

    def take_turn(self, turns: int, characters: int) -> bool:
        """Pay for turns that write so many characters; True, so that it stands in a condition."""
        return self._budget.turn(turns, characters)

    # Not known before the page is laid out, Jinja is told: they pay each time.
    @pass_context
    def _weigh(self, _context: Context, value: Any) -> Any:  # noqa: ANN401 (whatever it is)
        """The same value, paid for."""
        self._budget.pay_for(value)
        return value

    @pass_context
    def _weigh_shown(self, _context: Context, value: Any) -> Any:  # noqa: ANN401 (whatever it is)
        """What is to be written, paid for as the text that it will be."""
        self._budget.pay_for(value)
        if not isinstance(value, str | int | float | Undefined | None):
            markup = getattr(value, "markup", None) or getattr(value, "text", None)
            self._budget.pay(len(markup if isinstance(markup, str) else str(value)))
        return value

    @pass_context
    def _guard(self, _context: Context, method: Any) -> Any:  # noqa: ANN401 (whatever it is)
        """The same, or what pays first where it makes much of little."""
        return guard_method(self._budget, method)

    def count_up(self, *ends: int) -> range:
        """Whole numbers in order, as `range` gives them; each is paid for."""
        numbers = range(*ends)
        self._budget.pay(_size_of(numbers))
        return numbers


def _size_of(numbers: range) -> int:
    """How many there are, also where they pass 64 bits and `len` raises."""
    if not numbers:
        return 0
    return abs(numbers[-1] - numbers[0]) // abs(numbers.step) + 1


def refusal_of(fault: BaseException) -> Refusal | None:
    """What to say of a template that does too much; None of any other fault."""
    if isinstance(fault, RunawayError):
        return fault.refusal
    return Refusal.of("template-endless") if isinstance(fault, RecursionError) else None
