"""Writing what search reads; the database keeps its full-text index of it by itself (migration 0002)."""

from itertools import islice

from django.db import transaction

from destinations.models import SearchDocument, SearchWord
from destinations.search.words import stems_of, words_of

BATCH = 600
LONGEST_WORD = 40
_REPLACED = ["title", "summary", "motif", "weight", "title_stems", "body_stems", "folded"]


def _row(document):
    language = document.language
    lines = dict.fromkeys(stems_of(name, language) for name in (document.title, *document.names))
    return SearchDocument(
        kind=document.kind,
        slug=document.slug,
        language=language,
        title=document.title[:160],
        summary=document.summary[:300],
        motif=document.motif,
        weight=document.weight,
        title_stems="\n".join(line for line in lines if line),
        body_stems=stems_of(f"{document.keywords}\n{document.summary}\n{document.body}", language),
        folded=" ".join(words_of(f"{document.keywords}\n{document.summary}")),
    )


def _words(document):
    text = "\n".join((document.title, *document.names, document.keywords, document.summary, document.body))
    return {word for word in words_of(text) if 3 <= len(word) <= LONGEST_WORD and not word.isdigit()}


@transaction.atomic
def index_documents(documents):
    """Write these documents, each in place of the one it had; returns how many. Two statements per 600."""
    documents, written = iter(documents), 0
    known = set()
    while batch := list(islice(documents, BATCH)):
        rows = {(document.kind, document.slug, document.language): _row(document) for document in batch}
        SearchDocument.objects.bulk_create(
            rows.values(),
            update_conflicts=True,
            unique_fields=["kind", "slug", "language"],
            update_fields=_REPLACED,
        )
        words = set().union(*map(_words, batch)) - known
        SearchWord.objects.bulk_create(
            [SearchWord(word=word) for word in sorted(words)], ignore_conflicts=True
        )
        known |= words
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
