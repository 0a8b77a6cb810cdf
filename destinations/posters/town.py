"""The town at the blue hour, wide for the home page and narrow for phones, and the Winter Fair panel.

`python -m destinations.posters.town DIR` writes town.svg, town-narrow.svg and fair.svg into DIR.
"""

import sys
from dataclasses import replace
from pathlib import Path

from . import landscape as land
from . import plants
from .houses import cottage_row, house
from .landmarks import church
from .motifs.market import stall
from .motifs.works import slag_heap
from .palette import BLUE_HOUR, INK, LAMP, LAMP_CORE, Mood, mix
from .people import kick_sledge, visitor
from .scene import Dice, Glow, Scene, fade
from .svg import render_svg
from .vehicles import sleigh

# Darker than the posters' blue hour, so that a headline in snow white reads anywhere on the sky.
_TOWN = replace(
    BLUE_HOUR,
    sky=("#0f1c36", "#1e3c68", "#456e9a"),
    far="#45658d",
    near="#1a2f50",
    haze="#7f9dbd",
    ground="#e3ebf4",
    shade="#a3bad5",
    conifer="#16283f",
    veil="#172a4a",
    dark=0.24,
    lit=0.82,
)
_RED, _OCHRE, _BLUE, _GREEN, _GREY, _COPPER, _CREAM, _BROWN = (
    "#96321f",
    "#c8902f",
    "#41608a",
    "#3c6450",
    "#86806f",
    "#a9562c",
    "#dcc794",
    "#5b3a2a",
)
HouseRow = list[tuple[float, float, float, str]]  # x, width, height, colour


def town_svg(narrow: bool) -> str:
    """The town under the moon, 1600 x 760, or 800 x 1000 when narrow.

    Wide, every building stands right of 45 % of the width; narrow, the upper 45 % of the height is sky.
    """
    key, fit = ("n", "xMidYMax slice") if narrow else ("t", "xMaxYMax slice")
    return render_svg(town_scene(narrow), key=key, fit=fit)


def town_scene(narrow: bool) -> Scene:
    """What `town_svg` writes, before it is written."""
    return _narrow_town() if narrow else _wide_town()


def fair_svg() -> str:
    """The Winter Fair in the main street, 800 x 450."""
    return render_svg(_fair(), key="f", fit="xMidYMax slice")


def _sky(
    scene: Scene,
    mood: Mood,
    dice: Dice,
    *,
    horizon: float,
    count: int,
    moon: tuple[float, float],
    warmth: float,
    moon_size: float = 34,
) -> None:
    low = mix(mood.sky[2], "#f2c69b", warmth)
    scene.rect(
        0,
        0,
        scene.width,
        horizon,
        fade((0, mood.sky[0], 1), (0.5, mood.sky[1], 1), (0.84, mood.sky[2], 1), (1, low, 1)),
    )
    small, large = [], []
    for i in range(count):
        x, y = (
            dice.whole(8, int(scene.width) - 8),
            int(10 + (horizon * 0.86 - 10) * dice.between(0, 1) ** 1.25),
        )
        if abs(x - moon[0]) < 60 and abs(y - moon[1]) < 60:
            continue
        (large if i % 5 == 0 else small).append((x, y))
    scene.dots(small, 1.8, "#dce8f6", 0.7)
    scene.dots(large, 3, "#ffffff", 0.9)
    land.moon(scene, mood, *moon, radius=moon_size, waning=True)


def _hills(
    scene: Scene, mood: Mood, layers: list[tuple[float, list[tuple[float, float]]]], base: float
) -> None:
    """Ridges from far to near; each is a depth (0 to 1) and a crest that spans the scene."""
    for depth, crest in layers:
        colour = mood.hill(depth)
        ends = [(crest[-1][0], base), (crest[-1][0], base), (crest[0][0], base), (crest[0][0], base)]
        scene.blob([crest[0], *crest, crest[-1], *ends], fade(colour, mix(colour, mood.haze, 0.4)))


def _row(
    scene: Scene, mood: Mood, dice: Dice, y: float, houses: HouseRow, *, smoke: tuple[int, ...] = ()
) -> None:
    for i, (x, w, h, colour) in enumerate(houses):
        house(
            scene,
            mood,
            dice,
            x,
            y + dice.whole(-2, 2),
            w,
            h,
            colour,
            depth=round(w * 0.3),
            rise=round(h * 0.78),
            door=dice.pick((0.25, 0.5, 0.75)),
            chimney=dice.between(0.3, 0.7),
            smoke=i in smoke,
            upright=dice.chance(0.3),
        )


