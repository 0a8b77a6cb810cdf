"""Markdown written by editors, rendered to HTML that cannot carry script."""

import nh3
from markdown_it import MarkdownIt

TAGS = {
    "p", "h2", "h3", "h4", "ul", "ol", "li", "a", "strong", "em", "blockquote", "code", "pre", "br", "hr",
    "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
_markdown = MarkdownIt("commonmark", {"html": False}).enable("table")


class SanitisedHtml(str):
    """HTML that `render` has cleaned; templates print it without escaping it again."""

    def __html__(self):
        return self


def render(source):
    """Editors' Markdown as clean HTML: no raw HTML, no images, links to http(s), mail and telephone only.

    A first-level heading becomes a second-level one, since the page's title is the first.
    """
    tokens = _markdown.parse(source or "")
    for token in tokens:
        if token.type in ("heading_open", "heading_close") and token.tag == "h1":
            token.tag = "h2"
    html = _markdown.renderer.render(tokens, _markdown.options, {})
    return nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href", "title"}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener nofollow",
    )
