"""Writing what search reads; the database keeps its full-text index of it by itself (migration 0002)."""

from itertools import islice

from django.db import transaction

from destinations.models import SearchDocument, SearchWord
from destinations.search.words import last_part, stems_of, tails, telling_words, words_of

BATCH = 600
LONGEST_WORD = 40
# English writes its compounds apart.
COMPOUNDING = ("nb", "de")
_REPLACED = ["title", "summary", "motif", "weight", "title_stems", "body_stems", "folded"]


def _name_lines(document, known_tails):
    """The stems of each of an item's names, and of what it is: its category and its compounds' last parts."""
    language = document.language
    names = (document.title, *document.names)
    lines = [stems_of(name, language) for name in names]
    kinds = [document.category] if document.category else []
    if language in COMPOUNDING:
        parts = {last_part(word, known_tails) for name in names for word in telling_words(name)}
        kinds += sorted(parts - {""})
    if kinds:
        lines.append(stems_of(" ".join([document.title, *kinds]), language))
    return [line for line in dict.fromkeys(lines) if line]


def _row(document, known_tails):
    language, facts = document.language, f"{document.category}\n{document.keywords}\n{document.summary}"
    return SearchDocument(
        kind=document.kind,
        slug=document.slug,
        language=language,
        title=document.title[:160],
        summary=document.summary[:300],
        motif=document.motif,
        weight=document.weight,
        title_stems="\n".join(_name_lines(document, known_tails)),
        body_stems=stems_of(f"{facts}\n{document.body}", language),
        folded=" ".join(words_of(facts)),
    )


def _words(document):
    text = "\n".join(
        (
            document.title,
            *document.names,
            document.category,
            document.keywords,
            document.summary,
            document.body,
        )
    )
    return {word for word in words_of(text) if 3 <= len(word) <= LONGEST_WORD and not word.isdigit()}


def _tails(batch):
    """Which ends of the words in these documents' names are words themselves: one query."""
    names = {name for document in batch for name in (document.title, *document.names)}
    ends = {end for name in names for word in telling_words(name) for end in tails(word)}
    return set(SearchWord.objects.filter(word__in=ends).values_list("word", flat=True))


@transaction.atomic
def index_documents(documents):
    """Write these documents, each in place of the one it had; returns how many. Three statements per 600."""
    documents, written = iter(documents), 0
    while batch := list(islice(documents, BATCH)):
        words = set().union(*map(_words, batch))
        SearchWord.objects.bulk_create(
            [SearchWord(word=word) for word in sorted(words)], ignore_conflicts=True
        )
        known_tails = _tails(batch)
        rows = {(item.kind, item.slug, item.language): _row(item, known_tails) for item in batch}
        SearchDocument.objects.bulk_create(
            rows.values(),
            update_conflicts=True,
            unique_fields=["kind", "slug", "language"],
            update_fields=_REPLACED,
        )
        written += len(rows)
    return written


def remove(kind, slug):
    """Take an item out of the index, in all languages."""
    SearchDocument.objects.filter(kind=kind, slug=slug).delete()


def keep_only(kind, slugs):
    """Take out of the index every item of a kind that is not among `slugs`, a queryset of one column."""
    SearchDocument.objects.filter(kind=kind).exclude(slug__in=slugs).delete()


@transaction.atomic
def replace_all(documents):
    """Write these documents and forget all others; returns how many. Readers see the old ones till then."""
    SearchDocument.objects.all().delete()
    SearchWord.objects.all().delete()
    return index_documents(documents)
