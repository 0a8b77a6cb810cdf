"""The yardstick: a bare Django project as `startproject` makes it, with one ordinary page and one "hello".

The page asks three ORM queries (a list of forty-seven with what each belongs to, a count by group, one row) and
fills a 20 kB template that inherits, loops, reverses addresses and escapes. It runs under the same gunicorn.
"""

import os
from pathlib import Path

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection, models
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path

FOLDER = Path(os.environ["BARE_DIR"])
HERE = Path(__file__).resolve().parent

settings.configure(
    SECRET_KEY="only-for-measuring-" + "x" * 40,
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": FOLDER / "bare.sqlite3",
            "CONN_MAX_AGE": 60,
        }
    },
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "django.contrib.messages",
    ],
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "DIRS": [HERE / "templates"],
            "OPTIONS": {
                "context_processors": [
                    "django.template.context_processors.request",
                    "django.contrib.auth.context_processors.auth",
                    "django.contrib.messages.context_processors.messages",
                ]
            },
        }
    ],
    USE_TZ=True,
)
django.setup()

GROUPS, BOOKS, SHOWN = 8, 400, 47


class Shelf(models.Model):
    name = models.CharField(max_length=80)

    class Meta:
        app_label = "bare"

    def __str__(self):
        return self.name


class Book(models.Model):
    shelf = models.ForeignKey(Shelf, models.CASCADE)
    title = models.CharField(max_length=120)
    author = models.CharField(max_length=80)
    summary = models.TextField()
    price = models.DecimalField(max_digits=7, decimal_places=2)
    added_on = models.DateField()

    class Meta:
        app_label = "bare"

    def __str__(self):
        return self.title


def hello(request):
    """The least that Django can answer."""
    return HttpResponse("Hello")


def page(request, shelf):
    """Three queries and a 20 kB template."""
    books = list(Book.objects.select_related("shelf").order_by("title")[:SHOWN])
    shelves = list(
        Book.objects.values("shelf", "shelf__name")
        .annotate(number=models.Count("pk"))
        .order_by("shelf__name")
    )
    here = get_object_or_404(Shelf, pk=shelf)
    return render(request, "page.html", {"books": books, "shelves": shelves, "here": here})


urlpatterns = [
    path("hello/", hello, name="hello"),
    path("shelves/<int:shelf>/", page, name="shelf"),
    path("books/<int:book>/", hello, name="book"),
]


def prepare():
    """Make the yardstick's database; called once, before it is served."""
    import datetime

    with connection.schema_editor() as editor:
        editor.create_model(Shelf)
        editor.create_model(Book)
    Shelf.objects.bulk_create(Shelf(name=f"Shelf {number}") for number in range(GROUPS))
    Book.objects.bulk_create(
        Book(
            shelf_id=number % GROUPS + 1,
            title=f"The book of number {number:03d} & its sequel",
            author=f"Author {number * 7 % 90}",
            summary="A few plain sentences about what is in it, as long as they are in most lists. " * 2,
            price=number % 90 + 10,
            added_on=datetime.date(2026, 1, 1) + datetime.timedelta(days=number % 300),
        )
        for number in range(BOOKS)
    )


if __name__ == "__main__":
    prepare()
else:
    application = get_wsgi_application()
