"""One drawing function per motif, and the seasons and hours in which it is plausible."""

from collections.abc import Callable

from ..palette import (
    AURORA,
    AUTUMN,
    AUTUMN_DAY,
    BLUE_HOUR,
    EVERY,
    GREEN,
    MIDSUMMER,
    NIGHT,
    SUMMER,
    SUMMER_MORNING,
    WINTER_DAWN,
    WINTER_DAY,
    Mood,
)
from . import churches, farms, fells, fronts, indoors, market, streets, travel, waters, works
from .brief import Brief

Draw = Callable[[Brief], None]

MOTIF_TABLE: dict[str, tuple[tuple[Mood, ...], Draw]] = {
    "church": ((NIGHT, SUMMER, WINTER_DAY, AUTUMN, BLUE_HOUR, AUTUMN_DAY, MIDSUMMER), churches.church),
    "smelter": ((AUTUMN, BLUE_HOUR, MIDSUMMER, WINTER_DAWN, AUTUMN_DAY), works.smelter),
    "mine": ((AUTUMN, WINTER_DAY, MIDSUMMER, BLUE_HOUR, AUTUMN_DAY), works.mine),
    "lake-boat": ((SUMMER, MIDSUMMER, SUMMER_MORNING, AUTUMN), waters.lake_boat),
    "forest-lake": ((SUMMER, AUTUMN, MIDSUMMER, WINTER_DAY, SUMMER_MORNING, AUTUMN_DAY), waters.forest_lake),
    "mountain": ((SUMMER, WINTER_DAWN, AUTUMN_DAY, WINTER_DAY, MIDSUMMER, AUTUMN), fells.mountain),
    "farm": ((SUMMER, AUTUMN, SUMMER_MORNING, WINTER_DAY, AUTUMN_DAY, MIDSUMMER), farms.farm),
    "dog-sled": ((AURORA, WINTER_DAY, WINTER_DAWN, NIGHT), travel.dog_team),
    "train": ((AUTUMN, WINTER_DAY, SUMMER, BLUE_HOUR, AUTUMN_DAY), travel.railway),
    "street": ((NIGHT, WINTER_DAY, AUTUMN, SUMMER, BLUE_HOUR, AUTUMN_DAY), streets.street),
    "cafe": ((BLUE_HOUR, SUMMER, WINTER_DAY, AUTUMN, NIGHT, AUTUMN_DAY, MIDSUMMER), indoors.cafe),
    "fair": ((WINTER_DAY, BLUE_HOUR, WINTER_DAWN, NIGHT), market.fair),
    "museum": ((SUMMER, AUTUMN, WINTER_DAY, MIDSUMMER, AUTUMN_DAY, SUMMER_MORNING), works.museum),
    "ski": ((WINTER_DAY, WINTER_DAWN, BLUE_HOUR), fells.ski),
    "trail": (GREEN, fells.trail),
    "river": (GREEN, waters.river),
    "reindeer": ((AUTUMN_DAY, WINTER_DAY, AURORA, MIDSUMMER, WINTER_DAWN, AUTUMN), fells.reindeer_herd),
    "shop": ((WINTER_DAY, AUTUMN, BLUE_HOUR, SUMMER, AUTUMN_DAY, NIGHT, MIDSUMMER), fronts.shop),
    "bed": ((NIGHT, MIDSUMMER, BLUE_HOUR, AURORA, WINTER_DAWN, AUTUMN, SUMMER_MORNING), indoors.bed),
    "concert": ((BLUE_HOUR, MIDSUMMER, NIGHT, AUTUMN), market.concert),
    "sauna": (EVERY, waters.sauna),
    "bicycle": ((SUMMER, AUTUMN, MIDSUMMER, SUMMER_MORNING, AUTUMN_DAY), travel.cycling),
}