def _drift(
    scene: Scene, mood: Mood, crest: list[tuple[float, float]], *, shade: float = 0.75, top: float = 0.0
) -> None:
    base = scene.height + 4
    ends = [(crest[-1][0], base), (crest[-1][0], base), (crest[0][0], base), (crest[0][0], base)]
    paint = fade(mix(mood.ground, mood.shade, top), mix(mood.ground, mood.shade, shade))
    scene.blob([crest[0], *crest, crest[-1], *ends], paint)


def _lamp_post(scene: Scene, mood: Mood, x: float, y: float, height: float) -> None:
    scene.disc(x, y - height, height * 0.8, Glow(LAMP, 0.5))
    scene.ellipse(x, y + 2, height * 0.42, height * 0.09, LAMP, 0.3)
    scene.line([(x, y), (x, y - height)], mood.tint(INK), 2.6)
    scene.poly(
        [(x - 6, y - height), (x + 6, y - height), (x + 4, y - height + 12), (x - 4, y - height + 12)],
        LAMP_CORE,
    )
    scene.poly([(x - 8, y - height), (x + 8, y - height), (x, y - height - 7)], mood.tint(INK))


def _wind_lines(scene: Scene, mood: Mood, places: list[tuple[float, float, float]]) -> None:
    lines = [[(x, y), (x + length / 2, y - 3), (x + length, y)] for x, y, length in places]
    scene.curves(lines, mix(mood.shade, mood.veil, 0.14), 2.2, 0.8)


def _pair(scene: Scene, mood: Mood, x: float, y: float, scale: float) -> None:
    with scene.at(x, y, scale):
        visitor(scene, mood, coat=_BLUE, cap=_RED)
    with scene.at(x + 15 * scale, y + 1, scale, flip=True):
        visitor(scene, mood, coat=_OCHRE, cap="#f1ede1", skirt=True)


def _wide_town() -> Scene:
    scene, mood, dice = Scene(1600, 760, bleed=0), _TOWN, Dice("town")
    _sky(scene, mood, dice, horizon=540, count=90, moon=(1372, 150), warmth=0.2)
    scene.disc(1180, 500, 460, Glow("#f0c9a4", 0.42))
    _hills(
        scene,
        mood,
        [
            (
                0.05,
                [
                    (-20, 462),
                    (190, 440),
                    (420, 452),
                    (660, 428),
                    (900, 446),
                    (1150, 424),
                    (1380, 446),
                    (1620, 430),
                ],
            ),
            (
                0.38,
                [
                    (-20, 500),
                    (160, 508),
                    (400, 484),
                    (640, 502),
                    (860, 490),
                    (1120, 500),
                    (1340, 482),
                    (1620, 496),
                ],
            ),
            (0.72, [(-20, 536), (220, 522), (460, 540), (720, 526), (980, 540), (1240, 528), (1620, 534)]),
        ],
        600,
    )
    slag_heap(scene, mood, 1100, 570, 290, 88)
    slag_heap(scene, mood, 1320, 576, 360, 128)
    with scene.at(0, 0, 1.5):
        land.treeline(
            scene, mood, dice, y=376, height=24, colour=mix(mood.conifer, mood.haze, 0.16), right=520
        )
    _drift(
        scene,
        mood,
        [(-20, 566), (260, 552), (560, 556), (900, 562), (1200, 556), (1620, 560)],
        top=0.45,
        shade=0.8,
    )
    cottage_row(scene, mood, dice, 566, start=728, end=850, height=32)
    cottage_row(scene, mood, dice, 566, start=1090, end=1600, height=34)
    with scene.at(930, 606, 1.74):
        church(scene, mood)
    _row(scene, mood, dice, 612, [(728, 106, 36, _OCHRE)], smoke=(0,))
    right = [(1180, 92, 34, _COPPER), (1322, 98, 35, _GREEN), (1500, 96, 34, _CREAM)]
    _row(scene, mood, dice, 618, right, smoke=(1,))
    _drift(
        scene,
        mood,
        [(-20, 606), (200, 594), (420, 602), (700, 624), (950, 610), (1180, 624), (1620, 624)],
        top=0.12,
    )
    road = [(902, 608), (928, 607), (946, 622), (884, 648), (820, 676), (800, 764), (800, 764)]
    road += [(430, 764), (430, 764), (640, 690), (800, 650), (898, 624)]
    scene.blob(road, fade(mix(mood.ground, mood.shade, 0.25), mix(mood.ground, mood.shade, 0.5)))
    runners = [
        [(914, 618), (864, 646), (720, 690), (560, 764)],
        [(922, 620), (876, 650), (760, 696), (640, 764)],
    ]
    scene.curves(runners, mix(mood.shade, mood.veil, 0.2), 2.4)
    _lamp_post(scene, mood, 792, 646, 62)
    _lamp_post(scene, mood, 1124, 642, 62)
    _pair(scene, mood, 1006, 642, 0.66)
    _row(scene, mood, dice, 686, [(1196, 138, 52, _RED), (1436, 144, 54, _BLUE)], smoke=(1,))
    plants.skigard(scene, mood, -10, 640, 420, 664, height=34, gap=24)
    for x, y, tall in ((36, 640, 128), (92, 664, 178), (152, 650, 104)):
        plants.spruce(scene, mood, x, y, tall)
    _drift(scene, mood, [(-20, 668), (220, 662), (430, 684), (600, 730), (700, 764), (720, 768)])
    _drift(scene, mood, [(900, 768), (1010, 716), (1180, 694), (1400, 700), (1620, 692)])
    plants.birch(scene, mood, dice, 300, 700, 168)
    plants.birch(scene, mood, dice, 1404, 712, 176)
    _wind_lines(
        scene,
        mood,
        [(60, 716, 90), (210, 738, 60), (440, 722, 70), (1180, 726, 80), (1330, 742, 110), (1480, 724, 70)],
    )
    with scene.at(690, 694, 1.25, flip=True):
        kick_sledge(scene, mood)
    return scene


