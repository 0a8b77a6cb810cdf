"""Street, fair, shop and concert."""

from .. import landscape as land
from ..houses import house, wall
from ..landmarks import church
from ..palette import INK, LAMP, LAMP_CORE, OXIDE, WALLS, Mood, mix
from ..people import accordionist, fiddler, kick_sledge, singer, visitor
from ..scene import Dice, Glow, Scene, fade
from ..vehicles import sleigh
from .brief import Brief
from .works import slag_heap

_FOCAL, _EYE = 265.0, 2.7  # pixels per metre at one metre; the viewer's eye, metres above the street


class _View:
    """One-point perspective: metres right of the street's middle, above the ground and ahead, to scene units."""

    def __init__(self, x: float, y: float):
        self.x, self.y = x, y

    def __call__(self, right: float, up: float, ahead: float) -> tuple[float, float]:
        return (self.x + _FOCAL * right / ahead, self.y + _FOCAL * (_EYE - up) / ahead)

    def scale(self, ahead: float) -> float:
        """Scale for figures that are 62 units tall, as people of 1.75 m."""
        return _FOCAL / ahead * 1.75 / 62


def street(brief: Brief) -> None:
    scene, mood, dice = brief.scene, brief.mood, brief.dice
    view = _View(dice.between(186, 214), 196)
    land.sky(scene, mood, dice, light=brief.light(view.x + 44, view.x + 80, top=50, bottom=76), horizon=180)
    land.ridges(scene, mood, dice, top=150, base=204)
    land.ground(scene, mood, dice, y=203, swell=0, colour=mix(mood.ground, mood.shade, 0.3))
    with scene.at(view.x - 4, 208, 0.66):
        church(scene, mood)
    paints = [dice.shuffled(WALLS), dice.shuffled(WALLS)]
    road = mood.ground if mood.snow else mood.tint(mix("#b9a284", mood.ground, 0.25))
    edge = [view(-3.7, 0, 60), view(3.7, 0, 60), view(3.9, 0, 4.4), view(-3.9, 0, 4.4)]
    scene.poly(edge, fade(mix(road, mood.haze, 0.2), mix(road, mood.shade, 0.55)))
    spans = [(30.5, 44), (22, 30), (15.4, 21.5), (10.2, 15), (4.3, 9.8)]
    for i, (near, far) in enumerate(spans):
        for side in (-1, 1):
            _street_house(scene, mood, dice, view, side, near, far, paints[side > 0][i])
    if mood.snow:
        for side in (-1, 1):
            bank = [
                view(side * 4.1, 0.5, 40),
                view(side * 4.1, 0.55, 12),
                view(side * 4.1, 0.6, 4.3),
                view(side * 2.9, 0, 4.3),
                view(side * 3.3, 0, 9),
                view(side * 3.6, 0, 40),
            ]
            scene.blob([bank[0], bank[0], *bank[1:]], mix(mood.ground, mood.shade, 0.3))
        scene.lines(
            [[view(-0.5, 0, 40), view(-0.5, 0, 4.4)], [view(0.3, 0, 40), view(0.3, 0, 4.4)]],
            mix(mood.shade, mood.veil, 0.14),
            1.4,
        )
        _string_lights(scene, mood, view)
        px, py = view(-1.1, 0, 7.6)
        with scene.at(px, py, view.scale(7.6) * 1.05, flip=dice.chance(0.5)):
            kick_sledge(scene, mood)
    else:
        px, py = view(-0.9, 0, 8.2)
        with scene.at(px, py, view.scale(8.2)):
            visitor(scene, mood, coat=OXIDE, cap="#c8902f", skirt=dice.chance(0.5))
        px, py = view(-0.2, 0, 8.4)
        with scene.at(px, py, view.scale(8.4), flip=True):
            visitor(scene, mood, coat="#41608a", cap="#5b3a2a")
    px, py = view(1.3, 0, 15)
    with scene.at(px, py, view.scale(15)):
        visitor(scene, mood, coat="#c8902f", cap="#3c6450", skirt=True)


