"""Shop, coffee house and guesthouse: fronts that fill the middle of the picture."""

from .. import landscape as land
from .. import plants
from ..houses import house, lantern, roof, wall, windows
from ..palette import INK, LAMP, OXIDE, Mood, mix
from ..people import visitor
from ..scene import Dice, Scene, fade
from .brief import Brief


def facade(scene: Scene, mood: Mood, dice: Dice, colour: str, *, awning: str) -> None:
    """A shop front that fills the middle of the scene: two display windows, a door, an awning over both."""
    paint = mood.tint(colour)
    scene.poly([(338, 262), (338, 128), (370, 78), (402, 132), (402, 254)], mix(paint, INK, 0.34))
    wall(scene, mood, (56, 128, 282, 134), paint)
    white = mood.white
    scene.rects([(56, 128, 7, 134), (331, 128, 7, 134), (56, 252, 282, 10)], white)
    glass = fade("#ffe3a6", LAMP) if mood.lit > 0.5 else fade(mood.tint("#5d7f97"), mood.tint("#2b4566"))
    for x in (76, 240):
        scene.rect(x, 166, 80, 74, white)
        scene.rect(x + 4, 170, 72, 66, glass)
    scene.rect(170, 164, 56, 98, white)
    scene.rect(175, 169, 46, 93, mood.tint("#4b2a1c"))
    scene.rect(182, 176, 32, 44, LAMP if mood.lit > 0.5 else mood.tint("#6d8ea3"))
    scene.dots([(216, 222)], 5, mood.tint("#d9a441", 0.4))
    scene.rect(56, 128, 282, 10, INK, 0.3)
    stripes: dict[str, list[list[tuple[float, float]]]] = {
        mood.tint(awning, 0.6): [],
        mood.tint("#f4ead4", 0.6): [],
    }
    for x in (70, 234):
        for i in range(8):
            ink = list(stripes)[i % 2]
            a, b = x + 4 + i * 10.5, x + 4 + (i + 1) * 10.5
            stripes[ink].append([(a, 150), (b, 150), (b + (i - 3) * 1.4, 174), (a + (i - 4) * 1.4, 174)])
    for ink, quads in stripes.items():
        scene.polys(quads, ink)
    top = mood.ground if mood.snow else mood.roof
    scene.rect(116, 52, 20, 30, mood.tint("#4a3d37"))
    scene.line([(116, 52), (136, 52)], top if mood.snow else mood.tint("#6a5a50"), 4)
    scene.poly(
        [(44, 134), (90, 76), (370, 76), (346, 134)],
        fade(mix(top, mood.light, 0.12), mix(top, mood.shade, 0.6 if mood.snow else 0.0)),
    )
    if mood.snow:
        scene.line([(44, 134), (346, 134)], mix(mood.ground, mood.shade, 0.75), 8)
        scene.line([(90, 75), (370, 75), (404, 132)], mood.ground, 6)
    else:
        scene.line([(338, 130), (370, 78), (404, 134)], white, 4)


def hanging_sign(scene: Scene, mood: Mood, x: float, y: float) -> None:
    """A round sign on a wrought bracket, centre at (x, y), ready for an emblem within 13 units."""
    iron = mood.tint("#22201f", 0.5)
    scene.curves(
        [
            [(x - 30, y - 26), (x, y - 28), (x + 16, y - 26)],
            [(x - 30, y - 12), (x - 18, y - 16), (x - 10, y - 27)],
        ],
        iron,
        2.2,
    )
    scene.lines([[(x - 7, y - 27), (x - 7, y - 16)], [(x + 7, y - 27), (x + 7, y - 16)]], iron, 1.4)
    scene.disc(x, y, 19, iron)
    scene.disc(x, y, 17, mood.tint("#f1e4c6", 0.4))