def _narrow_town() -> Scene:
    scene, mood, dice = Scene(800, 1000, bleed=0), _TOWN, Dice("narrow")
    _sky(scene, mood, dice, horizon=700, count=110, moon=(650, 520), warmth=0.7)
    _hills(
        scene,
        mood,
        [
            (0.05, [(-20, 660), (150, 640), (330, 654), (520, 630), (820, 650)]),
            (0.38, [(-20, 704), (180, 690), (420, 706), (640, 684), (820, 700)]),
            (0.72, [(-20, 742), (220, 728), (460, 746), (820, 730)]),
        ],
        800,
    )
    slag_heap(scene, mood, 560, 780, 320, 116)
    with scene.at(0, 0, 1.4):
        land.treeline(scene, mood, dice, y=552, height=22, colour=mix(mood.conifer, mood.haze, 0.16))
    _drift(scene, mood, [(-20, 776), (200, 766), (520, 774), (820, 768)], top=0.45, shade=0.8)
    cottage_row(scene, mood, dice, 776, start=-20, end=200, height=38)
    cottage_row(scene, mood, dice, 776, start=520, end=800, height=38)
    with scene.at(276, 820, 1.68):
        church(scene, mood)
    _row(scene, mood, dice, 838, [(-44, 116, 40, _COPPER), (106, 92, 36, _OCHRE)])
    _row(scene, mood, dice, 842, [(542, 108, 38, _GREY), (698, 114, 40, _GREEN)], smoke=(0,))
    _drift(scene, mood, [(-20, 842), (150, 842), (300, 824), (520, 842), (820, 844)], top=0.12)
    scene.blob(
        [
            (250, 822),
            (276, 821),
            (300, 836),
            (330, 868),
            (430, 910),
            (560, 1004),
            (560, 1004),
            (180, 1004),
            (180, 1004),
            (246, 920),
            (262, 850),
        ],
        fade(mix(mood.ground, mood.shade, 0.25), mix(mood.ground, mood.shade, 0.5)),
    )
    scene.curves(
        [
            [(266, 832), (282, 870), (300, 920), (280, 1004)],
            [(276, 834), (300, 874), (350, 924), (390, 1004)],
        ],
        mix(mood.shade, mood.veil, 0.2),
        2.4,
    )
    _lamp_post(scene, mood, 216, 866, 66)
    _lamp_post(scene, mood, 470, 872, 66)
    _pair(scene, mood, 410, 864, 0.66)
    _row(scene, mood, dice, 916, [(-60, 168, 60, _RED)], smoke=(0,))
    _row(scene, mood, dice, 912, [(544, 170, 60, _OCHRE)], smoke=(0,))
    _drift(scene, mood, [(-20, 924), (110, 926), (190, 960), (220, 1004), (222, 1006)])
    _drift(scene, mood, [(470, 1006), (520, 948), (640, 924), (820, 928)])
    plants.birch(scene, mood, dice, 166, 936, 160)
    plants.birch(scene, mood, dice, 766, 946, 176)
    with scene.at(372, 946, 1.3):
        kick_sledge(scene, mood)
    return scene


