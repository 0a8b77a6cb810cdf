"""The editorial page tree."""

from destinations.models import Page
from destinations.models.pages import DEEPEST
from roros_site.loading.merging import Merger


def load_pages(folder, tables, *, overwrite, today, **_):
    """Pages, parents before children."""
    records = {record.slug: record for record in folder.records("articles.json", optional=True)}
    merger = Merger("articles", Page, list(records), overwrite=overwrite)
    written = {}

    def write(record):
        if record.slug in written:
            return written[record.slug]
        parent_slug = parents[record.slug]
        parent = write(records[parent_slug]) if parent_slug else None
        if parent_slug and parent is None:  # staff deleted it, and what lay below
            merger.seen.add(record.slug)
            written[record.slug] = None
            return None
        values = page_values(record, tables, parent)
        refuse_taken_address(record, merger.rows.get(record.slug), parent)
        written[record.slug] = merger.write(record.slug, values)
        return written[record.slug]

    parents = parents_of(records)
    for record in records.values():
        write(record)
    merger.retire(is_published=False)
    return merger.finish()


def parents_of(records):
    """{slug: parent's slug or ""}; raises DataError for an unknown parent, a circle or too deep a tree."""
    parents = {slug: record.text("parent", longest=80, optional=True) for slug, record in records.items()}
    for slug, record in records.items():
        if parents[slug] and parents[slug] not in records:
            raise record.fail("parent", f"'{parents[slug]}' is not known")
    for slug, record in records.items():
        line = [slug]
        while parent := parents[line[-1]]:
            if parent in line:
                raise record.fail("parent", f"the pages go round in a circle: {' > '.join([*line, parent])}")
            line.append(parent)
            if len(line) > DEEPEST:
                raise record.fail("parent", f"the tree is deeper than {DEEPEST} levels")
    return parents


def page_values(record, tables, parent):
    return {
        "parent_id": parent.pk if parent else None,
        **record.texts("title", longest=120),
        **record.texts("lead", longest=240, optional=True),
        **record.texts("body", longest=20_000, optional=True),
        "motif": tables.page_motifs.get(record.slug, "street"),
        "position": record.whole("order", 0, 10_000, optional=True) or 0,
        "source_note": record.text("source_note", longest=2000, optional=True),
        "is_published": True,
    }


def refuse_taken_address(record, page, parent):
    """Raises DataError when a page of the staff's own already has the address a new page would get."""
    path = f"{parent.path}/{record.slug}" if parent else record.slug
    if page is None and Page.objects.filter(path=path).exists():
        raise record.fail("slug", f"another page already has the address {path}/")
