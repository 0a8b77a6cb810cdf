"""One drawing function per motif, and the seasons and hours in which it is plausible."""

from collections.abc import Callable

from ..palette import (
    AURORA,
    AUTUMN,
    BLUE_HOUR,
    EVERY,
    GREEN,
    MIDSUMMER,
    NIGHT,
    SUMMER,
    WINTER_DAWN,
    WINTER_DAY,
    Mood,
)
from . import fells, indoors, streets, travel, waters, works
from .brief import Brief

Draw = Callable[[Brief], None]

MOTIF_TABLE: dict[str, tuple[tuple[Mood, ...], Draw]] = {
    "church": ((NIGHT, SUMMER, WINTER_DAY, AUTUMN, BLUE_HOUR), works.church),
    "smelter": ((AUTUMN, BLUE_HOUR, MIDSUMMER, WINTER_DAWN), works.smelter),
    "mine": ((AUTUMN, WINTER_DAY, MIDSUMMER, BLUE_HOUR), works.mine),
    "lake-boat": ((SUMMER, MIDSUMMER, AUTUMN), waters.lake_boat),
    "forest-lake": ((SUMMER, AUTUMN, MIDSUMMER, WINTER_DAY), waters.forest_lake),
    "mountain": ((SUMMER, WINTER_DAWN, AUTUMN, WINTER_DAY, MIDSUMMER), fells.mountain),
    "farm": ((SUMMER, AUTUMN, MIDSUMMER, WINTER_DAY), works.farm),
    "dog-sled": ((AURORA, WINTER_DAY, WINTER_DAWN, NIGHT), travel.dog_team),
    "train": ((AUTUMN, WINTER_DAY, SUMMER, BLUE_HOUR), travel.railway),
    "street": ((NIGHT, WINTER_DAY, AUTUMN, SUMMER, BLUE_HOUR), streets.street),
    "cafe": ((BLUE_HOUR, SUMMER, WINTER_DAY, AUTUMN), indoors.cafe),
    "fair": ((WINTER_DAY, BLUE_HOUR, WINTER_DAWN, NIGHT), streets.fair),
    "museum": ((SUMMER, AUTUMN, WINTER_DAY, MIDSUMMER), works.museum),
    "ski": ((WINTER_DAY, WINTER_DAWN, BLUE_HOUR), fells.ski),
    "trail": ((SUMMER, AUTUMN, MIDSUMMER), fells.trail),
    "river": (GREEN, waters.river),
    "reindeer": ((AUTUMN, WINTER_DAY, AURORA, MIDSUMMER, WINTER_DAWN), fells.reindeer_herd),
    "shop": ((WINTER_DAY, AUTUMN, BLUE_HOUR, SUMMER), streets.shop),
    "bed": ((NIGHT, MIDSUMMER, BLUE_HOUR, AURORA, WINTER_DAWN), indoors.bed),
    "concert": ((BLUE_HOUR, MIDSUMMER, NIGHT, AUTUMN), streets.concert),
    "sauna": (EVERY, waters.sauna),
    "bicycle": ((SUMMER, AUTUMN, MIDSUMMER), travel.cycling),
}
