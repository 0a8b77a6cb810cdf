"""An itinerary as files for other programs: iCalendar and GPX."""

from itinerary.exports.calendar import calendar_file
from itinerary.exports.gpx import gpx_file

__all__ = ["calendar_file", "gpx_file"]
