"""What a template does most often, in fewer steps: to write a value, and to call a macro.

Takes what Jinja would compile and call. Gives the same text. Must not know what a value is, nor
which templates may do what.

A service's page writes 700 values and calls 100 macros. Jinja makes each value a text of a class
of its own before it joins them, and looks four times at a macro for what it wants to be given.
"""

from typing import Any

from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr
from jinja2.runtime import Context, Macro
from jinja2.utils import internalcode


class QuickCode(CodeGenerator):
    """Code that writes each value by one call of `shown` of its environment.

    Where a template chooses by itself whether to escape, all is as ever.
    """

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401 (Jinja's)
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.shown(")

    def _output_child_post(self, node: Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401 (Jinja's)
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_post(node, frame, finalize)
        else:
            self.write(")")


class QuickContext(Context):
    """What a template knows; a macro, which most calls are of, is called at once."""

    @internalcode
    def call(self, called: Any, /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 (Jinja's)
        """What a call gives; a macro is told whether to escape."""
        if type(called) is not Macro:
            return super().call(called, *args, **kwargs)
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        return called(self.eval_ctx, *args, **kwargs)
