"""Mountain, ski track, trail and reindeer."""

from .. import landscape as land
from .. import plants
from ..animals import distant_reindeer, reindeer
from ..palette import INK, OXIDE, Mood, mix
from ..people import hiker, skier
from ..scene import Dice, Scene, fade
from .brief import Brief

# Snow lies in these hollows in summer and leaves them bare in winter: across, up, lean, drop, width.
_GULLIES = (
    (-0.035, 0.88, -0.03, 0.34, 1.0),
    (-0.12, 0.76, -0.06, 0.36, 1.25),
    (-0.2, 0.5, -0.07, 0.26, 0.8),
    (-0.065, 0.5, -0.015, 0.24, 0.7),
    (0.1, 0.74, 0.05, 0.34, 0.9),
    (0.24, 0.52, 0.07, 0.26, 0.8),
)


def peak(scene: Scene, mood: Mood, dice: Dice, x: float, y: float, w: float, h: float) -> None:
    """A fell `w` wide and `h` high with its top at x, a lit and a shaded flank, and snow in its hollows."""
    base = mood.hill(0.62)
    lit, dark = mix(base, mood.light, 0.3), mix(base, mood.near, 0.55)
    if mood.snow:
        lit, dark = mood.ground, mix(mood.shade, mood.hill(0.55), 0.5)
    k = dice.between(-0.03, 0.03)
    scene.poly(
        [
            (x - w * 0.5, y),
            (x - w * 0.34, y - h * 0.3),
            (x - w * 0.22, y - h * 0.5),
            (x - w * 0.12, y - h * (0.84 + k)),
            (x - w * 0.05, y - h * 0.86),
            (x, y - h),
            (x + w * 0.07, y - h * 0.9),
            (x + w * 0.16, y - h * (0.66 - k)),
            (x + w * 0.26, y - h * 0.6),
            (x + w * 0.4, y - h * 0.26),
            (x + w * 0.56, y),
        ],
        fade(lit, mix(lit, mood.haze, 0.4)),
    )
    scene.poly(
        [
            (x, y - h),
            (x + w * 0.07, y - h * 0.9),
            (x + w * 0.16, y - h * (0.66 - k)),
            (x + w * 0.26, y - h * 0.6),
            (x + w * 0.4, y - h * 0.26),
            (x + w * 0.56, y),
            (x + w * 0.12, y),
            (x + w * 0.16, y - h * 0.22),
            (x + w * 0.04, y - h * 0.4),
            (x + w * 0.09, y - h * 0.62),
            (x - w * 0.015, y - h * 0.78),
        ],
        fade(dark, mix(dark, mood.haze, 0.4)),
    )
    ink = mix(mood.hill(0.75), INK, 0.1) if mood.snow else mood.tint("#fbf7ec", 0.4)
    swell = w * (0.011 if mood.snow else 0.015)
    streaks = []
    for across, up, lean, drop, wide in _GULLIES:
        px, py = x + w * across, y - h * (up + k)
        streaks.append(
            [
                (px, py, 0.6),
                (px + w * lean * 0.3, py + h * drop * 0.45, swell * wide),
                (px + w * lean * 0.75, py + h * drop * 0.75, swell * wide * 0.7),
                (px + w * lean, py + h * drop, 0.6),
            ]
        )
    scene.limbs(streaks, ink, 0.92)


