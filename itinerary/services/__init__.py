"""Everything that changes an itinerary: keyword-only functions, each one transaction."""

from itinerary.services.changes import (
    MOST_STOPS,
    NoItinerary,
    NoSuchStop,
    NotOnThatDate,
    StaleVersion,
    TooManyStops,
)
from itinerary.services.dates import NO_SUCH_DAY, OTHER_DATE, set_dates
from itinerary.services.keeping import (
    begin_another,
    delete,
    duplicate,
    forget_old,
    old_itineraries,
    open_again,
    rename,
    renew_links,
    renew_share,
    save,
    share,
    withdraw_share,
)
from itinerary.services.merging import (
    FULL,
    NEXT_DATE,
    NOT_LISTED,
    PAST,
    discard,
    join_account,
    merge,
    put_all,
)
from itinerary.services.stops import (
    add_occurrence,
    add_own,
    add_place,
    annotate,
    clear,
    move,
    remove,
    step,
    title_of,
    undo,
)

__all__ = [
    "FULL", "MOST_STOPS", "NEXT_DATE", "NOT_LISTED", "NO_SUCH_DAY", "OTHER_DATE", "PAST",
    "NoItinerary", "NoSuchStop", "NotOnThatDate", "StaleVersion", "TooManyStops",
    "add_occurrence", "add_own", "add_place", "annotate", "begin_another", "clear", "delete", "discard",
    "duplicate", "forget_old", "join_account", "merge", "move", "old_itineraries", "open_again", "put_all",
    "remove", "rename", "renew_links", "renew_share", "save", "set_dates", "share", "step", "title_of",
    "undo", "withdraw_share",
]  # fmt: skip
