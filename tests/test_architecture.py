"""The house keeps its shape: imports point one way, pure modules stay pure, nothing grows too large."""

import ast
import re
from functools import cache
from pathlib import Path

from django.conf import settings
from django.urls import URLPattern, get_resolver

ROOT = Path(settings.BASE_DIR)
KIT = "roros_site.kit"
# Each may import itself and what stands before it; kit lives inside the composition root, but below everything.
ORDER = [KIT, "destinations", "members", "events", "itinerary", "roros_site"]
PURE = [
    "destinations/hours",
    "destinations/posters",
    "destinations/cartography",
    "events/recurrence.py",
    "roros_site/kit/geo.py",
    "roros_site/kit/text.py",
]
CLOCKS = {"now", "today", "utcnow", "localdate", "localtime", "time", "monotonic"}
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc"}


# --- Reading --------------------------------------------------------------------------------------------------


def files(folder, *patterns):
    return sorted(path for pattern in patterns for path in (ROOT / folder).rglob(pattern))


MODULES = [path for top in ORDER[1:] for path in files(top, "*.py") if "migrations" not in path.parts]
TEMPLATES = files("templates", "*.html", "*.txt", "*.xml")
SCRIPTS = [path for path in files("static", "*.js") if "vendor" not in path.parts]


def shown(path, line=None):
    where = path.relative_to(ROOT).as_posix()
    return f"{where}:{line}" if line else where


def name_of(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def layer_of(module):
    """The layer a dotted name belongs to, or None for somebody else's module."""
    return next((layer for layer in ORDER if module == layer or module.startswith(layer + ".")), None)


@cache
def text_of(path):
    return path.read_text(encoding="utf-8")


@cache
def tree_of(path):
    return ast.parse(text_of(path))


@cache
def imports(path):
    """(dotted name, line, whether it stands inside a function) of every import of a module.

    `from x import y` may reach the module x.y, so that is the name.
    """
    package = name_of(path).split(".")
    if path.name != "__init__.py":
        package = package[:-1]
    found = []

    def walk(node, inside):
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Import):
                found.extend((alias.name, child.lineno, inside) for alias in child.names)
            elif isinstance(child, ast.ImportFrom):
                base = package[: len(package) - child.level + 1] if child.level else []
                module = ".".join([*base, *([child.module] if child.module else [])])
                found.extend((f"{module}.{alias.name}", child.lineno, inside) for alias in child.names)
            else:
                walk(child, inside or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda))

    walk(tree_of(path), False)
    return found


def calls(node):
    """(name called, node) of every call below a node: `f()` and `x.f()` are both called f."""
    for each in ast.walk(node):
        if isinstance(each, ast.Call):
            yield getattr(each.func, "attr", getattr(each.func, "id", "")), each


def top_of(module):
    return module.split(".")[0]


class TestImports:
    def test_they_point_one_way(self):
        assert not [
            f"{shown(path, line)} imports {module}"
            for path in MODULES
            for module, line, _inside in imports(path)
            if layer_of(module) and ORDER.index(layer_of(module)) > ORDER.index(layer_of(name_of(path)))
        ]

    def test_none_of_ours_hides_in_a_function(self):
        """Django lets an app's models be imported in ready() only, so apps.py is let off."""
        assert not [
            f"{shown(path, line)} imports {module}"
            for path in MODULES
            for module, line, is_inside in imports(path)
            if is_inside and layer_of(module) and path.name != "apps.py"
        ]

    def test_nothing_is_imported_by_a_computed_name(self):
        computed = {"import_module", "__import__"}
        assert not [
            shown(p, call.lineno) for p in MODULES for name, call in calls(tree_of(p)) if name in computed
        ]

    def test_the_product_needs_no_test_and_no_development_package(self):
        apart = {"tests", "pytest", "hypothesis", "playwright"}
        assert not [
            shown(p, line) for p in MODULES for module, line, _ in imports(p) if top_of(module) in apart
        ]

    def test_these_tests_see_what_they_should(self):
        """A reader that finds nothing would let everything pass."""
        assert len(MODULES) > 80
        assert len(TEMPLATES) > 60
        assert len(SCRIPTS) > 3
        assert {layer_of(name_of(path)) for path in MODULES} == set(ORDER)
        reached = [found for path in MODULES for found in imports(path)]
        assert "destinations.models.Place" in {module for module, _line, _inside in reached}
        assert any(is_inside for _module, _line, is_inside in reached)


