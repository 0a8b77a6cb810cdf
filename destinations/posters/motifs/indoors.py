"""Café and bed: rooms that look out, or fronts that look in."""

from .. import landscape as land
from .. import plants
from ..houses import cottage_row, house, lantern, plume
from ..landmarks import church
from ..palette import INK, LAMP, LAMP_CORE, OXIDE, Mood, mix
from ..scene import Dice, Glow, Scene, fade
from .brief import Brief
from .fronts import coffee_house, guesthouse


def cafe(brief: Brief) -> None:
    """A cup by the window, or the coffee house from outside."""
    if brief.dice.chance(0.5):
        _coffee_table(brief)
    else:
        coffee_house(brief)


def _outlook(brief: Brief, *, horizon: float) -> None:
    scene, mood, dice = brief.scene, brief.mood, brief.dice
    land.sky(scene, mood, dice, light=brief.light(110, 160, top=58, bottom=80), horizon=horizon)
    land.ridges(scene, mood, dice, top=horizon - 42, base=horizon + 10)
    land.ground(scene, mood, dice, y=horizon + 8, swell=3)


def _casement(
    scene: Scene,
    mood: Mood,
    box: tuple[float, float, float, float],
    frame: str,
    plaster: str,
    *,
    columns: int,
) -> None:
    """The wall around a window that shows what was painted so far, with its frame and glazing bars."""
    x, y, w, h = box
    scene.rects(
        [(-95, 0, x + 95, 305), (x + w, 0, 495 - x - w, 305), (x, 0, w, y), (x, y + h, w, 305 - y - h)],
        plaster,
    )
    bar = 5
    lines = [(x + w * i / columns - bar / 2, y, bar, h) for i in range(1, columns)] + [
        (x, y + h * 0.4, w, bar)
    ]
    scene.rects(lines, frame)
    scene.rects(
        [(x - 9, y - 9, 9, h + 18), (x + w, y - 9, 9, h + 18), (x, y - 9, w, 9), (x, y + h, w, 9)],
        mix(frame, INK, 0.1),
    )
    scene.rect(x - 16, y + h + 7, w + 32, 7, frame)


def _coffee_table(brief: Brief) -> None:
    scene, mood, dice = brief.scene, brief.mood, brief.dice
    _outlook(brief, horizon=140)
    if dice.chance(0.5):
        with scene.at(dice.between(218, 250), 158, 0.5):
            church(scene, mood, fine=False)
        cottage_row(scene, mood, dice, 162, start=60, end=215, height=22)
        cottage_row(scene, mood, dice, 168, start=250, end=350, height=22)
    else:
        cottage_row(scene, mood, dice, 160, start=60, end=350, height=30)
    panel = dice.pick(("#33574a", "#7c2f24", "#2c4a6e", "#b9822e"))
    plaster = mix(mix(panel, "#1b1412", 0.25 if mood.lit > 0.5 else 0.0), LAMP, 0.12)
    frame = mix("#f4ecdb", mood.veil, mood.dark * 0.45)
    _casement(scene, mood, (74, 34, 252, 150), frame, plaster, columns=3)
    scene.lines([[(x, 0), (x, 300)] for x in (-60, -20, 20, 380, 420, 460)], mix(plaster, INK, 0.3), 1.4)
    for side in (-1, 1):
        cx = 200 + side * 138
        scene.blob(
            [
                (cx - side * 36, 22),
                (cx - side * 36, 22),
                (cx - side * 30, 70),
                (cx - side * 8, 120),
                (cx - side * 2, 130),
                (cx + side * 16, 128),
                (cx + side * 16, 128),
                (cx + side * 20, 22),
                (cx + side * 20, 22),
            ],
            mix("#f3ead6", mood.veil, mood.dark * 0.6),
        )
        scene.limbs([[(cx - side * 6, 127, 3.4), (cx + side * 18, 124, 3.4)]], mix(OXIDE, LAMP, 0.15))
    table = "#a56c3c"
    scene.rect(-95, 218, 590, 87, fade(mix(table, LAMP, 0.28), mix(table, INK, 0.25)))
    scene.lines([[(-95, 244), (495, 244)], [(-95, 274), (495, 274)]], mix(table, INK, 0.3), 1.3)
    scene.rect(-95, 214, 590, 5, mix(table, "#ffffff", 0.3))
    cup_x = dice.between(178, 206)
    _cup(scene, dice, cup_x, 276, dice.pick(("#f6f1e4", "#c8862a", "#2f5f63", "#a3301f")))
    _waffle(scene, cup_x - 98, 270) if dice.chance(0.5) else _bun(scene, cup_x - 98, 270)
    _candle(scene, cup_x + 92, 266)


