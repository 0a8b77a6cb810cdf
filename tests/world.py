"""The world the tests play in: plain makers with sensible defaults, and a small named cast.

Times are written as local wall time in Norway. Nothing here is random and nothing reads the clock.
"""

import datetime
import itertools
from zoneinfo import ZoneInfo

from allauth.account.models import EmailAddress
from django.utils import timezone

from destinations.models import Amenity, Category, Municipality, OpeningPeriod, Page, Place, Region
from events.models import Event, Occurrence
from itinerary.models import Itinerary, Stop, Suggestion, SuggestionDay
from members.models import Certificate, CertificateScheme, Listing, Member, Sector, User

OSLO = ZoneInfo("Europe/Oslo")
TODAY = datetime.date(2026, 11, 24)
_numbers = itertools.count(1)


def local(year, month, day, hour=0, minute=0):
    """An aware instant from Norwegian wall time."""
    return datetime.datetime(year, month, day, hour, minute, tzinfo=OSLO)


def make_region(**fields):
    defaults = {
        "slug": "roros", "name_nb": "Rørosregionen", "name_en": "The Røros region", "name_de": "Die Røros-Region",
        "headline_nb": "Kobberet bygde den.", "headline_en": "Copper built it.", "headline_de": "Kupfer baute sie.",
        "lead_nb": "Seks kommuner.", "lead_en": "Six municipalities.", "lead_de": "Sechs Gemeinden.",
        "company": "Destination Røros", "short_name": "Røros", "lat": 62.5756, "lon": 11.386,
    }  # fmt: skip
    return Region.objects.get_or_create(slug=fields.pop("slug", "roros"), defaults={**defaults, **fields})[0]


def make_municipality(slug="roros", **fields):
    defaults = {"name": slug.title(), "centre": slug.title(), "lat": 62.5756, "lon": 11.386}
    return Municipality.objects.get_or_create(slug=slug, defaults={**defaults, **fields})[0]


def make_category(slug="museum", **fields):
    defaults = {"group": "see", "name_nb": slug.title(), "motif": "museum", "schema_type": "Museum"}
    return Category.objects.get_or_create(slug=slug, defaults={**defaults, **fields})[0]


def make_place(slug=None, **fields):
    """A published place in Røros, without hours (so its hours are unknown)."""
    slug = slug or f"place-{next(_numbers)}"
    name = fields.pop("name", slug.replace("-", " ").title())
    defaults = {
        "category": fields.pop("category", None) or make_category(),
        "municipality": fields.pop("municipality", None) or make_municipality(),
        "name_nb": name, "name_en": name, "name_de": name, "summary_nb": f"{name} på norsk",
        "summary_en": f"{name} in English", "lat": 62.5756, "lon": 11.386, "visit_min": 60,
    }  # fmt: skip
    return Place.objects.create(slug=slug, **{**defaults, **fields})


def make_period(place, rule="Mo-Su 10:00-16:00", **fields):
    """Hours of a place; not confirmed unless told so."""
    return OpeningPeriod.objects.create(place=place, rule=rule, **fields)


def make_amenity(slug="sauna", **fields):
    return Amenity.objects.get_or_create(slug=slug, defaults={"name_nb": slug.title(), **fields})[0]


def make_user(email="kari@example.org", password="fjellgardskost", **fields):
    """Somebody with a confirmed e-mail address."""
    user = User.objects.create_user(email, password, **fields)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def make_member(slug=None, *, place=None, **fields):
    """A business; with `place` it runs that place."""
    slug = slug or f"member-{next(_numbers)}"
    sector = (
        fields.pop("sector", None)
        or Sector.objects.get_or_create(
            slug="food-and-drink", defaults={"name_nb": "Mat og drikke", "name_en": "Food and drink"}
        )[0]
    )
    member = Member.objects.create(
        slug=slug, sector=sector, **{"name": slug.replace("-", " ").title(), **fields}
    )
    if place is not None:
        Listing.objects.create(member=member, place=place)
    return member


def make_certificate(member, scheme="eco-lighthouse", **fields):
    kept = CertificateScheme.objects.get_or_create(slug=scheme, defaults={"name_nb": "Miljøfyrtårn"})[0]
    return Certificate.objects.create(member=member, scheme=kept, **fields)


def make_event(slug=None, *, place=None, **fields):
    """A published concert without occurrences."""
    slug = slug or f"event-{next(_numbers)}"
    title = fields.pop("title", slug.replace("-", " ").title())
    defaults = {
        "place": place or make_place(), "kind": "concert", "title_nb": title, "title_en": title, "title_de": title,
        "summary_nb": f"{title} på norsk", "first_on": TODAY, "certainty": "high",
        "start_time": datetime.time(19), "end_time": datetime.time(21),
    }  # fmt: skip
    return Event.objects.create(slug=slug, **{**defaults, **fields})


