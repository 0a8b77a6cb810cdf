"""Smelter, mine and museum."""

from .. import landscape as land
from .. import plants
from ..houses import cottage_row, house, lantern
from ..landmarks import smelter_hall, storehouse
from ..palette import INK, LAMP, LAMP_CORE, Mood, mix
from ..people import visitor
from ..scene import Glow, Scene, fade
from ..vehicles import ore_tub
from .brief import Brief


def slag_heap(scene: Scene, mood: Mood, x: float, y: float, w: float, h: float) -> None:
    """A dark rounded heap of slag, `w` wide and `h` high, with snow on its lit shoulder in winter."""
    slag = mood.tint("#3f3431") if mood.snow else mood.tint("#55443c")
    scene.blob(
        [
            (x, y),
            (x, y),
            (x + w * 0.22, y - h * 0.6),
            (x + w * 0.36, y - h * 0.93),
            (x + w * 0.54, y - h),
            (x + w * 0.74, y - h * 0.68),
            (x + w, y),
            (x + w, y),
        ],
        fade(mix(slag, mood.light, 0.12), slag),
    )
    light = mood.ground if mood.snow else mix(slag, mood.light, 0.3)
    scene.blob(
        [
            (x + w * 0.25, y - h * 0.68),
            (x + w * 0.36, y - h * 0.93),
            (x + w * 0.54, y - h),
            (x + w * 0.66, y - h * 0.82),
            (x + w * 0.55, y - h * 0.66),
            (x + w * 0.47, y - h * 0.76),
            (x + w * 0.38, y - h * 0.55),
        ],
        light,
        0.9,
    )


def smelter(brief: Brief) -> None:
    """The smelting house with its hearths lit, bell tower and slag heaps."""
    scene, mood, dice = brief.scene, brief.mood, brief.dice
    land.sky(scene, mood, dice, light=brief.light(52, 150, top=46, bottom=78), horizon=180)
    land.ridges(scene, mood, dice, top=148, base=214, layers=2)
    for x, w, h in ((-90, 170, 58), (40, 150, 76), (300, 220, 84)):
        slag_heap(scene, mood, x + dice.between(-16, 16), 222, w, h * dice.between(0.8, 1.1))
    land.ground(scene, mood, dice, y=218, swell=3)
    cottage_row(scene, mood, dice, 226, start=290, end=470, height=17)
    with scene.at(dice.between(92, 108), 254, 1.08):
        smelter_hall(scene, mood, dice)
    _bell_tower(scene, mood, dice.between(38, 54), 256)
    land.drift(scene, mood, [(-95, 268), (60, 262), (200, 257), (330, 264), (495, 260)])
    land.furrows(scene, mood, dice, top=270, bottom=292, count=7)
    if mood.snow:
        scene.poly(
            [(108, 257), (226, 257), (246, 278), (92, 278)], fade((0, "#ffab52", 0.55), (1, "#ffab52", 0))
        )
    with scene.at(dice.between(262, 290), 282, 0.72, flip=dice.chance(0.5)):
        ore_tub(scene, mood)


def _bell_tower(scene: Scene, mood: Mood, x: float, y: float) -> None:
    timber = mood.tint("#7a4b2d")
    scene.polys(
        [
            [(x - 16, y), (x - 9, y - 70), (x - 5, y - 70), (x - 10, y)],
            [(x + 16, y), (x + 9, y - 70), (x + 5, y - 70), (x + 10, y)],
        ],
        timber,
    )
    scene.lines(
        [
            [(x - 13, y - 12), (x + 11, y - 40)],
            [(x + 13, y - 12), (x - 11, y - 40)],
            [(x - 11, y - 44), (x + 11, y - 44)],
        ],
        mix(timber, INK, 0.3),
        2.4,
    )
    scene.rect(x - 11, y - 88, 22, 20, timber)
    scene.arches([(x - 7, y - 69, 14, 17)], mood.tint("#20242e"))
    scene.blob(
        [(x - 5, y - 72), (x - 3, y - 80), (x, y - 83), (x + 3, y - 80), (x + 5, y - 72), (x, y - 71)],
        mood.tint("#d9a441", 0.5),
    )
    top = mood.ground if mood.snow else mood.roof
    scene.poly(
        [(x - 16, y - 86), (x, y - 108), (x + 16, y - 86)],
        fade(top, mix(top, mood.shade, 0.6 if mood.snow else 0)),
    )
    scene.line([(x, y - 106), (x, y - 116)], mood.tint(INK), 1.6)