def mountain(brief: Brief) -> None:
    """A fell with its tarn, a cairn with the red T, and a walker."""
    scene, mood, dice = brief.scene, brief.mood, brief.dice
    x = dice.between(186, 214)
    land.sky(scene, mood, dice, light=brief.light(48, 96, top=50, bottom=90), horizon=190)
    land.ridge(scene, dice, mood.hill(0.1), mix(mood.hill(0.1), mood.haze, 0.5), y=140, rise=14, base=240)
    peak(scene, mood, dice, x + dice.between(120, 150), 232, 260, dice.between(84, 104))
    peak(scene, mood, dice, x, 236, dice.between(300, 350), dice.between(158, 178))
    land.ridge(scene, dice, mood.hill(0.85), mix(mood.hill(0.85), mood.haze, 0.25), y=212, rise=8, base=262)
    tarn = dice.between(200, 240)
    land.ground(scene, mood, dice, y=230, swell=5)
    scene.blob(
        [
            (tarn - 80, 246),
            (tarn - 20, 240),
            (tarn + 60, 241),
            (tarn + 120, 246),
            (tarn + 60, 251),
            (tarn - 30, 252),
        ],
        fade(*(mix(tone, mood.ground, 0.55) if mood.snow else tone for tone in mood.water)),
    )
    land.drift(
        scene,
        mood,
        [(-95, 252), (20, 244), (90, 250), (160, 266), (270, 280), (495, 270)],
        colour=mix(mood.ground, mood.shade, 0.35),
    )
    _cairn(scene, mood, dice, 92, 262)
    with scene.at(dice.between(140, 152), 272, 0.92, flip=dice.chance(0.3)):
        hiker(
            scene,
            mood,
            coat=dice.pick((OXIDE, "#41608a", "#c8902f")),
            pack=dice.pick(("#3c6450", "#c8902f", "#2c4a6e")),
        )
    plants.stones(scene, mood, dice, [(210, 286, 12), (230, 290, 7), (330, 288, 14)])
    land.furrows(scene, mood, dice, top=274, bottom=296, count=8)


def _cairn(scene: Scene, mood: Mood, dice: Dice, x: float, y: float) -> None:
    grey = mood.tint(mix("#8f867c", mood.shade, 0.15))
    for i, (w, h) in enumerate(((20, 10), (17, 9), (14, 9), (10, 8), (6, 7))):
        dx = x + dice.between(-2.5, 2.5)
        y0 = y - i * 8.2
        scene.blob(
            [
                (dx - w, y0),
                (dx - w * 0.9, y0 - h * 0.7),
                (dx, y0 - h),
                (dx + w * 0.92, y0 - h * 0.75),
                (dx + w, y0),
                (dx, y0 + 2),
            ],
            mix(grey, mood.light if i % 2 else INK, 0.16),
        )
    scene.lines([[(x - 6, y - 17), (x + 6, y - 17)], [(x, y - 17), (x, y - 7)]], mood.tint("#c4301f", 0.4), 3)
    if mood.snow:
        scene.limbs([[(x - 5, y - 40.5, 2.4), (x + 5, y - 40.5, 2.4)]], mood.ground)


def ski(brief: Brief) -> None:
    """A cross-country skier between snowy spruces."""
    scene, mood, dice = brief.scene, brief.mood, brief.dice
    land.sky(scene, mood, dice, light=brief.light(60, 150, top=46, bottom=80), horizon=170)
    land.ridges(scene, mood, dice, top=116, base=196, rise=20)
    land.treeline(scene, mood, dice, y=200, height=24)
    land.ground(scene, mood, dice, y=198, swell=6)
    land.drift(
        scene,
        mood,
        [(-95, 232), (40, 226), (160, 236), (300, 222), (495, 234)],
        colour=mix(mood.ground, mood.shade, 0.22),
    )
    for x, y, h in (
        (296, 240, 66),
        (326, 250, 96),
        (360, 244, 72),
        (398, 256, 116),
        (62, 238, 56),
        (30, 248, 84),
        (-6, 244, 70),
    ):
        plants.spruce(scene, mood, x + dice.between(-6, 6), y, h * dice.between(0.92, 1.1))
    land.drift(scene, mood, [(-95, 262), (40, 268), (180, 262), (320, 256), (495, 266)])
    groove = mix(mood.shade, mood.veil, 0.12)
    scene.curves(
        [
            [(-95, 287), (60, 283), (200, 280), (340, 279), (495, 283)],
            [(-95, 295), (60, 291), (200, 288), (340, 287), (495, 291)],
        ],
        groove,
        2.4,
    )
    scene.curves(
        [
            [(304, 258), (250, 244), (232, 234), (262, 224), (318, 216)],
            [(316, 257), (262, 244), (242, 234), (268, 225), (320, 217)],
        ],
        groove,
        1.2,
    )
    land.furrows(scene, mood, dice, top=266, bottom=274, count=4)
    with scene.at(dice.between(176, 196), 284, dice.between(1.62, 1.78)):
        skier(scene, mood, coat=dice.pick((OXIDE, "#2c4a6e", "#2f6a5a", "#c8702c")))