def shop(brief: Brief) -> None:
    """A shop front with things of wool, clay and birch bark behind the panes."""
    scene, mood, dice = brief.scene, brief.mood, brief.dice
    land.sky(scene, mood, dice, light=brief.light(186, 250, top=38, bottom=50), horizon=170)
    land.ridges(scene, mood, dice, top=112, base=210)
    land.ground(scene, mood, dice, y=214, swell=2)
    house(scene, mood, dice, -86, 240, 100, 44, dice.pick(("#96321f", "#86806f")), depth=36, rise=32, panes=4)
    facade(
        scene,
        mood,
        dice,
        dice.pick(("#3c6450", "#96321f", "#41608a", "#a9562c")),
        awning=dice.pick(("#a3301f", "#c8862a", "#2c4a6e")),
    )
    _goods(scene, mood, dice)
    land.drift(scene, mood, [(-95, 266), (56, 262), (200, 260), (338, 262), (495, 262)])
    if mood.lit > 0.5 and mood.snow:
        for x in (80, 244):
            scene.poly(
                [(x, 262), (x + 72, 262), (x + 92, 286), (x - 20, 286)], fade((0, LAMP, 0.6), (1, LAMP, 0))
            )
    hanging_sign(scene, mood, 364, 158)
    _emblem(scene, mood, dice.whole(0, 2))
    _bench(scene, mood, dice.between(246, 256), 272)
    with scene.at(dice.between(122, 140), 284, 1.16, flip=dice.chance(0.5)):
        visitor(
            scene,
            mood,
            coat=dice.pick(("#c8902f", "#2c4a6e", "#8e2f22")),
            cap="#f1ede1",
            skirt=dice.chance(0.6),
        )
    land.furrows(scene, mood, dice, top=276, bottom=296, count=7)


def _emblem(scene: Scene, mood: Mood, which: int) -> None:
    """A mitten, a jug or a ball of yarn on the hanging sign."""
    red, blue = mood.tint(OXIDE, 0.4), mood.tint("#2c4a6e", 0.4)
    if which == 0:
        scene.path("M356 166v-14c0-7 10-7 10 0v4c3-4 8-1 6 3l-6 7z", red)
        scene.rect(355, 166, 12, 4, blue)
    elif which == 1:
        scene.path("M358 148h11l-1 4c6 4 6 14-1 18h-8c-7-4-7-14 0-18z", blue)
        scene.curve([(370, 153), (376, 156), (373, 164)], blue, 2.2)
        scene.line([(356, 161), (371, 161)], mood.tint("#f1e4c6", 0.4), 1.6)
    else:
        scene.disc(364, 158, 9.5, red)
        scene.curves(
            [
                [(356, 155), (364, 152), (372, 155)],
                [(355, 160), (364, 157), (373, 160)],
                [(358, 150), (362, 158), (360, 166)],
            ],
            mood.tint("#f1e4c6", 0.4),
            1.1,
        )
        scene.curve([(368, 166), (374, 170), (380, 168)], red, 1.6)


def _goods(scene: Scene, mood: Mood, dice: Dice) -> None:
    inks = dice.shuffled(("#96321f", "#41608a", "#2f6a4e", "#c8702c", "#7a4b2d"))
    scene.rects([(80, 206, 72, 3), (244, 206, 72, 3)], mood.tint("#6b4029"))
    for base, shift in ((206, 0), (236, 2)):
        for i in range(4):
            ink = mood.tint(inks[(i + shift) % 5], 0.5)
            x = 84 + i * 17
            if (i + shift) % 2:
                scene.blob(
                    [
                        (x, base),
                        (x, base),
                        (x, base - 15),
                        (x + 4, base - 19),
                        (x + 9, base - 19),
                        (x + 13, base - 15),
                        (x + 13, base),
                        (x + 13, base),
                    ],
                    ink,
                )
            else:
                scene.rect(x, base - 13, 13, 13, ink)
                scene.rect(x + 2, base - 16, 9, 3, mix(ink, "#ffffff", 0.5))
    for i in range(3):
        ink = mood.tint(inks[i], 0.5)
        x = 250 + i * 23
        scene.path(f"M{x} 202v-18h-4v-8l5-4h12l5 4v8h-4v18z", ink)
        scene.lines([[(x, 190), (x + 14, 190)], [(x, 195), (x + 14, 195)]], mix(ink, "#ffffff", 0.6), 1.6)
    scene.limbs(
        [[(252, 232, 4), (280, 232, 4)], [(252, 224, 4), (280, 224, 4)], [(256, 216, 4), (276, 216, 4)]],
        mood.tint(inks[3], 0.5),
    )
    scene.blob([(292, 236), (288, 222), (300, 218), (312, 222), (308, 236)], mood.tint("#b98a4e", 0.5))