def _cup(scene: Scene, dice: Dice, x: float, y: float, colour: str) -> None:
    scene.ellipse(x, y, 52, 9, "#5a3a24", 0.4)
    scene.ellipse(x, y - 3, 50, 9, "#f3ead9")
    scene.ellipse(x, y - 5, 34, 5, "#d8cbb4")
    for k in (-12, 6):
        scene.limbs(
            [
                [
                    (x + k, y - 62, 1.6),
                    (x + k + 6, y - 74, 3.4),
                    (x + k - 1, y - 88, 4),
                    (x + k + 8, y - 106, 2.6),
                ]
            ],
            fade((0, "#ffffff", 0), (1, "#ffffff", 0.75)),
        )
    scene.curve([(x + 30, y - 44), (x + 50, y - 46), (x + 50, y - 24), (x + 26, y - 19)], colour, 6.5)
    scene.path(
        f"M{x - 36:.1f} {y - 54:.1f}c0 30 8 48 22 50h28c14-2 22-20 22-50z",
        fade(mix(colour, "#ffffff", 0.12), mix(colour, INK, 0.16)),
    )
    scene.ellipse(x, y - 54, 36, 7.5, mix(colour, "#ffffff", 0.45))
    scene.ellipse(x, y - 53, 31, 5.5, "#4a2a18")
    scene.ellipse(x - 6, y - 53, 13, 2.4, "#8a5a34")
    band = mix(colour, OXIDE if colour == "#f6f1e4" else "#ffffff", 0.7)
    scene.dots([(x - 24 + i * 12, y - 32 + (2 if i in (0, 4) else 4)) for i in range(5)], 4.4, band)


def _waffle(scene: Scene, x: float, y: float) -> None:
    scene.ellipse(x, y, 46, 10, "#5a3a24", 0.35)
    scene.ellipse(x, y - 3, 45, 10, "#e9e0cf")
    scene.ellipse(x, y - 4, 33, 6.5, "#d4c7b0")
    heart = [
        (x, y - 4),
        (x - 20, y - 10),
        (x - 26, y - 18),
        (x - 14, y - 23),
        (x, y - 17),
        (x + 14, y - 23),
        (x + 26, y - 18),
        (x + 20, y - 10),
    ]
    scene.blob([(a, b + 3) for a, b in heart], "#a86a26")
    scene.blob(heart, "#dda34a")
    scene.lines(
        [
            [(x - 18, y - 19), (x + 8, y - 8)],
            [(x - 6, y - 19), (x + 14, y - 10)],
            [(x + 18, y - 19), (x - 8, y - 8)],
            [(x + 6, y - 19), (x - 14, y - 10)],
        ],
        "#b97c30",
        1.6,
    )
    scene.ellipse(x - 2, y - 17, 10, 5, "#fbf6ea")
    scene.ellipse(x + 6, y - 20, 8, 4.5, "#b2273a")


def _bun(scene: Scene, x: float, y: float) -> None:
    scene.ellipse(x, y, 46, 10, "#5a3a24", 0.35)
    scene.ellipse(x, y - 3, 45, 10, "#e9e0cf")
    scene.ellipse(x, y - 4, 33, 6.5, "#d4c7b0")
    scene.blob(
        [
            (x - 27, y - 6),
            (x - 27, y - 17),
            (x - 12, y - 25),
            (x + 12, y - 25),
            (x + 27, y - 17),
            (x + 27, y - 6),
            (x, y - 2),
        ],
        "#c98a3e",
    )
    scene.ellipse(x, y - 18, 22, 6.5, "#dda555")
    scene.curve(
        [
            (x + 14, y - 18),
            (x, y - 22.5),
            (x - 15, y - 18),
            (x, y - 14.5),
            (x + 8, y - 18),
            (x - 2, y - 20),
            (x - 6, y - 17.5),
        ],
        "#7f4a1e",
        2,
    )
    scene.dots(
        [(x - 10, y - 22), (x + 4, y - 24), (x + 16, y - 20), (x - 17, y - 17), (x + 9, y - 15)],
        2.2,
        "#fff7e6",
    )