class TestPurity:
    def modules(self):
        return [path for entry in PURE for path in (files(entry, "*.py") or [ROOT / entry])]

    def test_they_import_no_django_and_none_of_ours_but_pure_ones(self):
        allowed = tuple(entry.removesuffix(".py").replace("/", ".") for entry in PURE)
        assert not [
            f"{shown(path, line)} imports {module}"
            for path in self.modules()
            for module, line, _inside in imports(path)
            if top_of(module) in {"django", "allauth"}
            or (layer_of(module) and not module.startswith(allowed))
        ]

    def test_they_read_no_clock(self):
        assert not [
            shown(path, call.lineno)
            for path in self.modules()
            for name, call in calls(tree_of(path))
            if name in CLOCKS and isinstance(call.func, ast.Attribute) and is_a_clock(call.func.value)
        ]

    def test_they_touch_no_file(self):
        """A `main` that writes drawings into a folder when its module is run may."""
        touching = {"open", "input", "print", "read_text", "read_bytes", "write_text", "write_bytes"}
        parts = [
            (path, node)
            for path in self.modules()
            for node in tree_of(path).body
            if getattr(node, "name", "") != "main"
        ]
        assert not [
            shown(p, call.lineno) for p, node in parts for name, call in calls(node) if name in touching
        ]

    def test_all_of_them_are_there(self):
        assert all((ROOT / entry).exists() for entry in PURE)
        assert len(self.modules()) > 20


def is_a_clock(node):
    """Whether `x.now()` asks a module or class, not, as in `moment.time()`, a value at hand."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return isinstance(node, ast.Name) and node.id in {"time", "datetime", "date", "timezone", "dt"}


def longer_than(most, paths):
    lengths = {shown(path): len(text_of(path).splitlines()) for path in paths}
    return {name: length for name, length in lengths.items() if length > most}


class TestSizes:
    def test_a_module_has_at_most_400_lines(self):
        assert not longer_than(400, MODULES)

    def test_a_template_has_at_most_120_lines(self):
        assert not longer_than(120, TEMPLATES)

    def test_a_script_has_at_most_300_lines(self):
        assert not longer_than(300, SCRIPTS)

    def test_a_view_has_at_most_25_lines(self):
        lengths = {
            f"{shown(path)}: {node.name}": node.end_lineno - statements(node)[0].lineno + 1
            for path in MODULES
            for node in tree_of(path).body
            if isinstance(node, ast.FunctionDef) and is_view(node)
        }
        assert len(lengths) > 40
        assert not {name: length for name, length in lengths.items() if length > 25}

    def test_no_module_is_called_by_what_it_is_not(self):
        assert not [shown(p) for p in MODULES if VAGUE & {p.stem, *p.relative_to(ROOT).parts}]


def statements(node):
    return node.body[1:] if ast.get_docstring(node) else node.body


def is_view(node):
    names = {getattr(d, "id", getattr(getattr(d, "func", None), "id", "")) for d in node.decorator_list}
    return bool(names & {"public_page", "private_page", "kept_file"})


HANDLER = re.compile(r"""\son[a-z]+\s*=\s*["']""", re.IGNORECASE)
INLINE_STYLE = re.compile(r"""<[^>]*\sstyle\s*=|<style\b""", re.IGNORECASE)
SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.IGNORECASE | re.DOTALL)
UNESCAPED = re.compile(r"\|\s*safe(seq)?\b")
WRITING_FORM = re.compile(r"""<form\b[^>]*method=["']post["'].*?</form>""", re.IGNORECASE | re.DOTALL)