def mine(brief: Brief) -> None:
    """The mouth of a mine with rails, lamp and ore."""
    scene, mood, dice = brief.scene, brief.mood, brief.dice
    land.sky(scene, mood, dice, light=brief.light(60, 118, top=40, bottom=62), horizon=150)
    land.ridges(scene, mood, dice, top=104, base=200)
    rock = mood.tint(mix("#6a4735", mood.shade, 0.12))
    peak = dice.between(205, 235)
    crest = [
        (-95, 190),
        (-95, 190),
        (20, 168),
        (100, 122),
        (peak, 86),
        (300, 104),
        (400, 150),
        (495, 172),
        (495, 172),
    ]
    scene.blob(
        [*crest, (495, 305), (495, 305), (-95, 305), (-95, 305)],
        fade(mix(rock, mood.light, 0.2), rock, mix(rock, INK, 0.4)),
    )
    if mood.snow:
        lower = [
            (400, 172),
            (330, 136),
            (290, 142),
            (250, 118),
            (214, 128),
            (176, 114),
            (130, 140),
            (90, 140),
            (20, 186),
            (-95, 214),
        ]
        scene.blob(
            [*crest, (495, 204), *lower, (-95, 214)], fade(mood.ground, mix(mood.ground, mood.shade, 0.6))
        )
    _head_frame(scene, mood, 262, 98)
    stripes = []
    for _ in range(7):
        sx, sy = dice.between(-60, 440), dice.between(180, 236)
        stripes.append([(sx, sy), (sx + dice.between(10, 26), sy - 5)])
    scene.lines(stripes, mix(rock, mood.light, 0.26), 1.6)
    _adit(scene, mood, 178, 256)
    land.drift(scene, mood, [(-95, 262), (60, 258), (178, 255), (300, 258), (495, 264)])
    scene.poly([(158, 256), (198, 256), (286, 305), (130, 305)], mix(mood.shade, rock, 0.45))
    scene.lines([[(170, 252), (160, 304)], [(187, 252), (252, 304)]], mood.tint("#3a3433"), 2.6)
    scene.lines(
        [[(163 - i * 4, 262 + i * 10), (204 + i * 14, 262 + i * 10)] for i in range(5)],
        mood.tint("#5f432f"),
        3,
    )
    plants.stones(scene, mood, dice, [(96, 276, 15), (74, 280, 9), (330, 284, 18)])
    with scene.at(284, 280, 1.02):
        ore_tub(scene, mood)


def _head_frame(scene: Scene, mood: Mood, x: float, y: float) -> None:
    wood = mood.tint("#6d452b")
    scene.lines(
        [
            [(x - 16, y), (x - 5, y - 46)],
            [(x + 16, y), (x + 5, y - 46)],
            [(x - 13, y - 12), (x + 9, y - 30)],
            [(x + 13, y - 12), (x - 9, y - 30)],
            [(x + 5, y - 44), (x + 44, y + 6)],
        ],
        wood,
        2.6,
    )
    scene.ring(x, y - 50, 8, mood.tint("#3a302b"), 2)
    scene.lines([[(x, y - 58), (x, y - 42)], [(x - 8, y - 50), (x + 8, y - 50)]], mood.tint("#3a302b"), 1.2)


