"""Search on SQLite: FTS5 over stems, and FTS5's trigrams over the known words.

Expressions are built from letters and digits in quotes only, so no part of a query is read as an operator.
"""

from destinations.search.words import pieces

# SQLite keeps the order of a CROSS JOIN; left to itself it asks the index anew for every document of a kind.
MATCHING = """
SELECT {number} AS leg, id FROM (
    SELECT document.id, document.weight, {score} AS score FROM destinations_search_stems
    CROSS JOIN destinations_searchdocument document ON document.id = destinations_search_stems.rowid
    WHERE destinations_search_stems MATCH %s {kinds} {cap})
ORDER BY score, weight DESC, id LIMIT %s"""
SIMILAR = """
SELECT {number} AS n, word FROM destinations_search_trigrams
WHERE destinations_search_trigrams MATCH %s ORDER BY rank LIMIT %s"""


def matching(number, leg, *, kinds, cap, limit):
    """A statement and its parameters for the documents one leg finds."""
    groups = [
        "(" + " OR ".join(f'"{term}"' + ("*" if is_prefix else "") for term, is_prefix in group) + ")"
        for group in leg.groups
    ]
    joint = " OR " if leg.any_word else " AND "
    column = "title_stems" if leg.in_title else "{title_stems body_stems}"
    expression = f'language : "{leg.language}" AND {column} : ({joint.join(groups)})'
    score, capped = (
        ("bm25(destinations_search_stems, 0, 4, 1)", "") if leg.any_word else ("0", f"LIMIT {cap}")
    )
    chosen = f"AND document.kind IN ({', '.join(['%s'] * len(kinds))})" if kinds else ""
    sql = MATCHING.format(number=number, score=score, kinds=chosen, cap=capped)
    return f"SELECT * FROM ({sql})", [expression, *kinds, limit]  # noqa: S608 (made of our own words)


def similar(number, word, *, limit):
    """A statement and its parameters for the known words that share letters with this one."""
    expression = " OR ".join(f'"{piece}"' for piece in pieces(word))
    return f"SELECT * FROM ({SIMILAR.format(number=number)})", [expression, limit]  # noqa: S608
