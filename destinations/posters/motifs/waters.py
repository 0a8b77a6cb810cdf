"""Lake boat, forest lake, river and sauna."""

from .. import landscape as land
from .. import plants
from ..houses import plume, wall
from ..palette import INK, LAMP, Mood, mix
from ..people import angler
from ..scene import Scene, fade
from ..vehicles import canoe, spill, steamer
from .brief import Brief


def lake_boat(brief: Brief) -> None:
    """The old lake boat under way."""
    scene, mood, dice = brief.scene, brief.mood, brief.dice
    light = brief.light(70, 150, top=46, bottom=80)
    land.sky(scene, mood, dice, light=light, horizon=160)
    land.ridges(scene, mood, dice, top=116, base=178, rise=18)
    land.treeline(scene, mood, dice, y=178, height=18)
    land.water(scene, mood, dice, y=181, light_x=light[0])
    x, scale = dice.between(196, 214), dice.between(1.3, 1.42)
    with scene.at(x, 238, scale):
        plume(scene, mood, dice, -7, -66, 44, wide=0.1)
        steamer(scene, mood)
    hull = mix(mood.water[1], mood.tint("#f7f2e6"), 0.42)
    scene.blob(
        [
            (x - 62 * scale, 239),
            (x + 60 * scale, 239),
            (x + 46 * scale, 250),
            (x + 8, 257),
            (x - 48 * scale, 251),
        ],
        fade((0, hull, 0.75), (1, hull, 0)),
    )
    scene.lines(
        [
            [(x - 84 * scale, 242), (x - 52 * scale, 242)],
            [(x - 40 * scale, 246), (x + 50 * scale, 246)],
            [(x + 60 * scale, 241), (x + 96 * scale, 241)],
            [(x - 70, 253), (x + 30, 253)],
        ],
        mix(mood.water[0], "#ffffff", 0.7),
        2,
    )
    gulls = [(dice.between(210, 270), dice.between(60, 110)) for _ in range(3)]
    scene.curves(
        [[(a - 8, b - 3), (a - 4, b - 5), (a, b), (a + 4, b - 5), (a + 8, b - 3)] for a, b in gulls],
        mix(mood.near, INK, 0.3),
        1.6,
    )
    land.drift(scene, mood, [(-95, 284), (0, 282), (90, 292), (170, 304)])
    plants.spruce(scene, mood, 22, 290, dice.between(92, 112))
    plants.spruce(scene, mood, 54, 294, dice.between(52, 66))
    land.furrows(scene, mood, dice, top=294, bottom=300, count=3, right=96)


def forest_lake(brief: Brief) -> None:
    """A still lake, mountain pines, a canoe."""
    scene, mood, dice = brief.scene, brief.mood, brief.dice
    light = brief.light(150, 250, top=46, bottom=84)
    land.sky(scene, mood, dice, light=light, horizon=160)
    land.ridges(scene, mood, dice, top=112, base=176, rise=20)
    forest = mix(mood.conifer, mood.haze, 0.12)
    land.treeline(scene, mood, dice, y=184, height=42, colour=mix(mood.conifer, mood.haze, 0.38))
    land.treeline(scene, mood, dice, y=190, height=28, colour=forest)
    scene.rect(-95, 188, 590, 8, forest)
    land.water(scene, mood, dice, y=194, light_x=light[0])
    mirrored = []
    x = -95.0
    while x < 495:
        half = dice.between(5, 9)
        mirrored += [(round(x), 194), (round(x + half), round(194 + dice.between(12, 30)))]
        x += 2 * half
    scene.poly([(-95, 193), *mirrored, (495, 193)], forest, 0.34)
    islet = dice.between(228, 258)
    scene.blob(
        [
            (islet - 40, 215),
            (islet - 22, 208),
            (islet + 6, 206),
            (islet + 38, 210),
            (islet + 52, 215),
            (islet + 52, 215),
        ],
        mix(mood.shade, mood.conifer, 0.3),
    )
    for dx, tall in ((-18, 34), (-4, 50), (12, 42), (28, 30)):
        plants.spruce(scene, mood, islet + dx, 211, tall)
    land.drift(
        scene, mood, [(-95, 246), (20, 244), (100, 252), (180, 274), (260, 286), (380, 290), (495, 284)]
    )
    land.drift(
        scene, mood, [(-95, 262), (40, 260), (150, 284), (230, 303)], colour=mix(mood.ground, mood.shade, 0.6)
    )
    plants.pine(scene, mood, dice, dice.between(56, 70), 270, dice.between(168, 190))
    plants.pine(scene, mood, dice, dice.between(14, 28), 262, dice.between(110, 130))
    plants.stones(scene, mood, dice, [(112, 274, 13), (132, 279, 8)])
    land.furrows(scene, mood, dice, top=292, bottom=298, count=5)
    with scene.at(dice.between(226, 250), 284, 1.1, turn=dice.between(-3, 3)):
        canoe(scene, mood, dice.pick(("#96321f", "#c8902f", "#2f5f63")))
    if mood.snow:
        scene.limbs([[(196, 263, 2), (236, 268, 4), (286, 263, 2)]], mood.ground)


