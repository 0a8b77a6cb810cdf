"""From what somebody typed to what is looked for. Pure: no Django, no database."""

import re
import unicodedata
from difflib import SequenceMatcher

from roros_site.kit.text import fold, stems

LONGEST_QUERY = 80
MOST_WORDS = 8
SHORTEST_PREFIX = 3
SHORTEST_MISTYPED = 4
MOST_ALTERNATIVES = 6
SHORTEST_FIRST_PART, SHORTEST_LAST_PART = 3, 4
# How alike a known word must be to one nobody wrote, and to one that somebody did.
ALIKE = 0.75
VERY_ALIKE = 0.88

_WORD = re.compile(r"[^\W_]+")
_LINK_TARGET = re.compile(r"\]\([^)\s]*\)")
# Words that join others in the three languages: neither stored nor asked for.
_JOINING = frozenset(
    ["og", "i", "pa", "til", "fra", "med", "ved", "for", "av", "en", "et", "ei", "den", "det", "de", "som",
     "the", "a", "an", "and", "in", "on", "at", "of", "to", "from", "near", "with", "by", "where", "what",
     "der", "die", "das", "und", "im", "am", "auf", "mit", "von", "zu", "zum", "zur", "bei", "fur", "ein"]
)  # fmt: skip


def words_of(text):
    """The words of a text in order, lower case and folded; Markdown's link targets are left out."""
    return _WORD.findall(fold(unicodedata.normalize("NFKC", _LINK_TARGET.sub("]", text))))


def telling_words(text):
    """The words of a text that tell it from others: no single letters, and none that only join others."""
    return [word for word in words_of(text) if len(word) > 1 and word not in _JOINING]


def asked_words(text):
    """At most eight different telling words of a query's first 80 characters."""
    return list(dict.fromkeys(telling_words(text[:LONGEST_QUERY])))[:MOST_WORDS]


def stems_of(text, language):
    """The stems of a text's telling words, folded first so that "roros" and "Røros" end alike."""
    return stems(" ".join(telling_words(text)), language)


def pieces(word):
    """Every three letters in a row of a word."""
    return [word[start : start + 3] for start in range(len(word) - 2)]


def tails(word):
    """Every end of a word that could be the last part of a compound, longest first."""
    return [word[start:] for start in range(SHORTEST_FIRST_PART, len(word) - SHORTEST_LAST_PART + 1)]


def last_part(word, known):
    """What a compound is a kind of, if that is a known word ("gruva" of "olavsgruva"), or ""."""
    return next((tail for tail in tails(word) if tail in known), "")


def alternatives(word, stem, known):
    """Which of the known words somebody may have meant: (mistyped, compounds), each best first.

    `mistyped` are spelled much like the word, `compounds` contain its stem.
    """
    if len(word) < SHORTEST_MISTYPED:
        return [], []
    least = VERY_ALIKE if word in known else ALIKE
    scored = []
    for other in known:
        matcher = SequenceMatcher(None, word, other, autojunk=False)
        if other == word or matcher.real_quick_ratio() < least:
            continue
        likeness = matcher.ratio()
        # People seldom mistype the first letter, and "virker" is no kind of "kirker".
        if likeness >= (least if other[0] == word[0] else VERY_ALIKE):
            scored.append((-likeness, other))
    mistyped = [other for _, other in sorted(scored)[:MOST_ALTERNATIVES]]
    compounds = []
    if len(stem) >= SHORTEST_MISTYPED:
        compounds = sorted((other for other in known if stem in other and other != word), key=len)
    return mistyped, compounds[:MOST_ALTERNATIVES]


def spelled_as(words, texts):
    """These folded words as the texts spell them: "faemund" becomes "fæmund"."""
    spelling = {}
    for text in texts:
        for written in _WORD.findall(text.lower()):
            spelling.setdefault(fold(written), written)
    return " ".join(spelling.get(word, word) for word in words)