def _bench(scene: Scene, mood: Mood, x: float, y: float) -> None:
    wood = mood.tint("#7a4b2d")
    scene.lines([[(x + 6, y), (x + 6, y - 16)], [(x + 60, y), (x + 60, y - 16)]], mix(wood, INK, 0.4), 3)
    scene.rects([(x, y - 18, 66, 5), (x + 2, y - 34, 62, 4), (x + 2, y - 27, 62, 4)], wood)
    if mood.snow:
        scene.limbs([[(x + 2, y - 19, 2), (x + 33, y - 21, 3), (x + 64, y - 19, 2)]], mood.ground)


def coffee_house(brief: Brief) -> None:
    """A coffee house with tables outside."""
    scene, mood, dice = brief.scene, brief.mood, brief.dice
    land.sky(scene, mood, dice, light=brief.light(186, 250, top=38, bottom=50), horizon=170)
    land.ridges(scene, mood, dice, top=112, base=210)
    land.ground(scene, mood, dice, y=214, swell=2)
    house(scene, mood, dice, -86, 240, 100, 44, dice.pick(("#41608a", "#3c6450")), depth=36, rise=32, panes=4)
    facade(
        scene,
        mood,
        dice,
        dice.pick(("#c8902f", "#dcc794", "#a9562c", "#96321f")),
        awning=dice.pick(("#a3301f", "#33574a", "#2c4a6e")),
    )
    lamp = mood.tint("#7a4b2d", 0.6)
    for x in (98, 134, 262, 298):
        scene.line([(x, 174), (x, 184)], lamp, 1.2)
        scene.path(f"M{x - 7} 192c0-10 14-10 14 0z", lamp)
    scene.blob(
        [(80, 236), (80, 236), (84, 218), (94, 212), (104, 218), (106, 236), (106, 236)],
        mood.tint("#5b3a2a", 0.5),
    )
    scene.disc(96, 206, 7, mood.tint("#e2b48c", 0.5))
    scene.blob(
        [(150, 236), (150, 236), (146, 218), (136, 212), (126, 218), (124, 236), (124, 236)],
        mood.tint("#33574a", 0.5),
    )
    scene.disc(135, 206, 7, mood.tint("#e2b48c", 0.5))
    scene.rect(106, 224, 20, 3, lamp)
    scene.rects([(250, 214, 60, 3), (256, 200, 12, 14), (274, 204, 10, 10), (290, 198, 14, 16)], lamp)
    land.drift(scene, mood, [(-95, 266), (56, 262), (200, 260), (338, 262), (495, 262)])
    if mood.lit > 0.5 and mood.snow:
        for x in (80, 244):
            scene.poly(
                [(x, 262), (x + 72, 262), (x + 92, 286), (x - 20, 286)], fade((0, LAMP, 0.6), (1, LAMP, 0))
            )
    hanging_sign(scene, mood, 364, 158)
    cup = mood.tint("#6b3d22", 0.4)
    scene.path("M353 153h19v6c0 7-4 10-9 10c-6 0-10-3-10-10z", cup)
    scene.curve([(371, 155), (377, 156), (375, 162), (370, 163)], cup, 1.8)
    scene.curves([[(359, 150), (361, 147), (359, 144)], [(366, 150), (368, 147), (366, 144)]], cup, 1.5)
    for x in (116, 274):
        _garden_table(scene, mood, x + dice.between(-8, 8), 284, parasol=not mood.snow)
    land.furrows(scene, mood, dice, top=282, bottom=297, count=5)