def _street_house(
    scene: Scene, mood: Mood, dice: Dice, view: _View, side: int, near: float, far: float, colour: str
) -> None:
    tall, rise, back = dice.between(3.1, 4.1), dice.between(2.0, 2.8), 3.4
    edge = side * 4.1
    distance = min(1.0, near / 60)
    paint = mix(mood.tint(colour), mood.haze, distance * 0.45)
    front = paint if side < 0 else mix(paint, INK, 0.16)
    top = mood.ground if mood.snow else mood.roof
    gable = [
        view(edge, 0, near),
        view(edge, tall, near),
        view(edge + side * back, tall + rise, near),
        view(edge + side * back * 2, tall, near),
        view(edge + side * back * 2, 0, near),
    ]
    scene.poly(gable, mix(front, mood.tint(INK), 0.3))
    scene.poly(
        [view(edge, 0, near), view(edge, tall, near), view(edge, tall, far), view(edge, 0, far)], front
    )
    scene.lines(
        [[view(edge, tall * k, near), view(edge, tall * k, far)] for k in (0.2, 0.4, 0.6, 0.8)],
        mix(front, INK, 0.25),
        0.8,
    )
    white = mix(mood.white, mood.haze, distance * 0.4)
    count = max(2, round((far - near) / 1.7))
    door = dice.whole(0, count - 1) if count > 2 else None
    frames: list[list[tuple[float, float]]] = []
    lit: list[list[tuple[float, float]]] = []
    dark: list[list[tuple[float, float]]] = []
    step = (far - near) / count
    for i in range(count):
        a, b = near + step * (i + 0.26), near + step * (i + 0.74)
        if i == door:
            scene.poly(_panel(view, edge, a, b, 0, 2.3), white)
            scene.poly(_panel(view, edge, a + 0.08, b - 0.08, 0, 2.2), mood.tint("#4b2a1c"))
            continue
        frames.append(_panel(view, edge, a, b, 1.05, 2.5))
        middle = (a + b) / 2
        for c, d in ((a + 0.07, middle - 0.03), (middle + 0.03, b - 0.07)):
            (lit if dice.chance(mood.lit) else dark).extend(
                [_panel(view, edge, c, d, 1.13, 1.74), _panel(view, edge, c, d, 1.82, 2.42)]
            )
    scene.polys(frames, white)
    scene.polys(lit, mix(LAMP, mood.haze, distance * 0.3))
    scene.polys(dark, mood.tint("#2b4566"))
    over = edge - side * 0.32
    plane = [
        view(over, tall - 0.2, near - 0.08),
        view(edge + side * back, tall + rise, near - 0.08),
        view(edge + side * back, tall + rise, far),
        view(over, tall - 0.2, far),
    ]
    scene.poly(plane, fade(mix(top, mood.light, 0.1), mix(top, mood.shade, 0.55 if mood.snow else 0.0)))
    scene.line([plane[0], plane[3]], mix(top, mood.shade if mood.snow else INK, 0.5), max(0.6, 20 / near))
    if mood.snow:
        scene.line([plane[0], plane[1], plane[2]], mood.ground, max(0.7, 16 / near))
    chimney = near + (far - near) * dice.between(0.35, 0.7)
    cx, cy = view(edge + side * back, tall + rise, chimney)
    size = _FOCAL / chimney
    scene.rect(cx - size * 0.3, cy - size * 0.85, size * 0.6, size * 1.1, mood.tint("#4a3d37"))
    scene.rect(
        cx - size * 0.34,
        cy - size * 0.95,
        size * 0.68,
        size * 0.16,
        mood.ground if mood.snow else mood.tint("#6a5a50"),
    )