def make_occurrence(event=None, starts_at=None, ends_at=None, **fields):
    """One evening, by default 19:00 to 21:00 on 5 December 2026."""
    starts_at = starts_at or local(2026, 12, 5, 19)
    ends_at = ends_at or starts_at + datetime.timedelta(hours=2)
    fields.setdefault("rule_on", starts_at.date())
    return Occurrence.objects.create(
        event=event or make_event(), starts_at=starts_at, ends_at=ends_at, **fields
    )


def make_page(slug, *, parent=None, **fields):
    title = fields.pop("title", slug.replace("-", " ").title())
    defaults = {"title_nb": title, "title_en": title, "title_de": title, "body_nb": f"Om {title}."}
    return Page.objects.create(slug=slug, parent=parent, **{**defaults, **fields})


def make_itinerary(*, stops=(), **fields):
    """An unsaved basket; `stops` are places, occurrences or titles of the traveller's own, all without a day."""
    fields.setdefault("used_at", timezone.make_aware(datetime.datetime(2026, 11, 24, 12)))
    itinerary = Itinerary.objects.create(**fields)
    for position, item in enumerate(stops):
        make_stop(itinerary, item, position=position)
    return itinerary


def make_stop(itinerary, item, **fields):
    """A stop for a place, an occurrence or a title."""
    if isinstance(item, Place):
        fields["place"] = item
    elif isinstance(item, Occurrence):
        fields["occurrence"] = item
    else:
        fields["own_title"] = item
    return Stop.objects.create(itinerary=itinerary, **fields)


def make_suggestion(slug=None, *, days=(), **fields):
    """A published ready-made trip; `days` is a list of lists of places or occurrences."""
    slug = slug or f"trip-{next(_numbers)}"
    title = fields.pop("title", slug.replace("-", " ").title())
    itinerary = make_itinerary(title=title, day_count=len(days), saved_at=local(2026, 1, 1))
    defaults = {
        "title_nb": title,
        "title_en": title,
        "title_de": title,
        "theme": "culture",
        "transport": "car",
    }
    suggestion = Suggestion.objects.create(itinerary=itinerary, slug=slug, **{**defaults, **fields})
    position = itertools.count()
    for number, items in enumerate(days, start=1):
        SuggestionDay.objects.create(suggestion=suggestion, number=number, title_nb=f"Dag {number}")
        for item in items:
            make_stop(itinerary, item, day=number, position=next(position))
    return suggestion


# --- The cast ---------------------------------------------------------------------------------------------


def roros_church():
    """Open Saturdays 11 to 13, not confirmed."""
    church = make_place(
        "roros-church", name="Røros kirke", name_en="Røros Church", lat=62.5777, lon=11.3897,
        category=make_category("church", name_nb="Kirke", name_en="Church", motif="church"),
        is_unesco=True, weight=90, visit_min=45, price_nok=60,
    )  # fmt: skip
    make_period(church, "Sa 11:00-13:00")
    return church


def olavsgruva():
    """Open every day, confirmed by the museum, 13 km from town."""
    mine = make_place("olavsgruva", name="Olavsgruva", lat=62.6372, lon=11.5705, weight=90, visit_min=110)
    make_period(
        mine, "Mo-Su 10:00-16:00", state="confirmed", confirmed_on=datetime.date(2026, 11, 12),
        confirmed_by="Røros Museum",
    )  # fmt: skip
    return mine


def kaffestuggu():
    """A café run by a member, open every day till eighteen."""
    cafe = make_place(
        "kaffestuggu", name="Kaffestuggu", lat=62.5757, lon=11.3855,
        category=make_category("cafe", group="eat", name_nb="Kafé", name_en="Café", motif="cafe"),
    )  # fmt: skip
    make_period(cafe, "Mo-Su 10:00-18:00")
    make_member("kaffestuggu-as", place=cafe, name="Kaffestuggu AS")
    return cafe


def winter_fair():
    """The fair of February 2027 with its opening as a programme item; returns the fair's occurrence."""
    town = Place.objects.filter(slug="bergstaden").first() or make_place("bergstaden", name="Bergstaden")
    fair = make_event("rorosmartnan", place=town, title="Rørosmartnan", kind="fair", duration_days=5)
    opening = make_event("martnan-opening", place=town, title="Åpning av martnan", parent=fair, offset_days=0)
    make_occurrence(opening, local(2027, 2, 16, 11), local(2027, 2, 16, 12))
    return make_occurrence(fair, local(2027, 2, 16, 10), local(2027, 2, 20, 18))
