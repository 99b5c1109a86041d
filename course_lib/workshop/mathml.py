"""Formulas as MathML: browsers draw it and screen readers speak it, without a script from elsewhere."""

import re

from jinja2 import pass_context
from nbconvert.exporters import HTMLExporter
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

_DELIMITERS = re.compile(r"^\s*(\$\$|\$|\\\[|\\\()?(.*?)(\$\$|\$|\\\]|\\\))?\s*$", re.DOTALL)


def mathml(latex: str, display: bool = False) -> str:
    """The formula as MathML, with its LaTeX as the text of copying.

    >>> mathml("n p")
    '<math xmlns="http://www.w3.org/1998/Math/MathML" display="inline"><mrow><mi>n</mi><mi>p</mi></mrow></math>'
    """
    from latex2mathml.converter import convert

    # `aligned` is the one environment in common use that the converter lacks; `align*` draws the same.
    latex = re.sub(r"\\(begin|end)\{aligned\}", r"\\\1{align*}", latex)
    return convert(latex, display="block" if display else "inline")


def mathml_of_output(latex: str) -> str:
    """The MathML of a cell's LaTeX output, delimiters stripped, as a block of the page.

    >>> "<mi>p</mi>" in mathml_of_output("$\\\\displaystyle p$")
    True
    """
    return mathml(_DELIMITERS.match(latex).group(2), display=True)


class _Renderer(IPythonRenderer):
    def inline_math(self, body: str) -> str:
        return mathml(body)

    def block_math(self, body: str) -> str:
        return mathml(body, display=True)

    def latex_environment(self, name: str, body: str) -> str:
        return mathml(f"\\begin{{{name}}}{body}\\end{{{name}}}", display=True)


class BodyExporter(HTMLExporter):
    """The cells of a notebook as HTML without a page around them, formulas as MathML."""

    template_name = "basic"

    @pass_context
    def markdown2html(self, context, source: str) -> str:
        """The text of a Markdown cell as HTML."""
        attachments = context.get("cell", {}).get("attachments", {})
        renderer = _Renderer(
            escape=False, attachments=attachments, embed_images=True, exclude_anchor_links=True,
            path=context.get("resources", {}).get("metadata", {}).get("path", ""),
        )  # fmt: skip
        return MarkdownWithMath(renderer=renderer).render(source)
