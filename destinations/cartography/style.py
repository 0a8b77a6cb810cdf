"""Colours and strokes of the maps, by role, in a light and a dark scheme.

The same colours stand in `static/css/map.css` as custom properties, so that a map inlined in a page
follows the page's scheme; a test compares the two.
"""

LIGHT = {
    "land": "#d5e0cf",
    "above-400": "#dce5d5",
    "above-600": "#e4eadc",
    "above-800": "#ecefe3",
    "above-1000": "#f2f1e8",
    "above-1200": "#f7f5ee",
    "above-1400": "#fbfaf6",
    "veil": "#f3efe6",
    "park": "#3f8a5c",
    "lake": "#a3c3d6",
    "shore": "#7fa6be",
    "river": "#8fb6cc",
    "road": "#fffdf8",
    "road-case": "#b9a896",
    "rail": "#2a1f1a",
    "municipal": "#8a7a6c",
    "national": "#8e2f22",
    "ring": "#a4532b",
    "ink": "#2a1f1a",
    "halo": "#f4f3ea",
    "water-name": "#2f6486",
    "park-name": "#2f5346",
    "peak": "#6a5445",
    "marker": "#8e2f22",
    "marker-ink": "#ffffff",
    "marker-edge": "#ffffff",
    "leg": "#8e2f22",
    "see": "#8e2f22",
    "do": "#2f5346",
    "eat": "#9c5d12",
    "stay": "#2c4a6e",
    "shop": "#6d3f5b",
    "service": "#5f544c",
    "many": "#2a1f1a",
}

DARK = {
    "land": "#13243b",
    "above-400": "#172a43",
    "above-600": "#1c314c",
    "above-800": "#223955",
    "above-1000": "#29425f",
    "above-1200": "#324d6b",
    "above-1400": "#3d5a78",
    "veil": "#0f1b2d",
    "park": "#4fa386",
    "lake": "#0c1829",
    "shore": "#4f7ca3",
    "river": "#4f7ca3",
    "road": "#8d8a86",
    "road-case": "#0f1b2d",
    "rail": "#c9bfae",
    "municipal": "#8295ad",
    "national": "#e58b76",
    "ring": "#e0a15f",
    "ink": "#f4f1ea",
    "halo": "#16263f",
    "water-name": "#9ccbec",
    "park-name": "#9ed1bd",
    "peak": "#dccdb8",
    "marker": "#ffcf7a",
    "marker-ink": "#2a1f1a",
    "marker-edge": "#16263f",
    "leg": "#ffcf7a",
    "see": "#ef9684",
    "do": "#86c9ae",
    "eat": "#f2b46b",
    "stay": "#97bdea",
    "shop": "#d6a6c7",
    "service": "#cbc1b1",
    "many": "#f4f1ea",
}

SCHEMES = {"light": LIGHT, "dark": DARK}

# class -> painted attribute -> role. What is not a colour stands in STROKES.
PAINT = {
    "land": {"fill": "land"},
    "above-400": {"fill": "above-400"},
    "above-600": {"fill": "above-600"},
    "above-800": {"fill": "above-800"},
    "above-1000": {"fill": "above-1000"},
    "above-1200": {"fill": "above-1200"},
    "above-1400": {"fill": "above-1400"},
    "veil": {"fill": "veil"},
    "park": {"fill": "park", "stroke": "park-name"},
    "lake": {"fill": "lake", "stroke": "shore"},
    "river": {"stroke": "river"},
    "road-case": {"stroke": "road-case"},
    "road": {"stroke": "road"},
    "rail": {"stroke": "rail"},
    "municipal": {"stroke": "municipal"},
    "national": {"stroke": "national"},
    "ring": {"stroke": "ring"},
    "names": {"stroke": "halo"},
    "town": {"fill": "ink"},
    "water-name": {"fill": "water-name"},
    "park-name": {"fill": "park-name"},
    "peak": {"fill": "peak"},
    "ring-name": {"fill": "ring"},
    "scale": {"fill": "ink"},
    "scale-bar": {"stroke": "ink"},
    "leg": {"stroke": "leg"},
    "tether": {"stroke": "ink"},
    "marker": {"fill": "marker", "stroke": "marker-edge"},
    "marker-ink": {"fill": "marker-ink"},
    "see": {"fill": "see", "stroke": "marker-edge"},
    "do": {"fill": "do", "stroke": "marker-edge"},
    "eat": {"fill": "eat", "stroke": "marker-edge"},
    "stay": {"fill": "stay", "stroke": "marker-edge"},
    "shop": {"fill": "shop", "stroke": "marker-edge"},
    "service": {"fill": "service", "stroke": "marker-edge"},
    "many": {"fill": "many", "stroke": "marker-edge"},
    "many-ink": {"fill": "marker-edge"},
}

# Lengths are in em of the drawing's root font size, so that one attribute rescales every line and letter.
STROKES = {
    "veil": 'fill-opacity=".55" fill-rule="evenodd"',
    "park": 'fill-opacity=".13" stroke-opacity=".5" stroke-width=".08em"',
    "lake": 'stroke-width=".06em"',
    "river": 'stroke-width=".14em"',
    "rail": 'stroke-width=".13em" stroke-dasharray=".5em .36em"',
    "municipal": 'stroke-width=".1em" stroke-dasharray="0 .3em" stroke-linecap="round"',
    "national": 'stroke-width=".13em" stroke-dasharray=".75em .3em .12em .3em" stroke-opacity=".75"',
    "ring": 'stroke-width=".11em" stroke-dasharray=".34em .26em" stroke-opacity=".75"',
}


def painted(name: str, scheme: str) -> str:
    """The class, colours and strokes of one kind of drawing, as attributes."""
    colours = SCHEMES[scheme]
    paint = "".join(f' {attribute}="{colours[role]}"' for attribute, role in PAINT[name].items())
    unfilled = "" if "fill" in PAINT[name] or name == "names" else ' fill="none"'
    strokes = f" {STROKES[name]}" if name in STROKES else ""
    return f'class="map-{name}"{unfilled}{paint}{strokes}'
