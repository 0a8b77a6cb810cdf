"""The colours: fixed pigments of the town, and moods (season and hour) that tint everything a scene shows."""

from dataclasses import dataclass, replace

from .scene import Dice

LAMP = "#ffcf7a"
LAMP_CORE = "#fff0c4"
OXIDE = "#8e2f22"
INK = "#2a1f1a"
PLASTER = "#f1ede1"
SKIN = "#e2b48c"

WALLS = ("#96321f", "#c8902f", "#41608a", "#3c6450", "#86806f", "#a9562c", "#dcc794", "#5b3a2a")


def mix(first: str, second: str, share: float) -> str:
    """The colour `share` of the way from the first to the second (0 to 1)."""
    pairs = zip(_channels(first), _channels(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


@dataclass(frozen=True)
class Mood:
    """A season and an hour.

    `dark` (0 to 1) is how far night swallows a colour, `veil` the colour it is drawn towards; `lit` is the
    share of windows with a lamp behind them; `leaf` is None when the birches stand bare; `drift` holds the
    colours towards which one day's sky and ground differ from another's.
    """

    name: str
    sky: tuple[str, str, str]
    far: str
    near: str
    haze: str
    ground: str
    shade: str
    water: tuple[str, str]
    conifer: str
    leaf: str | None
    light: str
    dark: float
    veil: str
    lit: float
    snow: bool
    drift: tuple[str, str]
    stars: bool = False
    moon: bool = False

    def tint(self, colour: str, strength: float = 1.0) -> str:
        """A pigment as it looks at this hour."""
        return mix(colour, self.veil, self.dark * strength)

    def on_some_day(self, dice: Dice) -> "Mood":
        """The same season and hour on another day: sky, hills and ground moved a little towards the drift."""
        air, soil = self.drift
        much, little = dice.between(0, 0.34), dice.between(0, 0.22)
        return replace(
            self,
            sky=(mix(self.sky[0], air, much), mix(self.sky[1], air, much * 0.6), self.sky[2]),
            far=mix(self.far, air, much * 0.5),
            near=mix(self.near, soil, little * 0.6),
            ground=mix(self.ground, soil, little),
            shade=mix(self.shade, soil, little * 0.5),
        )

    def hill(self, depth: float) -> str:
        """A ridge's colour; depth 0 is the farthest, 1 the nearest."""
        return mix(self.far, self.near, depth)

    @property
    def bark(self) -> str:
        return self.tint("#ece6d8", 0.8)

    @property
    def roof(self) -> str:
        return self.tint("#3d332e")

    @property
    def white(self) -> str:
        return self.tint(PLASTER, 0.7)


NIGHT = Mood(
    name="night",
    sky=("#0f1c35", "#1d3860", "#46709a"),
    far="#3d5f88",
    near="#182b4a",
    haze="#5a82aa",
    ground="#dbe6f1",
    shade="#a5bdd8",
    water=("#35577f", "#1a2e4d"),
    conifer="#14253d",
    leaf=None,
    light="#fbe9c2",
    dark=0.30,
    veil="#152645",
    lit=0.85,
    snow=True,
    drift=("#2f2f66", "#b9c4ea"),
    stars=True,
    moon=True,
)
BLUE_HOUR = Mood(
    name="blue hour",
    sky=("#1b3562", "#4d77a8", "#efc9a4"),
    far="#7f9cbe",
    near="#2b4872",
    haze="#b9bcc6",
    ground="#e6ecf3",
    shade="#b4c8de",
    water=("#8aa3c0", "#2f5079"),
    conifer="#1f3654",
    leaf=None,
    light="#fde6bd",
    dark=0.22,
    veil="#1d3358",
    lit=0.85,
    snow=True,
    drift=("#3b3f7c", "#c9cdec"),
    stars=True,
    moon=True,
)
AURORA = Mood(
    name="aurora",
    sky=("#081226", "#0f2b47", "#215a6b"),
    far="#2b5a70",
    near="#10233b",
    haze="#3b7a80",
    ground="#cbdce4",
    shade="#8fb2c2",
    water=("#2c6670", "#10263d"),
    conifer="#0e1e33",
    leaf=None,
    light="#eaf3dc",
    dark=0.34,
    veil="#0f2238",
    lit=0.9,
    snow=True,
    drift=("#1d2a5c", "#b5cfe6"),
    stars=True,
)
WINTER_DAY = Mood(
    name="winter day",
    sky=("#6b9bc9", "#a8c8e0", "#f6ead6"),
    far="#b9cde0",
    near="#5e86ae",
    haze="#dfe6ea",
    ground="#fcfaf5",
    shade="#d3e0ec",
    water=("#b4cde0", "#6d97bd"),
    conifer="#355a63",
    leaf=None,
    light="#fff4d2",
    dark=0.0,
    veil="#35577f",
    lit=0.35,
    snow=True,
    drift=("#8fb8c8", "#e6ecf6"),
)
WINTER_DAWN = Mood(
    name="winter dawn",
    sky=("#6f86b4", "#d2a9b2", "#fbdcb4"),
    far="#c7a9b8",
    near="#56668f",
    haze="#efcdb8",
    ground="#f8eee8",
    shade="#cfcbe0",
    water=("#e6c0b4", "#7083aa"),
    conifer="#3a4c68",
    leaf=None,
    light="#fff1cf",
    dark=0.10,
    veil="#3f4a72",
    lit=0.7,
    snow=True,
    drift=("#e79a86", "#e8dcef"),
)
AUTUMN = Mood(
    name="autumn dusk",
    sky=("#d58b52", "#efbd85", "#fbe6bf"),
    far="#d3a078",
    near="#74432f",
    haze="#f0cfa0",
    ground="#cc9038",
    shade="#a4662a",
    water=("#e9bd8a", "#9c6a4d"),
    conifer="#4d4a33",
    leaf="#dd9a2f",
    light="#fff2d3",
    dark=0.12,
    veil="#4a2a22",
    lit=0.75,
    snow=False,
    drift=("#b05a52", "#b0542c"),
)
SUMMER = Mood(
    name="summer day",
    sky=("#6fb3c3", "#abd7d3", "#f3f0d2"),
    far="#a9c8ac",
    near="#447a61",
    haze="#d3e3c6",
    ground="#9aba5a",
    shade="#739a4b",
    water=("#a8d0d0", "#4f919f"),
    conifer="#2d5a47",
    leaf="#8db24e",
    light="#fff6d0",
    dark=0.0,
    veil="#23493d",
    lit=0.15,
    snow=False,
    drift=("#7f9fe0", "#c0b45c"),
)
MIDSUMMER = Mood(
    name="midsummer night",
    sky=("#5a7ba4", "#e3ab90", "#fde0a6"),
    far="#b898a0",
    near="#45575f",
    haze="#f0c6a0",
    ground="#8d9c54",
    shade="#637c4b",
    water=("#f0c39c", "#64809a"),
    conifer="#2c4a47",
    leaf="#7d9448",
    light="#fff3cc",
    dark=0.14,
    veil="#2f3f58",
    lit=0.6,
    snow=False,
    drift=("#8a6aa0", "#a98f4c"),
)

AUTUMN_DAY = Mood(
    name="autumn day",
    sky=("#5f93bd", "#a9c9d6", "#f7ead0"),
    far="#a9b3b8",
    near="#7d5138",
    haze="#dcd3bd",
    ground="#d2a243",
    shade="#a8552f",
    water=("#9fc0cf", "#4f7f9a"),
    conifer="#3d5743",
    leaf="#e0a02c",
    light="#fff3cf",
    dark=0.0,
    veil="#4a2f28",
    lit=0.3,
    snow=False,
    drift=("#c3a9a0", "#b3562f"),
)
SUMMER_MORNING = Mood(
    name="summer morning",
    sky=("#8fb7cf", "#d6ddd0", "#fbe3bd"),
    far="#b9c9bd",
    near="#51806f",
    haze="#efe2c4",
    ground="#a9bf68",
    shade="#6f9857",
    water=("#e2e0c8", "#79a5a8"),
    conifer="#335f54",
    leaf="#9cb85a",
    light="#fff2c8",
    dark=0.04,
    veil="#2a4a48",
    lit=0.3,
    snow=False,
    drift=("#e9b8a4", "#cbb55c"),
)

GREEN = (SUMMER, AUTUMN, MIDSUMMER, AUTUMN_DAY, SUMMER_MORNING)
EVERY = (NIGHT, SUMMER, AUTUMN, WINTER_DAY, MIDSUMMER, BLUE_HOUR, AUTUMN_DAY, WINTER_DAWN, SUMMER_MORNING)