def river(brief: Brief) -> None:
    """A fly-fisher in the bend of a river."""
    scene, mood, dice = brief.scene, brief.mood, brief.dice
    light = brief.light(56, 130, top=46, bottom=80)
    land.sky(scene, mood, dice, light=light, horizon=160)
    land.ridges(scene, mood, dice, top=112, base=184, rise=20)
    land.treeline(scene, mood, dice, y=188, height=26)
    land.ground(scene, mood, dice, y=186, swell=2)
    bend = dice.between(-14, 14)
    stream = [
        (236 + bend, 189),
        (262 + bend, 189),
        (300, 198),
        (262, 214),
        (250, 228),
        (330, 256),
        (440, 305),
        (440, 305),
        (-60, 305),
        (-60, 305),
        (52, 268),
        (150, 240),
        (172, 222),
        (206, 206),
        (246, 197),
    ]
    scene.blob(stream, fade(mood.water[0], mix(*mood.water, 0.35), mood.water[1]))
    white = mix(mood.water[0], "#ffffff", 0.55)
    scene.curves(
        [
            [(150 + i * 9 + k, y), (168 + i * 9 + k, y - 3), (196 + i * 9 + k, y)]
            for i, (k, y) in enumerate(
                ((20, 232), (-90, 262), (40, 254), (-120, 284), (80, 276), (-60, 296), (120, 294))
            )
        ],
        white,
        1.7,
        0.8,
    )
    plants.stones(
        scene, mood, dice, [(262, 242, 9), (98, 272, 12), (120, 276, 7), (330, 274, 12), (232, 292, 8)]
    )
    plants.spruce(scene, mood, 330, 232, 84)
    plants.spruce(scene, mood, 362, 240, 112)
    plants.spruce(scene, mood, 395, 238, 74)
    plants.birch(scene, mood, dice, dice.between(34, 52), 246, dice.between(104, 124))
    plants.birch(scene, mood, dice, 4, 252, dice.between(80, 96))
    land.furrows(scene, mood, dice, top=236, bottom=256, count=5)
    with scene.at(dice.between(150, 168), 274, 1.34):
        angler(scene, mood)


def sauna(brief: Brief) -> None:
    """A bathing house on a jetty."""
    scene, mood, dice = brief.scene, brief.mood, brief.dice
    light = brief.light(180, 262, top=44, bottom=78)
    land.sky(scene, mood, dice, light=light, horizon=160)
    land.ridges(scene, mood, dice, top=114, base=182, rise=18)
    land.treeline(scene, mood, dice, y=186, height=24)
    land.water(scene, mood, dice, y=190, light_x=light[0])
    x, y = dice.between(104, 122), 240
    spill(scene, mood, x + 96, y + 8, 66)
    plank = mood.tint("#9a7a58")
    scene.rects(
        [(x - 10, y + 4, 6, 22), (x + 62, y + 4, 6, 22), (x + 150, y + 4, 6, 20), (x + 208, y + 4, 5, 18)],
        mix(plank, INK, 0.45),
    )
    plume(scene, mood, dice, x + 31, y - 112, 62, wide=0.12)
    _hut(scene, mood, x, y)
    scene.rect(x - 26, y, 254, 6, plank)
    scene.rect(x - 26, y + 4.5, 254, 2.6, mix(plank, INK, 0.35))
    if mood.snow:
        scene.limbs(
            [
                [(x - 24, y - 1, 1.6), (x - 6, y - 2, 2.6), (x - 2, y - 1, 1.6)],
                [(x + 150, y - 1, 1.4), (x + 176, y - 2.4, 2.4), (x + 196, y - 1, 1.2)],
            ],
            mood.ground,
        )
    _ladder(scene, mood, x + 214, y)
    scene.poly([(x + 158, y), (x + 156, y - 13), (x + 172, y - 13), (x + 170, y)], mood.tint("#b98a4e"))
    scene.line([(x + 165, y - 12), (x + 176, y - 26)], mood.tint("#8e5a32"), 1.8)
    _bather(scene, mood, x + dice.between(232, 244), y + 22)
    reflection = mix(mood.water[1], LAMP if mood.lit > 0.5 else mood.tint("#a5683c"), 0.55)
    scene.lines(
        [
            [(x + 20 + k, y + 14 + i * 7), (x + 120 - k, y + 14 + i * 7)]
            for i, k in enumerate((0, 8, 22, 34, 40))
        ],
        reflection,
        2.2,
        0.65,
    )
    land.drift(scene, mood, [(-95, 252), (10, 250), (x - 30, 246), (x + 20, 268), (x + 10, 304)])
    plants.spruce(scene, mood, 34, 268, dice.between(128, 150))
    plants.spruce(scene, mood, 72, 276, dice.between(70, 88))
    plants.stones(scene, mood, dice, [(x - 2, 272, 12), (x + 18, 280, 8)])
    land.furrows(scene, mood, dice, top=278, bottom=294, count=4, right=96)