def _adit(scene: Scene, mood: Mood, x: float, y: float) -> None:
    timber = mood.tint("#8a5a34")
    cx, cy = x, y - 40
    for i in range(5):
        k = 1 - i * 0.19
        glow = i / 4
        outer = [
            (cx - 47 * k, cy + 44 * k),
            (cx - 36 * k, cy - 56 * k),
            (cx + 36 * k, cy - 56 * k),
            (cx + 47 * k, cy + 44 * k),
        ]
        scene.poly(outer, mix("#1d1413", "#8a5326", glow * 0.9))
        scene.line(outer, mix("#3d2a1e", "#c98342", glow), 5.4 * k)
    scene.disc(cx, cy - 4, 40, Glow(LAMP, 0.9))
    scene.disc(cx, cy - 8, 5, LAMP_CORE)
    scene.line([(cx, cy - 28), (cx, cy - 12)], "#2a1c14", 1.2)
    scene.polys(
        [
            [(x - 60, y + 4), (x - 46, y - 102), (x - 36, y - 102), (x - 48, y + 4)],
            [(x + 60, y + 4), (x + 46, y - 102), (x + 36, y - 102), (x + 48, y + 4)],
        ],
        timber,
    )
    scene.rect(x - 64, y - 112, 128, 14, mix(timber, mood.light, 0.12))
    scene.lines([[(x - 60, y - 105), (x + 56, y - 105)]], mix(timber, INK, 0.3), 1.2)
    scene.dots([(x - 41, y - 105), (x + 41, y - 105)], 3.6, mood.tint("#2f2622"))
    if mood.snow:
        scene.limbs(
            [[(x - 64, y - 114, 3), (x - 20, y - 116, 4.4), (x + 30, y - 115, 3.6), (x + 64, y - 114, 3)]],
            mood.ground,
        )
    lantern(scene, mood, x - 70, y - 84, 9)


def museum(brief: Brief) -> None:
    """The yard of an open-air museum: storehouse and log house, or turf roofs around a well."""
    brief.dice.pick((_storehouse_yard, _well_yard))(brief)


def _storehouse_yard(brief: Brief) -> None:
    scene, mood, dice = brief.scene, brief.mood, brief.dice
    land.sky(scene, mood, dice, light=brief.light(196, 262, top=46, bottom=80), horizon=176)
    land.ridges(scene, mood, dice, top=138, base=208)
    land.treeline(scene, mood, dice, y=208, height=26)
    land.ground(scene, mood, dice, y=206, swell=4)
    house(
        scene,
        mood,
        dice,
        dice.between(206, 226),
        252,
        104,
        38,
        "#6b4029",
        depth=44,
        rise=34,
        panes=4,
        door=0.22,
        smoke=mood.snow,
    )
    plants.birch(scene, mood, dice, dice.between(30, 44), 250, dice.between(96, 116))
    storehouse(scene, mood, dice.between(122, 134), 262, 1.62, dice.pick(("#7a4b2d", "#8a5a34", "#6b4029")))
    land.drift(scene, mood, [(-95, 276), (70, 266), (190, 262), (320, 268), (495, 262)])
    land.furrows(scene, mood, dice, top=272, bottom=292, count=7)
    _pennant(scene, mood, 286, 264)
    _wheel(scene, mood, dice.between(204, 214), 268, 19)
    with scene.at(dice.between(250, 262), 280, 0.72, flip=True):
        visitor(
            scene,
            mood,
            coat=dice.pick(("#41608a", "#8e2f22", "#3c6450")),
            cap="#f1ede1",
            skirt=dice.chance(0.5),
        )