def _panel(
    view: _View, right: float, near: float, far: float, low: float, high: float
) -> list[tuple[float, float]]:
    return [view(right, low, near), view(right, high, near), view(right, high, far), view(right, low, far)]


def _string_lights(scene: Scene, mood: Mood, view: _View) -> None:
    for ahead in (14.0, 8.6):
        ends = [
            view(-4.1, 3.3, ahead),
            view(-2, 2.75, ahead),
            view(0, 2.6, ahead),
            view(2, 2.75, ahead),
            view(4.1, 3.3, ahead),
        ]
        scene.curve(ends, mood.tint(INK), max(0.7, 8 / ahead))
        bulbs = []
        for (ax, ay), (bx, by) in zip(ends, ends[1:], strict=False):
            bulbs += [(ax, ay + 1.5), ((ax + bx) / 2, (ay + by) / 2 + 1.5)]
        scene.dots(bulbs[1:], 46 / ahead, LAMP_CORE if mood.lit > 0.5 else LAMP)


def stall(scene: Scene, mood: Mood, dice: Dice, x: float, y: float, w: float, colour: str) -> None:
    """A market stall with a striped awning, `w` wide and 1.15 times as high, front left foot at (x, y)."""
    wood, paint, cream = mood.tint("#8a5a34"), mood.tint(colour, 0.6), mood.tint("#f4ead4", 0.6)
    h = w * 0.42
    scene.rect(
        x + w * 0.05,
        y - w * 0.86,
        w * 0.9,
        w * 0.5,
        mix(mood.tint("#4a2f22"), LAMP, 0.22 if mood.lit > 0.5 else 0.05),
    )
    if mood.lit > 0.5:
        scene.disc(x + w * 0.5, y - w * 0.62, w * 0.62, Glow(LAMP, 0.75))
    scene.rects(
        [(x + w * 0.03, y - w * 0.9, w * 0.045, w * 0.9), (x + w * 0.925, y - w * 0.9, w * 0.045, w * 0.9)],
        wood,
    )
    goods = ("#b23a2a", "#d9a23c", "#f1ede1", "#41608a", "#3c6450")
    for i in range(5):
        gx, r = x + w * (0.17 + i * 0.165), w * dice.between(0.055, 0.075)
        if dice.chance(0.5):
            scene.disc(gx, y - h - r * 0.7, r, mood.tint(dice.pick(goods), 0.5))
        else:
            scene.rect(gx - r, y - h - r * 2, r * 2, r * 2, mood.tint(dice.pick(goods), 0.5))
    wall(scene, mood, (x, y - h, w, h), wood, upright=True)
    scene.rect(x - w * 0.03, y - h - w * 0.02, w * 1.06, w * 0.06, mix(wood, mood.light, 0.3))
    count = 7
    step = w * 1.16 / count
    left, top = x - w * 0.08, y - w * 1.14
    for parity, ink in ((0, paint), (1, cream)):
        stripes = []
        for i in range(parity, count, 2):
            a = left + step * i
            inner_a, inner_b = x + w * 0.04 + w * 0.92 / count * i, x + w * 0.04 + w * 0.92 / count * (i + 1)
            stripes.append(
                f"M{inner_a:.1f} {top:.1f}L{inner_b:.1f} {top:.1f}L{a + step:.1f} {y - w * 0.84:.1f}"
                f"q{-step * 0.05:.1f} {w * 0.085:.1f} {-step / 2:.1f} {w * 0.085:.1f}q{-step * 0.45:.1f} 0 {-step / 2:.1f} {-w * 0.085:.1f}z"
            )
        scene.path("".join(stripes), ink)
    if mood.snow:
        scene.limbs(
            [
                [
                    (x + w * 0.02, top, w * 0.02),
                    (x + w * 0.3, top - w * 0.02, w * 0.04),
                    (x + w * 0.7, top - w * 0.015, w * 0.03),
                    (x + w * 0.98, top, w * 0.02),
                ]
            ],
            mood.ground,
        )


