"""Search on PostgreSQL: a tsvector over stems; the known words are read through, which needs no extension.

Terms are letters and digits in quotes, so no part of a query is read as an operator.
"""

from destinations.search.words import pieces

MATCHING = """
(SELECT {number} AS leg, id FROM (
    SELECT document.id, document.weight, {score} AS score FROM destinations_searchdocument document
    WHERE document.stems @@ to_tsquery('simple', %s) AND document.language = %s {kinds} {cap}) matched
ORDER BY score, weight DESC, id LIMIT %s)"""
RANK = "-ts_rank('{0.2, 0, 0, 0.8}', document.stems, to_tsquery('simple', %s))"
SIMILAR = """
(SELECT {number} AS n, word FROM destinations_searchword WHERE word LIKE ANY(%s)
 ORDER BY (SELECT count(*) FROM unnest(%s::text[]) piece WHERE strpos(word, piece) > 0) DESC,
          abs(length(word) - %s), word
 LIMIT %s)"""


def _term(term, is_prefix, leg):
    marks = ("*" if is_prefix else "") + ("A" if leg.in_title else "")
    return f"'{term}':{marks}" if marks else f"'{term}'"


def matching(number, leg, *, kinds, cap, limit):
    """A statement and its parameters for the documents one leg finds."""
    groups = ["(" + " | ".join(_term(*term, leg) for term in group) + ")" for group in leg.groups]
    expression = (" | " if leg.any_word else " & ").join(groups)
    score, capped = (RANK, "") if leg.any_word else ("0", f"LIMIT {cap}")
    chosen = f"AND document.kind IN ({', '.join(['%s'] * len(kinds))})" if kinds else ""
    sql = MATCHING.format(number=number, score=score, kinds=chosen, cap=capped)
    return sql, [*([expression] if leg.any_word else []), expression, leg.language, *kinds, limit]


def similar(number, word, *, limit):
    """A statement and its parameters for the known words that share letters with this one."""
    shared = pieces(word)
    return SIMILAR.format(number=number), [[f"%{piece}%" for piece in shared], shared, len(word), limit]