def _hut(scene: Scene, mood: Mood, x: float, y: float) -> None:
    timber = mood.tint("#8a5331")
    side = mix(timber, INK, 0.36)
    scene.rects([(x + 27, y - 112, 9, 34)], mood.tint("#33302f"))
    scene.poly([(x + 118, y), (x + 118, y - 67), (x + 142, y - 67), (x + 142, y - 3)], side)
    wall(scene, mood, (x, y - 66, 118, 66), timber)
    scene.rect(x + 42, y - 54, 66, 46, mood.tint("#f0e4cc", 0.6))
    scene.rect(x + 44, y - 52, 62, 42, fade("#ffd98f", "#f2a74e"))
    for px, tall in ((58, 26), (82, 30)):
        scene.limbs([[(x + px, y - 12, 7), (x + px, y - tall + 4, 5)]], "#8a4a24", 0.75)
        scene.disc(x + px, y - tall - 5, 4.6, "#8a4a24", 0.75)
    scene.rects([(x + 44, y - 16, 62, 6)], "#9a5a2c")
    scene.rect(x + 74, y - 52, 2, 42, mood.tint("#f0e4cc", 0.6))
    scene.rect(x + 10, y - 50, 22, 50, mix(timber, INK, 0.3))
    scene.rect(x + 14, y - 44, 14, 13, LAMP)
    scene.rect(x, y - 66, 118, 7, INK, 0.3)
    top = mood.ground if mood.snow else mix(mood.ground, mood.shade, 0.4)
    scene.poly(
        [(x - 12, y - 62), (x + 8, y - 86), (x + 128, y - 76), (x + 150, y - 58), (x + 118, y - 62)],
        mix(timber, INK, 0.45),
    )
    scene.blob(
        [
            (x - 13, y - 66),
            (x - 13, y - 66),
            (x + 6, y - 90),
            (x + 60, y - 88),
            (x + 128, y - 80),
            (x + 150, y - 62),
            (x + 150, y - 62),
            (x + 60, y - 66),
        ],
        fade(mix(top, mood.light, 0.2), mix(top, mood.shade, 0.5)),
    )


def _ladder(scene: Scene, mood: Mood, x: float, y: float) -> None:
    steel = mood.tint("#e4ded2", 0.7)
    scene.curves([[(x - 8, y), (x - 4, y - 15), (x + 3, y - 15), (x + 4, y), (x + 4, y + 22)]], steel, 1.9)
    scene.curves([[(x + 4, y), (x + 7, y - 15), (x + 14, y - 15), (x + 16, y), (x + 16, y + 22)]], steel, 1.9)
    scene.lines([[(x + 4, y + 7), (x + 16, y + 7)], [(x + 4, y + 14), (x + 16, y + 14)]], steel, 1.6)


def _bather(scene: Scene, mood: Mood, x: float, y: float) -> None:
    skin = mood.tint("#e2b48c", 0.6)
    scene.limbs([[(x - 11, y, 4), (x, y - 3, 5), (x + 11, y, 4)]], skin)
    scene.disc(x, y - 12, 6, skin)
    scene.blob(
        [(x - 7, y - 12), (x - 5, y - 18), (x, y - 20), (x + 5, y - 18), (x + 7, y - 13), (x, y - 14)],
        mood.tint("#96321f", 0.6),
    )
    scene.lines(
        [[(x - 24, y + 3), (x + 20, y + 3)], [(x - 12, y + 8), (x + 28, y + 8)]],
        mix(mood.water[0], "#ffffff", 0.6),
        2,
    )