class TestTemplates:
    def test_no_inline_script_style_or_handler(self):
        for path in TEMPLATES:
            text = text_of(path)
            assert not HANDLER.search(text), shown(path)
            assert not INLINE_STYLE.search(text), shown(path)
            assert "javascript:" not in text.lower(), shown(path)
            for attributes, content in SCRIPT.findall(text):
                assert "src=" in attributes, shown(path)
                assert not content.strip(), shown(path)

    def test_nothing_is_marked_safe_and_escaping_stays_on(self):
        assert not [shown(path) for path in TEMPLATES if UNESCAPED.search(text_of(path))]
        pages = [path for path in TEMPLATES if path.suffix != ".txt"]
        assert not [shown(path) for path in pages if "autoescape off" in text_of(path)]

    def test_only_words_of_our_own_are_marked_safe(self):
        assert not [
            shown(path, call.lineno)
            for path in MODULES
            for name, call in calls(tree_of(path))
            if name == "mark_safe" and not isinstance(call.args[0], ast.Constant)
        ]

    def test_every_form_that_writes_has_a_place_for_a_token(self):
        """It prints nothing outside the admin; with it, going back to tokens is one setting."""
        assert not [
            f"{shown(path)}: {form[:120]}"
            for path in TEMPLATES
            for form in WRITING_FORM.findall(text_of(path))
            if not re.search(r"csrf_token|{% slot|{% include", form)
        ]

    def test_scripts_write_no_html_and_run_no_text(self):
        unsafe = ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function")
        assert not [f"{shown(path)}: {word}" for path in SCRIPTS for word in unsafe if word in text_of(path)]


def our_views():
    """(address, view) of every address whose view is ours: those of the admin and allauth keep their own rules."""
    found = []

    def walk(patterns, prefix):
        for pattern in patterns:
            address = prefix + str(pattern.pattern)
            if isinstance(pattern, URLPattern):
                found.append((address, pattern.callback))
            elif getattr(pattern, "app_name", None) != "admin":
                walk(pattern.url_patterns, address)

    walk(get_resolver().url_patterns, "/")
    return [
        (address, view) for address, view in found if not view.__module__.startswith(("allauth.", "unfold."))
    ]


class TestAddresses:
    def test_every_one_declares_how_it_may_be_kept(self):
        views = our_views()
        assert len(views) > 50
        policies = {address: getattr(view, "cache_policy", None) for address, view in views}
        assert not {
            a: policy for a, policy in policies.items() if policy not in ("public", "private", "kept")
        }

    def test_views_are_functions(self):
        classes = [
            (path, node) for path in MODULES for node in tree_of(path).body if isinstance(node, ast.ClassDef)
        ]
        bases = {
            f"{shown(path)}: {node.name}": [
                getattr(base, "attr", getattr(base, "id", "")) for base in node.bases
            ]
            for path, node in classes
        }
        assert not {
            name: found for name, found in bases.items() if any(base.endswith("View") for base in found)
        }


class TestDomainCode:
    def test_no_generic_relation_and_no_signal_for_domain_flow(self):
        assert not [shown(path) for path in MODULES if "GenericForeignKey" in text_of(path)]
        assert not [shown(path) for path in MODULES if "@receiver" in text_of(path)]

    def test_chance_comes_from_secrets_or_from_a_named_seed(self):
        assert not [
            shown(path, call.lineno)
            for path in MODULES
            for name, call in calls(tree_of(path))
            if getattr(getattr(call.func, "value", None), "id", "") == "random"
            and (name != "Random" or not call.args)
        ]

    def test_nothing_is_left_for_later(self):
        later = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
        assert not [shown(path) for path in [*MODULES, *TEMPLATES, *SCRIPTS] if later.search(text_of(path))]
