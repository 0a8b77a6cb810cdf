"""Finding: stems in the language asked in, then other languages, compounds and words spelled nearly so.

A query costs one statement when its words are found as they stand, else three.
"""

from dataclasses import dataclass

from django.db import connection

from destinations.models import Place
from destinations.search import postgresql, sqlite
from destinations.search.words import SHORTEST_PREFIX, alternatives, asked_words, spelled_as
from roros_site.kit.text import stem
from roros_site.kit.translated import LANGUAGES

ENOUGH = 3
# So many matching rows are weighed at most; a word in more of them tells nothing apart.
CAP = 1000
CANDIDATES = 100
KNOWN_WORDS = 60


@dataclass(frozen=True, slots=True)
class Hit:
    """An item found, shown in the language asked in; `is_close` when it only resembles the query."""

    kind: str
    slug: str
    title: str
    summary: str
    motif: str
    is_close: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """Hits, best first, and a better spelling of the query when nothing was found as it was typed."""

    hits: tuple[Hit, ...] = ()
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class _Leg:
    """One way of asking: `groups` hold alternatives (term, is_prefix) for each word of the query."""

    language: str
    groups: tuple[tuple[tuple[str, bool], ...], ...]
    in_title: bool = False
    any_word: bool = False
    is_close: bool = False


_SHOWN = """
SELECT found.leg, matched.title_stems, matched.folded,
       shown.kind, shown.slug, shown.title, shown.summary, shown.motif, shown.weight
FROM ({found}) found
JOIN destinations_searchdocument matched ON matched.id = found.id
JOIN destinations_searchdocument shown
  ON shown.kind = matched.kind AND shown.slug = matched.slug AND shown.language = %s"""


def _rows(statements, frame="{found}", params=()):
    """The rows of these (sql, parameters) together, in a frame with parameters of its own: one query."""
    sql = frame.replace("{found}", " UNION ALL ".join(sql for sql, _ in statements))
    with connection.cursor() as cursor:
        cursor.execute(sql, [param for _, params in statements for param in params] + list(params))
        return cursor.fetchall()


def _engine():
    return sqlite if connection.vendor == "sqlite" else postgresql


def _known_words(words):
    """Known words that share letters with each of these: {word: [known word, ...]}; one query."""
    found = {word: [] for word in words}
    if words:
        statements = [_engine().similar(n, word, limit=KNOWN_WORDS) for n, word in enumerate(words)]
        for number, known in _rows(statements):
            found[words[number]].append(known)
    return found


def _group(word, language, others=()):
    own = stem(word, language)
    exact = dict.fromkeys(stem(other, language) for other in others)
    return ((own, len(own) >= SHORTEST_PREFIX), *((term, False) for term in exact if term != own))


def _both(language, groups, **options):
    return [_Leg(language, groups, in_title=True, **options), _Leg(language, groups, **options)]


def _begins(words, group):
    """Whether one of these words answers a word of the query; a short one counts only whole."""
    return any(
        word.startswith(term) if len(term) > SHORTEST_PREFIX else word == term
        for term, _ in group
        for word in words
    )


def _tier(leg, title_stems, folded):
    """How well a row answers: 0 a name, 1 words of one, 2 its title's beginnings, 3 summary, 4 text."""
    lines = [line.split() for line in title_stems.split("\n")]
    if [group[0][0] for group in leg.groups] in lines:
        return 0
    if leg.in_title:
        terms = [{term for term, _ in group} for group in leg.groups]
        if any(all(group.intersection(line) for group in terms) for line in lines):
            return 1
        if all(_begins(lines[0], group) for group in leg.groups):
            return 2
    words = folded.split()
    return 3 if all(_begins(words, group) for group in leg.groups) else 4


def _hits(legs, seen, *, language, kinds, limit):
    """Hits of these legs that are not in `seen`, best first; one query."""
    most = max(limit, CANDIDATES)
    statements = [_engine().matching(n, leg, kinds=kinds, cap=CAP, limit=most) for n, leg in enumerate(legs)]
    rows = _rows(statements, _SHOWN, [language])
    best = {}
    for number, title_stems, folded, kind, slug, title, summary, motif, weight in rows:
        leg, item = legs[number], (kind, slug)
        # A row found in several ways counts as the best of them; the two legs of one language rank together.
        order = (number // 2, _tier(leg, title_stems, folded), -weight, title, slug)
        if item not in seen and (item not in best or order < best[item][0]):
            best[item] = (order, Hit(kind, slug, title, summary, motif, leg.is_close))
    return [hit for _, hit in sorted(best.values(), key=lambda entry: entry[0])]


def _wider_legs(words, language):
    """Ways of asking that forgive, and the words somebody seems to have meant, if not these; one query."""
    spelled = [word for word in words if len(word) >= SHORTEST_PREFIX and not word.isdigit()]
    known = _known_words(spelled)
    others, meant = {}, []
    for word in words:
        mistyped, compounds = alternatives(word, stem(word, language), known.get(word, ()))
        others[word] = (*mistyped, *compounds)
        nobody_writes_it = word in known and word not in known[word] and not compounds
        meant.append(mistyped[0] if mistyped and nobody_writes_it else word)
    other_languages = [code for code in LANGUAGES if code != language]
    legs = []
    for code in other_languages:
        legs += _both(code, tuple(_group(word, code) for word in words))
    if any(others.values()):
        for code in (language, *other_languages):
            legs += _both(code, tuple(_group(word, code, others[word]) for word in words), is_close=True)
    if len(words) > 1:
        groups = tuple(_group(word, language, others[word]) for word in words)
        legs.append(_Leg(language, groups, any_word=True, is_close=True))
    return legs, meant if meant != words else None


def ask(text, *, language, kinds=(), limit=20):
    """The Answer to a query in one of the site's languages, of these kinds or all: at most three queries.

    `text` is whatever a visitor typed; what is no letter or digit in it is ignored.
    """
    words = asked_words(text)
    if not words:
        return Answer()
    legs = _both(language, tuple(_group(word, language) for word in words))
    hits = _hits(legs, set(), language=language, kinds=kinds, limit=limit)
    if len(hits) >= ENOUGH:
        return Answer(tuple(hits[:limit]))
    legs, meant = _wider_legs(words, language)
    seen = {(hit.kind, hit.slug) for hit in hits}
    wider = _hits(legs, seen, language=language, kinds=kinds, limit=limit)
    suggestion = ""
    if meant and wider and wider[0].is_close and not hits:
        suggestion = spelled_as(meant, [f"{hit.title} {hit.summary}" for hit in wider])
    return Answer(tuple([*hits, *wider][:limit]), suggestion)


def find(text, *, language, kinds=(), limit=20):
    """The hits of `ask` as a list."""
    return list(ask(text, language=language, kinds=kinds, limit=limit).hits)


def place_ids(text, language, limit=500):
    """Primary keys of the places a query finds, best first: one query more than `find`."""
    slugs = [hit.slug for hit in find(text, language=language, kinds=("place",), limit=limit)]
    ids = dict(Place.objects.filter(slug__in=slugs).values_list("slug", "pk"))
    return [ids[slug] for slug in slugs if slug in ids]
