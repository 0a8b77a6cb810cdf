"""One of every kind of page, without its language."""

PUBLIC = {
    "home": "",
    "places": "places/",
    "filtered places": "places/?group=see&open_on=2026-12-05&q=kirke",
    "place": "places/olavsgruva/",
    "café": "places/kaffestuggu/",
    "events": "events/",
    "event": "events/organ/",
    "fair": "events/fair/",
    "members": "members/",
    "municipalities": "municipalities/",
    "municipality": "municipalities/roros/",
    "pages": "pages/",
    "page": "tre-grunnpilarer/roros/tourism-award-2015/",
    "trips": "trips/",
    "trip": "trips/mines/",
    "map": "map/",
    "search": "search/?q=kirke",
    "privacy": "privacy/",
    "missing": "nothing-here/",
}
TOOLS = {
    "empty board": "itinerary/",
    "add": "itinerary/add/place/olavsgruva/",
    "open": "itinerary/open/",
    "own": "itinerary/own/",
    "sign in": "accounts/login/",
    "sign up": "accounts/signup/",
    "forgotten password": "accounts/password/reset/",
}
# These need an itinerary with stops.
OF_A_PLAN = {
    "board": "itinerary/",
    "save": "itinerary/save/",
    "share": "itinerary/share/",
    "print": "itinerary/print/",
    "clear": "itinerary/clear/",
    "delete": "itinerary/delete/",
    "dates": "itinerary/dates/",
}