def _well_yard(brief: Brief) -> None:
    scene, mood, dice = brief.scene, brief.mood, brief.dice
    land.sky(scene, mood, dice, light=brief.light(176, 250, top=44, bottom=74), horizon=176)
    land.ridges(scene, mood, dice, top=132, base=208, rise=20)
    land.treeline(scene, mood, dice, y=208, height=22)
    land.ground(scene, mood, dice, y=206, swell=4)
    turf = mix(mood.ground, mood.shade, 0.35)
    storehouse(scene, mood, 50, 236, dice.between(0.96, 1.1), "#8a5a34")
    house(
        scene,
        mood,
        dice,
        296,
        238,
        70,
        30,
        "#5b3a2a",
        depth=30,
        rise=26,
        panes=3,
        door=None,
        cover=turf,
        glow=False,
    )
    timber = dice.pick(("#6b4029", "#7a4b2d", "#5b3a2a"))
    house(
        scene,
        mood,
        dice,
        dice.between(102, 112),
        256,
        134,
        46,
        timber,
        depth=52,
        rise=44,
        panes=5,
        door=0.3,
        chimney=0.5,
        smoke=True,
        cover=turf,
    )
    land.drift(scene, mood, [(-95, 272), (70, 264), (190, 259), (320, 264), (495, 258)])
    land.furrows(scene, mood, dice, top=270, bottom=294, count=8)
    _well(scene, mood, dice.between(276, 290), 280)
    _pennant(scene, mood, 82, 268)
    _wheel(scene, mood, dice.between(112, 122), 272, 17)
    with scene.at(dice.between(216, 236), 284, 0.82, flip=dice.chance(0.5)):
        visitor(
            scene,
            mood,
            coat=dice.pick(("#41608a", "#8e2f22", "#c8902f")),
            cap="#f1ede1",
            skirt=dice.chance(0.5),
        )


def _well(scene: Scene, mood: Mood, x: float, y: float) -> None:
    wood = mood.tint("#7a5a3a")
    scene.lines([[(x + 44, y - 4), (x + 44, y - 62)], [(x + 74, y - 38), (x - 2, y - 78)]], wood, 4)
    scene.line([(x - 2, y - 78), (x - 2, y - 30)], mood.tint("#3a2f28"), 1.2)
    scene.poly(
        [(x - 7, y - 30), (x + 3, y - 30), (x + 1, y - 19), (x - 5, y - 19)], mix(wood, mood.light, 0.2)
    )
    scene.limbs([[(x + 66, y - 40, 4), (x + 76, y - 35, 5)]], mood.tint("#8d8378"))
    for i in range(4):
        scene.rect(x - 22, y - 5.5 - i * 6, 40, 5, mix(wood, INK if i % 2 else mood.light, 0.14))
    if mood.snow:
        scene.limbs([[(x - 21, y - 25, 2), (x - 2, y - 26, 2.6), (x + 17, y - 25, 2)]], mood.ground)


def _pennant(scene: Scene, mood: Mood, x: float, y: float) -> None:
    scene.line([(x, y), (x, y - 138)], mood.white, 2.2)
    scene.disc(x, y - 140, 2.4, mood.tint("#d9a441", 0.5))
    for low, high, ink in ((0, 9, "#b3271e"), (2.6, 6.4, "#f4f0e6"), (3.6, 5.4, "#24406e")):
        scene.blob(
            [
                (x + 1, y - 136 + low),
                (x + 1, y - 136 + low),
                (x + 24, y - 132 + low),
                (x + 46, y - 128 + low * 0.5 + 2),
                (x + 68, y - 120),
                (x + 68, y - 120),
                (x + 45, y - 128 + high * 0.5 + 2),
                (x + 24, y - 132 + high),
                (x + 1, y - 136 + high),
                (x + 1, y - 136 + high),
            ],
            mood.tint(ink, 0.5),
        )


def _wheel(scene: Scene, mood: Mood, x: float, y: float, radius: float) -> None:
    wood = mood.tint("#5f4029")
    arms = [(radius, 0), (radius * 0.5, radius * 0.86), (-radius * 0.5, radius * 0.86)]
    scene.lines(
        [[(x - a, y - radius - b), (x + a, y - radius + b)] for a, b in arms], mix(wood, mood.light, 0.18), 2
    )
    scene.ring(x, y - radius, radius, wood, 3.4)
    scene.disc(x, y - radius, radius * 0.2, wood)