def _candle(scene: Scene, x: float, y: float) -> None:
    scene.disc(x, y - 50, 44, Glow(LAMP, 0.6))
    scene.ellipse(x, y, 22, 5, "#8a5a24")
    scene.path(f"M{x - 20:.1f} {y - 2:.1f}h40l-4 5h-32z", "#c8902f")
    scene.rect(x - 6.5, y - 38, 13, 38, "#f6efdf")
    scene.rect(x + 2.5, y - 38, 4, 38, "#dfd3ba")
    scene.blob([(x, y - 58), (x, y - 58), (x + 5, y - 47), (x, y - 40), (x - 5, y - 47)], "#ffb347")
    scene.blob([(x, y - 52), (x, y - 52), (x + 2.5, y - 46), (x, y - 42), (x - 2.5, y - 46)], LAMP_CORE)


def bed(brief: Brief) -> None:
    """A bedroom with a view of the night, or a lodge in the forest with its lamps lit."""
    brief.dice.pick((_bedroom, _lodge, guesthouse))(brief)


def _bedroom(brief: Brief) -> None:
    scene, mood, dice = brief.scene, brief.mood, brief.dice
    _outlook(brief, horizon=116)
    for x, h in ((112, 40), (132, 58), (268, 50), (292, 34)):
        plants.spruce(scene, mood, x + dice.between(-5, 5), 146, h)
    log = mix(mix("#8a5a38", mood.veil, 0.4 if mood.stars else 0.12), LAMP, 0.06)
    frame = mix("#f0e6d2", mood.veil, mood.dark * 0.7)
    _casement(scene, mood, (96, 30, 208, 112), frame, log, columns=2)
    seams = [28 * i for i in range(11)]
    dark = mix(log, INK, 0.34)
    scene.lines([[(-95, y), (84, y)] for y in seams] + [[(316, y), (495, y)] for y in seams], dark, 2)
    scene.disc(338, 140, 120, Glow(LAMP, 0.6))
    cloth = dice.pick(("#96321f", "#2c4a6e", "#33574a", "#b9822e"))
    for side in (-1, 1):
        x = 200 + side * 104
        scene.blob(
            [
                (x - side * 26, 18),
                (x - side * 26, 18),
                (x - side * 18, 70),
                (x - side * 12, 156),
                (x - side * 12, 156),
                (x + side * 22, 156),
                (x + side * 22, 156),
                (x + side * 20, 18),
                (x + side * 20, 18),
            ],
            mix(mix(cloth, "#f0e6d2", 0.75), mood.veil, mood.dark * 0.6),
        )
    scene.rect(70, 14, 260, 4, mix("#5b3a2a", mood.veil, 0.2))
    scene.rect(-95, 268, 590, 40, mix("#6b4530", mood.veil, 0.2))
    _night_table(scene, 338, 270)
    _bedstead(scene, mood, dice, cloth)


def _night_table(scene: Scene, x: float, y: float) -> None:
    scene.rect(x - 26, y - 62, 52, 62, "#7a4a2c")
    scene.rect(x - 30, y - 66, 60, 6, "#9a653d")
    scene.rect(x - 20, y - 52, 40, 18, "#8a5734")
    scene.dots([(x, y - 43)], 5, "#d9a441")
    scene.rect(x - 2.5, y - 96, 5, 30, "#c8902f")
    scene.limbs([[(x - 11, y - 68, 2), (x + 11, y - 68, 2)]], "#c8902f")
    scene.poly(
        [(x - 22, y - 94), (x - 12, y - 126), (x + 12, y - 126), (x + 22, y - 94)],
        fade("#ffdf9c", LAMP_CORE, LAMP),
    )