def trail(brief: Brief) -> None:
    """A path to the fell, a signpost and a walker."""
    scene, mood, dice = brief.scene, brief.mood, brief.dice
    x = dice.between(216, 250)
    land.sky(scene, mood, dice, light=brief.light(60, 140, top=46, bottom=84), horizon=170)
    land.ridge(scene, dice, mood.hill(0.05), mix(mood.hill(0.05), mood.haze, 0.5), y=136, rise=14, base=220)
    peak(scene, mood, dice, x, 206, 270, dice.between(82, 98))
    land.ridge(scene, dice, mood.hill(0.7), mix(mood.hill(0.7), mood.haze, 0.3), y=186, rise=9, base=240)
    land.treeline(scene, mood, dice, y=208, height=16)
    land.ground(scene, mood, dice, y=206, swell=5)
    path = mood.tint(mix("#dcc39a", mood.ground, 0.12))
    scene.blob(
        [
            (x - 4, 210),
            (x + 3, 210),
            (x + 16, 218),
            (x - 26, 230),
            (x - 10, 244),
            (x + 66, 262),
            (x + 40, 305),
            (x + 40, 305),
            (x - 96, 305),
            (x - 96, 305),
            (x - 40, 270),
            (x - 62, 246),
            (x - 52, 228),
            (x - 4, 217),
        ],
        fade(mix(path, mood.haze, 0.3), path),
    )
    plants.birch(scene, mood, dice, dice.between(330, 348), 262, dice.between(112, 128))
    plants.birch(scene, mood, dice, 380, 256, dice.between(84, 100))
    land.furrows(scene, mood, dice, top=226, bottom=292, count=12)
    plants.stones(scene, mood, dice, [(318, 284, 13), (296, 288, 8), (64, 284, 10)])
    _signpost(scene, mood, 96, 278, dice.chance(0.5))
    with scene.at(x - 20, 272, 1.04, flip=dice.chance(0.3)):
        hiker(
            scene,
            mood,
            coat=dice.pick((OXIDE, "#2c4a6e", "#2f6a5a")),
            pack=dice.pick(("#c8902f", "#a4532b", "#41608a")),
        )


def _signpost(scene: Scene, mood: Mood, x: float, y: float, swapped: bool) -> None:
    wood = mood.tint("#a5713f")
    scene.rect(x - 4, y - 128, 8, 130, mix(wood, INK, 0.25))
    for i, side in enumerate((1, -1, 1)):
        side = -side if swapped else side
        top = y - 120 + i * 21
        board = [
            (x - 10 * side, top),
            (x + 44 * side, top),
            (x + 54 * side, top + 7.5),
            (x + 44 * side, top + 15),
            (x - 10 * side, top + 15),
        ]
        scene.poly(board, mix(wood, mood.light, 0.12 * i))
        scene.lines([[(x + 6 * side, top + 7.5), (x + 36 * side, top + 7.5)]], mix(wood, INK, 0.5), 2)
    scene.lines(
        [[(x - 4, y - 44), (x + 4, y - 44)], [(x, y - 44), (x, y - 36)]], mood.tint("#c4301f", 0.3), 3
    )


def reindeer_herd(brief: Brief) -> None:
    """One large reindeer, others behind."""
    scene, mood, dice = brief.scene, brief.mood, brief.dice
    land.sky(scene, mood, dice, light=brief.light(56, 110, top=46, bottom=80), horizon=180)
    land.ridges(scene, mood, dice, top=132, base=206, rise=20)
    land.ground(scene, mood, dice, y=206, swell=7)
    for x, y, size in ((58, 232, 0.54), (362, 238, 0.62), (318, 228, 0.44)):
        with scene.at(x + dice.between(-8, 8), y, size, flip=dice.chance(0.5)):
            distant_reindeer(scene, mood, coat=dice.pick(("#8a725c", "#6d5747")))
    land.drift(scene, mood, [(-95, 262), (50, 254), (190, 258), (320, 250), (495, 262)])
    land.furrows(scene, mood, dice, top=264, bottom=296, count=10)
    plants.stones(scene, mood, dice, [(52, 284, 15), (78, 289, 8), (326, 288, 12)])
    with scene.at(dice.between(170, 186), 280, dice.between(1.66, 1.8)):
        reindeer(scene, mood, coat=dice.pick(("#7d6552", "#8b7059", "#6b574a")), grazing=dice.chance(0.25))
