"""Words and codes: folding, word stems, sort keys and codes to say aloud. Pure: no Django, no database."""

import re
import secrets
import threading
from functools import lru_cache

import snowballstemmer

CODE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32
CODE_LENGTH = 8
_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})
_FOLD = str.maketrans(
    {"ø": "o", "å": "a", "æ": "ae", "ö": "o", "ä": "a", "ü": "u", "é": "e", "è": "e", "ê": "e", "ó": "o", "ò": "o",
     "ô": "o", "ß": "ss", "á": "a", "à": "a", "ï": "i", "í": "i", "ñ": "n", "ç": "c", "š": "s", "đ": "d", "ð": "d",
     "č": "c", "ž": "z", "ŋ": "n", "ŧ": "t"}
)  # fmt: skip
# In Norwegian æ, ø, å are the last letters. Only letters will do: PostgreSQL's usual collations put signs before them.
_NORWEGIAN_ORDER = str.maketrans({"æ": "zzza", "ä": "zzza", "ø": "zzzb", "ö": "zzzb", "å": "zzzc"})
_STEMMERS = {"nb": "norwegian", "en": "english", "de": "german"}
_WORD = re.compile(r"\w+")
_local = threading.local()


def fold(text):
    """Lower case without the letters a foreign keyboard lacks: "Fæmund" and "Faemund" become "faemund"."""
    return text.lower().translate(_FOLD)


def words(text):
    """The words of a text, lower case, in order."""
    return _WORD.findall(text.lower())


def _stemmer(language):
    # Snowball's objects keep state between calls, so every thread has its own.
    if not hasattr(_local, "stemmers"):
        _local.stemmers = {code: snowballstemmer.stemmer(name) for code, name in _STEMMERS.items()}
    return _local.stemmers[language]


@lru_cache(maxsize=8192)
def stem(word, language):
    """One word without its ending, folded; kept, since texts repeat their words."""
    return fold(_stemmer(language).stemWord(word.lower()))


def stems(text, language):
    """The stems of a text's words, joined by blanks: what is stored and what is asked for."""
    return " ".join(stem(word, language) for word in words(text))


def sort_key(text, language):
    """A key of plain ASCII letters that sorts as the language's alphabet does in any collation (... z æ ø å)."""
    lowered = text.lower().strip()
    if language == "nb":
        lowered = lowered.translate(_NORWEGIAN_ORDER)
    folded = lowered.translate(_FOLD)
    return "".join(c for c in folded if c.isascii() and (c.isalnum() or c == " ")).strip()[:80]


def new_code():
    """A random code of eight Crockford base 32 characters (40 bits)."""
    return "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))


def read_code(spoken):
    """The code somebody typed or was told, forgiving of case, blanks, hyphens, O for 0, I and L for 1; or None."""
    code = re.sub(r"[\s\-–.]", "", (spoken or "")[:40]).upper().translate(_ALIKE)
    return code if len(code) == CODE_LENGTH and all(c in CODE_ALPHABET for c in code) else None


def spoken_code(code):
    """A stored code as it is shown and said: `4K7M-92QX`."""
    return f"{code[:4]}-{code[4:]}"
