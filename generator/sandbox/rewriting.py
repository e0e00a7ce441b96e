"""The code of a project's own templates pays for what it does: a few calls are put into it.

Takes the tree that Jinja made of a template. Gives the same tree, in which loops, macros and
includes pay for each turn, and texts and lists for their size. Must not know what a turn costs.
"""

from collections.abc import Iterable, Sequence

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

WEIGH, WEIGH_SHOWN, GUARD = "(weigh)", "(weigh shown)", "(guard)"
"""Filters of the environment that pay; no template can write such a name."""


CALL = 10
"""Turns of a loop in the time of which a macro is called, or a template included."""


def make_pay(tree: nodes.Template) -> nodes.Template:
    """The tree of a template, paying; what it writes stays the same."""
    paying: nodes.Template = _Paying().visit(tree)
    return paying


def _written(body: Iterable[nodes.Node]) -> int:
    """The characters that the nodes write as they stand."""
    texts = (text for node in body for text in _texts_in(node))
    return sum(len(text.data) for text in texts)


def _texts_in(node: nodes.Node) -> Iterable[nodes.TemplateData]:
    return [node] if isinstance(node, nodes.TemplateData) else node.find_all(nodes.TemplateData)


def _call(name: str, given: nodes.Expr) -> nodes.Expr:
    """A call of a filter that only this module can name: a tenth of the cost of another call."""
    return nodes.Filter(given, name, [], [], None, None, lineno=given.lineno)


def _weighed(node: nodes.Expr) -> nodes.Expr:
    return node if isinstance(node, nodes.Const) else _call(WEIGH, node)


def _turn(body: Sequence[nodes.Node], *, line: int, turns: int = 1) -> nodes.Expr:
    """What pays for a turn, as Python: in a loop, the cost of a call that Jinja makes counts.

    Jinja has a kind of node for names of its own in the code, and no other way to make one.
    """
    turn: nodes.InternalName = object.__new__(nodes.InternalName)
    nodes.Node.__init__(turn, f"environment.take_turn({turns}, {_written(body)})", lineno=line)
    return turn


class _Paying(NodeTransformer):
    """Puts the calls in. Each method is named by Jinja after the kind of node."""

    def _visit_body(self, node: nodes.Node) -> nodes.Node:
        """A turn is paid for where the body begins."""
        body: list[nodes.Node] = node.body  # type: ignore[attr-defined] # each kind here has one
        turns = 1 if isinstance(node, nodes.For) else CALL
        first = nodes.ExprStmt(_turn(body, line=node.lineno, turns=turns), lineno=node.lineno)
        self.generic_visit(node)
        node.body = [first, *node.body]  # type: ignore[attr-defined] # as above
        return node

    visit_Template = visit_Macro = visit_CallBlock = visit_Block = _visit_body  # noqa: N815 (Jinja's)

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 (Jinja's)
        """A loop pays for each turn, and for each part that its condition leaves out."""
        if node.test is None:
            return self._visit_body(node)
        turn = _turn(node.body, line=node.lineno)
        self.generic_visit(node)
        node.test = nodes.And(turn, node.test, lineno=node.lineno)
        return node

    def visit_Output(self, node: nodes.Output) -> nodes.Node:  # noqa: N802 (Jinja's)
        """Whatever is written is paid for; text that stands there is, with its body."""
        self.generic_visit(node)
        node.nodes = [self._shown(one) for one in node.nodes]
        return node

    def _shown(self, node: nodes.Expr) -> nodes.Expr:
        plain = isinstance(node, nodes.TemplateData | nodes.Const)
        return node if plain else _call(WEIGH_SHOWN, node)

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802 (Jinja's)
        """Parts that are put together are paid for."""
        self.generic_visit(node)
        node.nodes = [_weighed(one) for one in node.nodes]
        return node

    def visit_Compare(self, node: nodes.Compare) -> nodes.Node:  # noqa: N802 (Jinja's)
        """What is compared, or looked for, is paid for."""
        self.generic_visit(node)
        node.expr = _weighed(node.expr)
        for operand in node.ops:
            operand.expr = _weighed(operand.expr)
        return node

    def _visit_filter(self, node: nodes.Filter | nodes.Test) -> nodes.Node:
        """What a filter is given is paid for; the text of a filter block was, where it stands."""
        self.generic_visit(node)
        if isinstance(node, nodes.Filter) and node.node is not None:
            node.node = _weighed(node.node)
        node.args = [_weighed(one) for one in node.args]
        return node

    visit_Filter = visit_Test = _visit_filter  # noqa: N815 (Jinja's)

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 (Jinja's)
        """What is called pays for what it is given, and first for what it will make of it."""
        self.generic_visit(node)
        node.node = _call(GUARD, node.node)
        node.args = [_weighed(one) for one in node.args]
        for named in node.kwargs:
            named.value = _weighed(named.value)
        return node
