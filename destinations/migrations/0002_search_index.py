"""The full-text indexes that search asks: FTS5 on SQLite, a tsvector on PostgreSQL.

PostgreSQL needs no index over the known words: reading the few thousand there are took no longer than one by
pg_trgm (measured with 12,700), and an index that answers `=` too misled the planner.
"""

from django.db import migrations, models

SQLITE = [
    # `language` stands in the index so that a match in one language need not read the rows of the others.
    """CREATE VIRTUAL TABLE destinations_search_stems USING fts5(
           language, title_stems, body_stems,
           content='destinations_searchdocument', content_rowid='id',
           tokenize="unicode61 remove_diacritics 0")""",
    """CREATE TRIGGER destinations_search_stems_insert AFTER INSERT ON destinations_searchdocument BEGIN
           INSERT INTO destinations_search_stems(rowid, language, title_stems, body_stems)
           VALUES (new.id, new.language, new.title_stems, new.body_stems);
       END""",
    """CREATE TRIGGER destinations_search_stems_delete AFTER DELETE ON destinations_searchdocument BEGIN
           INSERT INTO destinations_search_stems(
               destinations_search_stems, rowid, language, title_stems, body_stems)
           VALUES ('delete', old.id, old.language, old.title_stems, old.body_stems);
       END""",
    """CREATE TRIGGER destinations_search_stems_update AFTER UPDATE ON destinations_searchdocument BEGIN
           INSERT INTO destinations_search_stems(
               destinations_search_stems, rowid, language, title_stems, body_stems)
           VALUES ('delete', old.id, old.language, old.title_stems, old.body_stems);
           INSERT INTO destinations_search_stems(rowid, language, title_stems, body_stems)
           VALUES (new.id, new.language, new.title_stems, new.body_stems);
       END""",
    """CREATE VIRTUAL TABLE destinations_search_trigrams USING fts5(
           word, content='destinations_searchword', content_rowid='id', tokenize='trigram')""",
    """CREATE TRIGGER destinations_search_trigrams_insert AFTER INSERT ON destinations_searchword BEGIN
           INSERT INTO destinations_search_trigrams(rowid, word) VALUES (new.id, new.word);
       END""",
    """CREATE TRIGGER destinations_search_trigrams_delete AFTER DELETE ON destinations_searchword BEGIN
           INSERT INTO destinations_search_trigrams(destinations_search_trigrams, rowid, word)
           VALUES ('delete', old.id, old.word);
       END""",
    "INSERT INTO destinations_search_stems(destinations_search_stems) VALUES ('rebuild')",
    "INSERT INTO destinations_search_trigrams(destinations_search_trigrams) VALUES ('rebuild')",
]
TRIGGERS = ("stems_insert", "stems_delete", "stems_update", "trigrams_insert", "trigrams_delete")
POSTGRESQL = [
    """ALTER TABLE destinations_searchdocument ADD COLUMN stems tsvector GENERATED ALWAYS AS (
           setweight(to_tsvector('simple'::regconfig, title_stems), 'A') ||
           setweight(to_tsvector('simple'::regconfig, body_stems), 'D')) STORED""",
    "CREATE INDEX destinations_search_stems ON destinations_searchdocument USING gin (stems)",
]


def create_index(apps, schema_editor):
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        for statement in SQLITE if connection.vendor == "sqlite" else POSTGRESQL:
            cursor.execute(statement)


def drop_index(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        if schema_editor.connection.vendor == "sqlite":
            for trigger in TRIGGERS:
                cursor.execute(f"DROP TRIGGER destinations_search_{trigger}")
            cursor.execute("DROP TABLE destinations_search_stems")
            cursor.execute("DROP TABLE destinations_search_trigrams")
        else:
            cursor.execute("ALTER TABLE destinations_searchdocument DROP COLUMN stems")


class Migration(migrations.Migration):
    dependencies = [("destinations", "0001_initial")]
    operations = [
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("word", models.CharField(max_length=40, unique=True)),
            ],
        ),
        migrations.RunPython(create_index, drop_index),
    ]