def _bedstead(scene: Scene, mood: Mood, dice: Dice, cloth: str) -> None:
    night = mood.dark * 0.5
    wood = mix("#5d3a25", mood.veil, night * 0.6)
    linen = mix("#f6f0e2", mood.veil, night)
    quilt = mix(cloth, mood.veil, night)
    scene.blob([(28, 290), (28, 290), (28, 168), (36, 150), (58, 144), (66, 150), (66, 292), (66, 292)], wood)
    scene.rects([(276, 226, 14, 66), (40, 262, 250, 16)], mix(wood, INK, 0.15))
    scene.blob(
        [
            (64, 262),
            (62, 216),
            (76, 208),
            (180, 210),
            (262, 212),
            (284, 222),
            (284, 264),
            (284, 264),
            (64, 264),
        ],
        quilt,
    )
    scene.blob([(60, 216), (64, 192), (86, 184), (122, 190), (134, 206), (124, 220), (90, 224)], linen)
    scene.curve([(74, 200), (90, 196), (112, 202)], mix(linen, mood.veil, 0.22), 1.8)
    scene.blob(
        [
            (104, 222),
            (110, 206),
            (136, 203),
            (142, 206),
            (136, 222),
            (140, 264),
            (140, 264),
            (108, 264),
            (108, 264),
        ],
        mix(linen, "#ffffff", 0.25),
    )
    band = mix("#f0e2c0", quilt, 0.12)
    scene.rects([(158, 211, 6, 53), (250, 213, 6, 50)], band)
    for i in range(3):
        x = 182 + i * 26
        scene.poly([(x, 222), (x + 10, 237), (x, 252), (x - 10, 237)], band)
        scene.poly([(x, 229), (x + 5, 237), (x, 245), (x - 5, 237)], quilt)
    scene.rects([(276, 218, 14, 10)], mix(wood, "#ffffff", 0.12))


def _lodge(brief: Brief) -> None:
    scene, mood, dice = brief.scene, brief.mood, brief.dice
    land.sky(scene, mood, dice, light=brief.light(70, 160, top=44, bottom=70), horizon=170)
    land.ridges(scene, mood, dice, top=124, base=196, rise=20)
    land.treeline(scene, mood, dice, y=202, height=34)
    land.ground(scene, mood, dice, y=200, swell=5)
    for x, h in ((52, 96), (84, 132), (20, 72), (330, 120), (362, 86)):
        plants.spruce(scene, mood, x + dice.between(-6, 6), 236, h * dice.between(0.92, 1.08))
    x = dice.between(106, 118)
    house(
        scene,
        mood,
        dice,
        x,
        254,
        136,
        50,
        dice.pick(("#5b3a2a", "#6b4029", "#86806f", "#96321f")),
        depth=54,
        rise=48,
        panes=4,
        door=0.5,
        smoke=True,
    )
    land.drift(scene, mood, [(-95, 268), (60, 262), (180, 255), (300, 260), (495, 266)])
    path = mix(mood.shade, mood.ground, 0.2) if mood.snow else mood.tint("#b9a284")
    scene.blob(
        [(x + 58, 255), (x + 78, 255), (x + 70, 268), (x + 106, 304), (x + 26, 304), (x + 52, 272)], path
    )
    if mood.snow:
        scene.poly(
            [(x + 14, 257), (x + 122, 257), (x + 140, 278), (x - 2, 278)], fade((0, LAMP, 0.55), (1, LAMP, 0))
        )
    lantern(scene, mood, x + 96, 222, 9)
    plants.spruce(scene, mood, dice.between(-4, 14), 290, 128)
    plants.spruce(scene, mood, 392, 288, 104)
    land.furrows(scene, mood, dice, top=272, bottom=294, count=7)
    if mood.snow and dice.chance(0.5):
        scene.lines(
            [[(x + 150, 262), (x + 146, 214)], [(x + 156, 262), (x + 154, 214)]], mood.tint("#d9a23c", 0.5), 3
        )
        scene.lines([[(x + 161, 262), (x + 163, 222)]], mood.tint("#5b4a3f"), 1.6)
    else:
        plume(scene, mood, dice, x + 176, 262, 30, wide=0.12)
        scene.polys(
            [
                [(x + 164, 268), (x + 190, 262), (x + 190, 266), (x + 166, 271)],
                [(x + 164, 262), (x + 190, 268), (x + 188, 271), (x + 163, 266)],
            ],
            mood.tint("#6b4029"),
        )
        scene.disc(x + 176, 258, 26, Glow("#ff9a3c", 0.7))
        scene.blob(
            [(x + 168, 263), (x + 170, 252), (x + 176, 242), (x + 182, 252), (x + 184, 263)], "#ff9f3e"
        )
        scene.blob([(x + 172, 263), (x + 176, 252), (x + 180, 263)], LAMP_CORE)
