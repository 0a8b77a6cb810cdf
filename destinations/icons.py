"""The site's icons, drawn on a 24 px grid with one stroke, as inline SVG."""

PATHS = {
    "plus": "M12 5v14M5 12h14",
    "check": "M5 12.5l4.5 4.5L19 7.5",
    "search": "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5L20 20",
    "menu": "M4 7h16M4 12h16M4 17h16",
    "home": "M4 11.5L12 5l8 6.5M6.5 10v9h11v-9",
    "calendar": "M5 7h14v12H5zM5 11h14M9 4v4M15 4v4",
    "map": "M9 5L4 7v12l5-2 6 2 5-2V5l-5 2zM9 5v12M15 7v12",
    "pin": "M12 21s6.5-6.2 6.5-11a6.5 6.5 0 0 0-13 0C5.5 14.8 12 21 12 21zM12 7.8a2.3 2.3 0 1 0 0 4.6 2.3 2.3 0 0 0 0-4.6z",
    "list": "M9 7h11M9 12h11M9 17h11M4.5 7h.01M4.5 12h.01M4.5 17h.01",
    "bag": "M6 8h12l1 12H5zM9 8V7a3 3 0 0 1 6 0v1",
    "globe": "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM4 12h16M12 4c2.5 2.3 3.5 5 3.5 8s-1 5.7-3.5 8c-2.5-2.3-3.5-5-3.5-8S9.5 6.3 12 4z",
    "down": "M6 9.500l6 6 6-6",
    "up": "M6 14.500l6-6 6 6",
    "right": "M9.5 6l6 6-6 6",
    "left": "M14.5 6l-6 6 6 6",
    "arrow": "M5 12h14M13 6l6 6-6 6",
    "trash": "M5 7h14M10 7V5h4v2M7 7l1 13h8l1-13M10.5 11v5M13.5 11v5",
    "undo": "M9 7L5 11l4 4M5 11h9a5 5 0 0 1 0 10h-3",
    "clock": "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8v4.500l3 2",
    "walk": "M13 4.500a1.5 1.5 0 1 0 .01 0M12.5 9l-2 5 3 2.500V21M10.5 14L8 20M12.5 9L9 10.500V13M13 9.500l2 2.5 2.5.500",
    "car": "M5 15v-3l2-5h10l2 5v3zM5 15v3M19 15v3M8 15h.01M16 15h.01M5.5 12h13",
    "phone": "M6 4h4l1.5 4.500L9 10.500a10 10 0 0 0 4.5 4.500l2-2.500L20 14v4a2 2 0 0 1-2 2C11 20 4 13 4 6a2 2 0 0 1 2-2z",
    "mail": "M4 6h16v12H4zM4 7l8 6 8-6",
    "link": "M10 14a4 4 0 0 0 5.7 0l3-3a4 4 0 0 0-5.7-5.700L12 6.300M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.700l1-1",
    "out": "M9 6H6v12h12v-3M13 5h6v6M19 5l-8 8",
    "print": "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z",
    "share": "M12 15V4M8 8l4-4 4 4M6 12v8h12v-8",
    "download": "M12 4v11M7.5 11l4.5 4.5 4.5-4.500M5 20h14",
    "note": "M6 4h12v16H6zM9 9h6M9 13h6",
    "drag": "M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01",
    "close": "M6 6l12 12M18 6L6 18",
    "info": "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 11v5M12 8h.01",
    "warning": "M12 4l9 16H3zM12 10v4.500M12 17h.01",
    "star": "M12 4l2.4 5.1 5.6.700-4.1 3.8 1.1 5.600L12 16.5 7 19.200l1.1-5.600L4 9.800l5.6-.700z",
    "user": "M12 4.500a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM5 20c.5-4 3.5-6 7-6s6.5 2 7 6",
    "filter": "M4 6h16M7 12h10M10 18h4",
}  # fmt: skip


class SvgText(str):
    """SVG written here, which templates print without escaping it again."""

    def __html__(self):
        return self


ICONS = {
    name: SvgText(
        '<svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">'
        f'<path d="{path}"/></svg>'
    )
    for name, path in PATHS.items()
}
