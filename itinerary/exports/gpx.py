"""An itinerary as GPX 1.1: a waypoint per stop that has a point, and a route per day."""

from xml.etree import ElementTree

from django.utils.translation import gettext as _

NAMESPACE = "http://www.topografix.com/GPX/1/1"
SCHEMA = f"{NAMESPACE} http://www.topografix.com/GPX/1/1/gpx.xsd"
XSI = "http://www.w3.org/2001/XMLSchema-instance"


def gpx_file(board, *, origin):
    """The bytes of the file; stops without a point are left out and named in the description."""
    ElementTree.register_namespace("", NAMESPACE)
    ElementTree.register_namespace("xsi", XSI)
    root = ElementTree.Element(
        _tag("gpx"), {"version": "1.1", "creator": origin, f"{{{XSI}}}schemaLocation": SCHEMA}
    )
    views = [view for day in board.days for view in day.stops] + board.pool
    metadata = ElementTree.SubElement(root, _tag("metadata"))
    _text(metadata, "name", str(board.itinerary))
    without = [view.title for view in views if not view.point]
    if without:
        _text(metadata, "desc", _("Without a point on the map: %(names)s.") % {"names": ", ".join(without)})
    _text(metadata, "time", board.itinerary.used_at.strftime("%Y-%m-%dT%H:%M:%SZ"))
    for view in views:
        if view.point:
            _point(root, "wpt", view, origin)
    for day in board.days:
        stops = [view for view in day.stops if view.point]
        if stops:
            route = ElementTree.SubElement(root, _tag("rte"))
            _text(route, "name", day.title)
            _text(route, "number", str(day.number))
            for view in stops:
                _point(route, "rtept", view, origin)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)


def _point(parent, kind, view, origin):
    lat, lon = view.point
    point = ElementTree.SubElement(parent, _tag(kind), {"lat": f"{lat:.6f}", "lon": f"{lon:.6f}"})
    _text(point, "name", view.title)
    if view.note:
        _text(point, "cmt", view.note)
    description = ", ".join(
        filter(None, [view.address, view.phone, *(caution.text for caution in view.cautions)])
    )
    if description:
        _text(point, "desc", description)
    if view.href and kind == "wpt":
        ElementTree.SubElement(point, _tag("link"), {"href": origin + view.href})


def _tag(name):
    return f"{{{NAMESPACE}}}{name}"


def _text(parent, name, text):
    # XML has no place for control characters, escaped or not.
    ElementTree.SubElement(parent, _tag(name)).text = "".join(
        c for c in text if c.isprintable() or c in "\n\t"
    )