def _fair() -> Scene:
    scene, mood, dice = Scene(800, 450, bleed=0), _TOWN, Dice("fair")
    _sky(scene, mood, dice, horizon=226, count=60, moon=(668, 70), warmth=0.6, moon_size=26)
    _hills(
        scene,
        mood,
        [
            (0.08, [(-20, 196), (160, 178), (340, 192), (560, 172), (820, 188)]),
            (0.5, [(-20, 222), (220, 210), (460, 224), (820, 208)]),
        ],
        270,
    )
    slag_heap(scene, mood, 30, 260, 260, 74)
    _drift(scene, mood, [(-20, 254), (300, 250), (820, 254)], top=0.4)
    with scene.at(370, 276, 1.06):
        church(scene, mood)
    _row(scene, mood, dice, 292, [(-60, 124, 52, _RED), (112, 130, 54, _OCHRE)], smoke=(1,))
    _row(scene, mood, dice, 292, [(546, 130, 54, _BLUE), (726, 130, 54, _GREEN)], smoke=(0,))
    _drift(scene, mood, [(-20, 292), (240, 296), (420, 280), (560, 296), (820, 292)], top=0.1)
    wares = [[1, 4, 3, 6, 9], [2, 5, 8, 1, 4], [3, 6, 1, 4, 7], [5, 2, 3, 8, 1]]
    for i, (x, colour) in enumerate(((-34, "#2f6a4e"), (104, "#a3301f"), (570, "#c8862a"), (708, "#2c4a6e"))):
        stall(scene, mood, x, 346, 1.12, colour, wares[i])
    for left, right in ((-10, 236), (236, 560), (560, 810)):
        middle = (left + right) / 2
        wire = [
            (left, 206),
            ((left + middle) / 2, 222),
            (middle, 228),
            ((right + middle) / 2, 222),
            (right, 206),
        ]
        scene.curve(wire, mood.tint(INK), 1.4)
        bulbs = [
            (a + (c - a) * t, b + (d - b) * t + 3)
            for (a, b), (c, d) in zip(wire, wire[1:], strict=False)
            for t in (0.2, 0.7)
        ]
        scene.dots(bulbs, 12, LAMP, 0.3)
        scene.dots(bulbs, 6, LAMP_CORE)
    _pair(scene, mood, 250, 366, 1)
    _drift(scene, mood, [(-20, 356), (200, 350), (420, 354), (620, 348), (820, 354)], top=0.05)
    for x, y, coat, cap, skirt in (
        (56, 374, _RED, "#f1ede1", True),
        (92, 372, _GREEN, _OCHRE, False),
        (540, 370, _COPPER, _BLUE, False),
        (668, 374, _OCHRE, _RED, True),
        (700, 376, _BLUE, "#f1ede1", False),
    ):
        with scene.at(x, y, flip=dice.chance(0.5)):
            visitor(scene, mood, coat=coat, cap=cap, skirt=skirt)
    scene.curves(
        [[(-20, 424), (200, 420), (500, 418), (820, 424)], [(-20, 434), (200, 430), (500, 428), (820, 434)]],
        mix(mood.shade, mood.veil, 0.14),
        2.4,
    )
    with scene.at(380, 420, 1.5):
        sleigh(scene, mood)
    return scene


def main(folder: Path) -> None:
    """Write the three pictures into the folder."""
    for name, picture in (("town", town_svg(False)), ("town-narrow", town_svg(True)), ("fair", fair_svg())):
        (folder / f"{name}.svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
