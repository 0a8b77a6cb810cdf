"""Editors write Markdown; what comes out cannot carry script."""

import re

import pytest
from django.template import Context, Template

from roros_site.kit.markdown import TAGS, SanitisedHtml, render

TAG = re.compile(r"<\s*/?\s*([a-zA-Z0-9]+)([^>]*)>")


def tags(html):
    return {name.lower() for name, _ in TAG.findall(html)}


class TestWhatEditorsWrite:
    def test_headings_begin_one_level_below_the_title(self):
        assert render("# Kobber\n\n## Gruvene\n\n### Storwartz") == (
            "<h2>Kobber</h2>\n<h2>Gruvene</h2>\n<h3>Storwartz</h3>\n"
        )

    def test_paragraphs_lists_and_emphasis(self):
        html = render("En **by** av *tre*.\n\n- en\n- to\n\n1. først\n")
        assert "<strong>by</strong>" in html
        assert "<em>tre</em>" in html
        assert html.count("<li>") == 3

    def test_tables(self):
        html = render("| Fra | Timer |\n| --- | ---: |\n| Oslo | 5 |\n")
        assert "<th>Fra</th>" in html
        assert re.search(r"<td[^>]*>5</td>", html)
        assert "style" not in html

    def test_links_to_the_web_mail_and_telephone(self):
        html = render(
            "[a](https://example.org/) [b](mailto:a@example.org) [c](tel:+4772410000) [d](/nb/places/)"
        )
        assert [f'href="{href}"' in html for href in ("https://example.org/", "mailto:a@example.org")] == [
            True,
            True,
        ]
        assert 'href="tel:+4772410000"' in html
        assert 'href="/nb/places/"' in html
        assert html.count('rel="noopener nofollow"') == 4

    @pytest.mark.parametrize("nothing", ["", None, "   \n"])
    def test_nothing_is_nothing(self, nothing):
        assert render(nothing).strip() == ""

    def test_templates_print_it_as_it_is(self):
        html = SanitisedHtml(render("**by**"))
        assert Template("{{ html }}").render(Context({"html": html})) == "<p><strong>by</strong></p>\n"


class TestWhatNobodyMayWrite:
    @pytest.mark.parametrize(
        "source",
        [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "<p onclick=alert(1)>hei</p>",
            "<style>*{display:none}</style>",
            "<iframe src='https://example.org'></iframe>",
            "<svg><script>alert(1)</script></svg>",
            "<a href='javascript:alert(1)'>x</a>",
            "[x](javascript:alert(1))",
            "[x](JaVaScRiPt:alert(1))",
            "[x](javascript&#58;alert(1))",
            "[x](&#106;avascript:alert(1))",
            "[x](\tjava\nscript:alert(1))",
            "[x](vbscript:msgbox)",
            "[x](data:text/html;base64,PHNjcmlwdD4=)",
            "<javascript:alert(1)>",
            "[x]: javascript:alert(1)\n\n[x]",
            "![x](https://example.org/spor.gif)",
            "![x](data:image/svg+xml;base64,PHN2Zz4=)",
            '[x](https://example.org "\\" onmouseover=alert(1)")',
            "`<script>`",
            "```html\n</code><script>alert(1)</script>\n```",
            "| a |\n| - |\n| <script>alert(1)</script> |",
            "\x00<scr\x00ipt>alert(1)</script>",
        ],
    )
    def test_script_images_and_handlers_do_not_come_through(self, source):
        html = render(source)
        assert tags(html) <= TAGS
        for _, attributes in TAG.findall(html):
            quoted = re.sub(r'(href|title|rel)="[^"]*"', "", attributes)
            assert quoted.strip() == ""
            for href in re.findall(r'href="([^"]*)"', attributes):
                assert href.startswith(("https://", "http://", "mailto:", "tel:", "/", "#")), href

    def test_what_looks_like_html_is_shown_as_text(self):
        assert "&lt;b&gt;" in render("<b>fet</b>")

    def test_depth_does_not_break_it(self):
        assert "<blockquote>" in render("> " * 500 + "x")
        assert "x" in render("[" * 2000 + "x" + "](" * 2000)