def _garden_table(scene: Scene, mood: Mood, x: float, y: float, *, parasol: bool) -> None:
    iron, wood = mood.tint("#2b2725", 0.5), mood.tint("#a5713f")
    if parasol:
        scene.line([(x, y - 28), (x, y - 92)], mood.white, 2.4)
        for i, ink in enumerate(("#f4ead4", "#a3301f", "#f4ead4", "#a3301f")):
            a, b = x - 52 + i * 26, x - 26 + i * 26
            scene.poly([(x, y - 106), (a, y - 82), (b, y - 82)], mood.tint(ink, 0.6))
    scene.lines([[(x, y), (x, y - 28)], [(x - 14, y), (x, y - 8), (x + 14, y)]], iron, 2.4)
    for side in (-1, 1):
        cx = x + side * 42
        scene.lines(
            [
                [(cx - 8, y), (cx - 8, y - 18)],
                [(cx + 8, y), (cx + 8, y - 18)],
                [(cx + side * 9, y - 18), (cx + side * 12, y - 40)],
            ],
            iron,
            2,
        )
        scene.limbs([[(cx - 10, y - 19, 2.6), (cx + 10, y - 19, 2.6)]], wood)
        if not parasol:
            scene.limbs(
                [[(cx + side * 13, y - 40, 3), (cx + side * 9, y - 20, 4.5), (cx - side * 8, y - 21, 4)]],
                mix(mood.ground, "#d8c9b0", 0.6),
            )
    scene.limbs([[(x - 24, y - 29, 2.6), (x + 24, y - 29, 2.6)]], wood)
    for side in (-14, 5):
        with scene.at(x + side, y - 42):
            scene.path("M0 0h11c0 8-1 10-3 10h-5c-2 0-3-2-3-10z", mood.tint("#f6f1e4", 0.5))


def guesthouse(brief: Brief) -> None:
    """A two-storey guesthouse by evening, most of its windows lit."""
    scene, mood, dice = brief.scene, brief.mood, brief.dice
    land.sky(scene, mood, dice, light=brief.light(52, 90, top=42, bottom=60), horizon=170)
    land.ridges(scene, mood, dice, top=124, base=206, rise=20)
    land.treeline(scene, mood, dice, y=208, height=22)
    land.ground(scene, mood, dice, y=206, swell=3)
    house(scene, mood, dice, dice.between(-84, -60), 236, 100, 36, "#86806f", depth=36, rise=30, panes=4)
    _guesthouse_walls(scene, mood, dice, dice.pick(("#dcc794", "#96321f", "#efe8d8", "#41608a", "#c8902f")))
    land.drift(scene, mood, [(-95, 266), (60, 262), (200, 258), (330, 262), (495, 258)])
    path = mix(mood.shade, mood.ground, 0.2) if mood.snow else mood.tint("#c4ad8c")
    scene.blob([(176, 259), (204, 259), (206, 270), (240, 304), (140, 304), (174, 272)], path)
    if mood.snow:
        scene.poly([(100, 261), (290, 261), (308, 284), (82, 284)], fade((0, LAMP, 0.5), (1, LAMP, 0)))
    for x in (150, 230):
        lantern(scene, mood, x, 226, 8)
    plants.birch(scene, mood, dice, dice.between(48, 62), 284, dice.between(108, 128))
    plants.spruce(scene, mood, dice.between(362, 376), 280, dice.between(96, 120))
    land.furrows(scene, mood, dice, top=276, bottom=297, count=6)


def _guesthouse_walls(scene: Scene, mood: Mood, dice: Dice, colour: str) -> None:
    paint = mood.tint(colour)
    scene.poly(
        [(284, 260), (284, 152), (312, 108), (340, 148), (340, 253)], mix(paint, mood.tint("#2c2430"), 0.34)
    )
    wall(scene, mood, (96, 152, 188, 108), paint)
    scene.rects([(96, 152, 5, 108), (279, 152, 5, 108), (96, 204, 188, 5)], mood.white)
    scene.rect(96, 252, 188, 8, mood.tint("#8d8378"))
    boxes = [(108 + i * 37, y, 15, 24) for y in (168, 218) for i in range(5) if (y, i) != (218, 2)]
    windows(scene, mood, [(*box, dice.chance(max(mood.lit, 0.55))) for box in boxes])
    for y in (166, 214):
        scene.poly([(302, y), (320, y - 2), (320, y + 22), (302, y + 25)], mood.white)
        scene.poly([(304, y + 2), (318, y), (318, y + 20), (304, y + 22)], LAMP)
    scene.rect(174, 210, 32, 50, mood.white)
    scene.rect(178, 214, 24, 46, mood.tint("#4b2a1c"))
    scene.rect(183, 219, 14, 18, LAMP)
    scene.poly([(164, 212), (190, 194), (216, 212)], mood.ground if mood.snow else mood.roof)
    scene.lines([[(166, 212), (166, 260)], [(214, 212), (214, 260)]], mood.white, 3)
    roof(
        scene,
        mood,
        96,
        152,
        188,
        depth=56,
        rise=42,
        lift=4,
        dice=dice,
        chimney=dice.between(0.3, 0.7),
        smoke=True,
    )