def fair(brief: Brief) -> None:
    scene, mood, dice = brief.scene, brief.mood, brief.dice
    land.sky(scene, mood, dice, light=brief.light(60, 150, top=38, bottom=60), horizon=160)
    land.ridges(scene, mood, dice, top=112, base=200)
    land.ground(scene, mood, dice, y=204, swell=2)
    colours = dice.shuffled(("#96321f", "#c8902f", "#41608a", "#3c6450", "#86806f"))
    for i, x in enumerate((-92, 60, 214, 362)):
        house(
            scene,
            mood,
            dice,
            x + dice.between(-8, 8),
            222,
            108,
            dice.between(38, 46),
            colours[i],
            depth=36,
            rise=32,
            panes=5,
            smoke=i % 2 == 1,
            glow=False,
        )
    _bunting(scene, mood, dice, 150)
    awnings = dice.shuffled(("#a3301f", "#2c4a6e", "#2f6a4e", "#c8862a"))
    horse_first = dice.chance(0.5)
    if horse_first:
        stall(scene, mood, dice, dice.between(24, 34), 244, 72, awnings[0])
        stall(scene, mood, dice, 122, 244, 72, awnings[1])
        stall(scene, mood, dice, 220, 244, 72, awnings[2])
        stall(scene, mood, dice, 318, 244, 72, awnings[3])
        land.drift(scene, mood, [(-95, 258), (90, 254), (250, 257), (495, 252)])
        with scene.at(dice.between(196, 206), 284, 1.06):
            sleigh(
                scene,
                mood,
                blanket=dice.pick(("#2f5346", "#2c4a6e")),
                coat=dice.pick(("#b5834a", "#7a4b2d", "#c9a36a")),
            )
    else:
        stall(scene, mood, dice, -20, 264, 92, awnings[3])
        stall(scene, mood, dice, dice.between(86, 94), 264, 100, awnings[0])
        stall(scene, mood, dice, dice.between(212, 222), 264, 100, awnings[1])
        stall(scene, mood, dice, 340, 264, 92, awnings[2])
        land.drift(scene, mood, [(-95, 270), (90, 263), (250, 266), (495, 261)])
        for x, coat, cap, skirt in (
            (80, "#41608a", "#96321f", False),
            (196, "#96321f", "#f1ede1", True),
            (224, "#3c6450", "#c8902f", False),
            (330, "#c8902f", "#41608a", True),
        ):
            with scene.at(x + dice.between(-6, 6), 280 + dice.between(-3, 5), 1.02, flip=dice.chance(0.5)):
                visitor(scene, mood, coat=coat, cap=cap, skirt=skirt)
    land.furrows(scene, mood, dice, top=284, bottom=297, count=6)


def _bunting(scene: Scene, mood: Mood, dice: Dice, y: float) -> None:
    points = [(-95 + i * 59, y + (8 if i % 2 else -4)) for i in range(11)]
    scene.curve(points, mood.tint(INK), 1.1)
    bulbs = []
    for (ax, ay), (bx, by) in zip(points, points[1:], strict=False):
        bulbs += [(ax + (bx - ax) * t, ay + (by - ay) * t + 2) for t in (0.15, 0.5, 0.85)]
    scene.dots(bulbs, 4.4, LAMP_CORE if mood.lit > 0.5 else mood.tint("#c4301f"))


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
    scene.poly(
        [(44, 134), (90, 76), (370, 76), (346, 134)],
        fade(mix(top, mood.light, 0.12), mix(top, mood.shade, 0.6 if mood.snow else 0.0)),
    )
    scene.rect(116, 52, 20, 30, mood.tint("#4a3d37"))
    scene.line([(116, 52), (136, 52)], top if mood.snow else mood.tint("#6a5a50"), 4)
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
    emblem = mood.tint(OXIDE, 0.4)
    scene.path("M356 166v-14c0-7 10-7 10 0v4c3-4 8-1 6 3l-6 7z", emblem)
    scene.rect(355, 166, 12, 4, mood.tint("#2c4a6e", 0.4))
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


