"""Fair and concert: stalls, a stage, and the people in front of them."""

from .. import landscape as land
from ..houses import house, wall
from ..palette import INK, LAMP, LAMP_CORE, Mood, mix
from ..people import accordionist, fiddler, singer, visitor
from ..scene import Dice, Glow, Scene, fade
from ..vehicles import sleigh
from .brief import Brief
from .works import slag_heap

_AWNINGS = ("#a3301f", "#2c4a6e", "#2f6a4e", "#c8862a")
_GOODS = ("#b23a2a", "#d9a23c", "#f1ede1", "#41608a", "#3c6450")
_CROWD = (
    ("#41608a", "#96321f", False),
    ("#96321f", "#f1ede1", True),
    ("#3c6450", "#c8902f", False),
    ("#c8902f", "#41608a", True),
)


def stall(scene: Scene, mood: Mood, x: float, y: float, scale: float, colour: str, wares: list[int]) -> None:
    """A market stall with a striped awning, 100 wide and 116 high at scale 1, front left foot at (x, y).

    `wares` are five numbers that choose shape and colour of what lies on the counter.
    """
    wood, paint, cream = mood.tint("#8a5a34"), mood.tint(colour, 0.6), mood.tint("#f4ead4", 0.6)
    with scene.at(x, y, scale):
        scene.rect(5, -86, 90, 50, mix(mood.tint("#4a2f22"), LAMP, 0.22 if mood.lit > 0.5 else 0.05))
        if mood.lit > 0.5:
            scene.disc(50, -62, 60, Glow(LAMP, 0.75))
        scene.rects([(3, -90, 4, 90), (93, -90, 4, 90)], wood)
        for i, ware in enumerate(wares):
            ink = mood.tint(_GOODS[ware % 5], 0.5)
            if ware % 2:
                scene.disc(17 + i * 16, -47, 7, ink)
            else:
                scene.rect(11 + i * 16, -54, 12, 12, ink)
        wall(scene, mood, (0, -42, 100, 42), wood, upright=True)
        scene.rect(-3, -44, 106, 6, mix(wood, mood.light, 0.3))
        for parity, ink in ((0, paint), (1, cream)):
            stripes = [
                f"M{4 + 13 * i} -114h13L{16 * i + 10} -84q-1 8-8 8q-8 0-8-8z" for i in range(parity, 7, 2)
            ]
            scene.path("".join(stripes), ink)
        if mood.snow:
            scene.limbs([[(3, -114, 2), (30, -116, 4), (70, -115, 3), (94, -114, 2)]], mood.ground)


def fair(brief: Brief) -> None:
    """Stalls with people before them, or with the horse and sleigh passing."""
    scene, mood, dice = brief.scene, brief.mood, brief.dice
    land.sky(scene, mood, dice, light=brief.light(60, 150, top=38, bottom=60), horizon=160)
    land.ridges(scene, mood, dice, top=112, base=200, layers=2)
    land.ground(scene, mood, dice, y=204, swell=2)
    colours = dice.shuffled(("#96321f", "#c8902f", "#41608a", "#3c6450", "#86806f"))
    shift = dice.whole(-12, 12)
    for i, x in enumerate((-92, 60, 212, 364)):
        house(
            scene,
            mood,
            dice,
            x + shift,
            222,
            108,
            42,
            colours[i],
            depth=36,
            rise=32,
            panes=3,
            door=None,
            smoke=i == 1,
            glow=False,
        )
    _bulbs(scene, mood, 150)
    awnings = dice.shuffled(_AWNINGS)
    wares = [dice.whole(0, 9) for _ in range(5)]
    if dice.chance(0.5):
        for i, x in enumerate((30, 128, 268)):
            stall(scene, mood, x, 246, 0.75, awnings[i], wares)
        land.drift(scene, mood, [(-95, 258), (90, 254), (250, 257), (495, 252)])
        with scene.at(dice.whole(192, 206), 284):
            sleigh(
                scene,
                mood,
                blanket=dice.pick(("#2f5346", "#2c4a6e")),
                coat=dice.pick(("#b5834a", "#7a4b2d", "#c9a36a")),
            )
    else:
        left = dice.whole(80, 96)
        for i in range(4):
            stall(scene, mood, left + 124 * (i - 1), 264, 1, awnings[i], wares)
        land.drift(scene, mood, [(-95, 270), (90, 263), (250, 266), (495, 261)])
        crowd = dice.shuffled(_CROWD)
        for (coat, cap, skirt), x in zip(crowd, (76, 196, 226, 332), strict=True):
            with scene.at(x + dice.whole(-6, 6), 280 + dice.whole(-3, 5), flip=dice.chance(0.5)):
                visitor(scene, mood, coat=coat, cap=cap, skirt=skirt)
    land.furrows(scene, mood, dice, top=284, bottom=297, count=4)


def _bulbs(scene: Scene, mood: Mood, y: float) -> None:
    points = [(-95 + i * 59, y + (8 if i % 2 else -4)) for i in range(11)]
    scene.curve(points, mood.tint(INK), 1.1)
    bulbs = []
    for (ax, ay), (bx, by) in zip(points, points[1:], strict=False):
        bulbs += [(ax + (bx - ax) * t, ay + (by - ay) * t + 2) for t in (0.15, 0.5, 0.85)]
    scene.dots(bulbs, 4.4, LAMP_CORE if mood.lit > 0.5 else mood.tint("#c4301f"))


def concert(brief: Brief) -> None:
    """Three musicians on an open stage under the slag heaps."""
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