def concert(brief: Brief) -> None:
    scene, mood, dice = brief.scene, brief.mood, brief.dice
    land.sky(scene, mood, dice, light=brief.light(56, 96, top=42, bottom=62), horizon=160)
    land.ridges(scene, mood, dice, top=118, base=204, layers=2)
    slag_heap(scene, mood, dice.between(-70, -40), 214, 190, 74)
    slag_heap(scene, mood, dice.between(230, 260), 214, 240, dice.between(84, 100))
    land.ground(scene, mood, dice, y=210, swell=2)
    iron = mood.tint("#1d1c22", 0.3)
    scene.rect(84, 100, 232, 132, fade(mix("#3b2433", mood.veil, 0.3), "#7a3428"))
    for x, lean, ink in ((120, 26, "#ffd98f"), (200, 0, "#ffb48a"), (280, -26, "#ffd98f")):
        scene.poly(
            [(x - 4, 98), (x + 4, 98), (x + lean + 44, 236), (x + lean - 44, 236)],
            fade((0, ink, 0.8), (1, ink, 0.08)),
        )
    scene.rects([(80, 92, 240, 8), (80, 92, 8, 142), (312, 92, 8, 142)], iron)
    scene.lines(
        [[(80 + i * 16, 93 if i % 2 else 99), (96 + i * 16, 99 if i % 2 else 93)] for i in range(15)],
        mix(iron, "#ffffff", 0.3),
        1,
    )
    scene.rects([(114, 98, 12, 9), (194, 98, 12, 9), (274, 98, 12, 9)], iron)
    scene.dots([(120, 108), (200, 108), (280, 108)], 7, LAMP_CORE)
    players = dice.shuffled((0, 1, 2))
    for i, who in enumerate(players):
        with scene.at(138 + i * 62, 232, 1.4, flip=i == 2):
            (singer, fiddler, accordionist)[who](scene, mood)
    scene.rect(70, 231, 260, 20, mood.tint("#5f3d28"))
    scene.rect(70, 231, 260, 3, mix(mood.tint("#5f3d28"), LAMP, 0.5))
    scene.rects([(58, 196, 20, 56), (322, 196, 20, 56)], iron)
    scene.dots([(68, 210), (68, 234), (332, 210), (332, 234)], 13, mix(iron, "#ffffff", 0.16))
    land.drift(
        scene, mood, [(-95, 254), (80, 250), (320, 250), (495, 254)], colour=mix(mood.ground, mood.shade, 0.4)
    )
    _audience(scene, mood, dice)


def _audience(scene: Scene, mood: Mood, dice: Dice) -> None:
    for y, size, inks in (
        (284, 8.5, ("#2b3a58", "#4a2a2a", "#2f4038")),
        (302, 11, ("#1c2438", "#331d1f", "#1f2c2a")),
    ):
        x = -90.0 + dice.between(0, 10)
        groups: dict[str, list[tuple[float, float, float]]] = {ink: [] for ink in inks}
        while x < 490:
            groups[dice.pick(inks)].append((x, y + dice.between(-4, 4), size * dice.between(0.9, 1.08)))
            x += size * dice.between(2.6, 3.3)
        for ink, people in groups.items():
            paint = mix(ink, mood.veil, 0.25)
            scene.limbs(
                [
                    [
                        (px - s * 0.9, py + s * 1.5, s * 0.6),
                        (px, py + s * 0.9, s * 0.8),
                        (px + s * 0.9, py + s * 1.5, s * 0.6),
                    ]
                    for px, py, s in people
                ],
                paint,
            )
            for px, py, s in people:
                scene.disc(px, py - s * 0.5, s * 0.72, paint)
