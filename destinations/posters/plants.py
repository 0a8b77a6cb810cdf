"""Spruce, pine, birch, grass and stones, each standing with its foot at (x, y)."""

from .palette import Mood, mix
from .scene import Dice, Scene


def spruce(scene: Scene, mood: Mood, x: float, y: float, height: float) -> None:
    """A three- or four-tiered spruce; snow lies on its branches in winter."""
    height = round(height)
    x, y = round(x), round(y)
    half = height * 0.24
    tiers = 4 if height > 60 else 3
    left, right, caps = [], [], []
    for i in range(tiers):
        t = (i + 1) / tiers
        low = y - height * 0.08 - height * 0.92 * (1 - t) * 0.86
        reach = half * (0.38 + 0.62 * t)
        left += [(x - reach, low), (x - reach * 0.42, low - height * 0.045)]
        right += [(x + reach, low), (x + reach * 0.42, low - height * 0.045)]
        peak = low - height * (0.24 if i else 0.3)
        caps.append(
            [
                (x - reach, low),
                (x - reach * 0.1, peak),
                (x + reach * 0.16, low - height * 0.1),
                (x - reach * 0.3, low - height * 0.085),
            ]
        )
    left.pop()
    right.pop()
    scene.rect(x - height * 0.025, y - height * 0.1, height * 0.05, height * 0.1, mood.tint("#4a3526"))
    scene.poly(_halves([(x, y - height), *right, *reversed(left)]), mood.conifer)
    light = mood.ground if mood.snow else mix(mood.conifer, mood.leaf or mood.ground, 0.28)
    scene.polys([_halves(cap) for cap in caps], mix(light, mood.conifer, 0.08))


def _halves(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Points moved to half units, which are shorter to write and as good for a jagged outline."""
    return [(round(x * 2) / 2, round(y * 2) / 2) for x, y in points]


def pine(scene: Scene, mood: Mood, dice: Dice, x: float, y: float, height: float) -> None:
    """A mountain pine: bare reddish trunk, a few flat crowns."""
    trunk = mood.tint("#8a5a3c")
    scene.limbs(
        [
            [
                (x, y, height * 0.028),
                (x + height * 0.03, y - height * 0.5, height * 0.02),
                (x - height * 0.01, y - height * 0.9, height * 0.01),
            ]
        ],
        trunk,
    )
    branches, crowns = [], []
    for i, (side, at, reach) in enumerate(
        ((-1, 0.5, 0.24), (1, 0.6, 0.26), (-1, 0.74, 0.2), (1, 0.82, 0.14))
    ):
        bx, by = x + side * height * reach, y - height * (at + 0.07) + dice.between(-2, 2)
        branches.append([(x, y - height * at), (bx, by)])
        r = height * (0.15 - 0.018 * i)
        crowns.append(_crown(bx, by, r * 1.3, r * 0.55))
    crowns.append(_crown(x, y - height * 0.93, height * 0.17, height * 0.1))
    scene.lines(branches, trunk, max(height * 0.016, 0.7))
    for crown in crowns:
        scene.blob(crown, mood.conifer)
    if mood.snow:
        for crown in crowns:
            scene.blob([(cx, cy - height * 0.015) for cx, cy in crown[2:7]], mood.ground)


def _crown(x: float, y: float, rx: float, ry: float) -> list[tuple[float, float]]:
    return [
        (x - rx, y + ry * 0.5),
        (x - rx * 0.86, y - ry * 0.25),
        (x - rx * 0.55, y - ry * 0.5),
        (x - rx * 0.3, y - ry),
        (x + rx * 0.1, y - ry * 0.85),
        (x + rx * 0.5, y - ry * 0.75),
        (x + rx * 0.8, y - ry * 0.1),
        (x + rx, y + ry * 0.5),
        (x, y + ry * 0.65),
    ]


def birch(scene: Scene, mood: Mood, dice: Dice, x: float, y: float, height: float) -> None:
    """A mountain birch, white-stemmed; bare in winter, leafy or golden otherwise."""
    bend = dice.between(-0.06, 0.06) * height
    scene.limbs(
        [
            [
                (x, y, height * 0.024),
                (x + bend, y - height * 0.5, height * 0.017),
                (x + bend * 0.4, y - height, height * 0.004),
            ]
        ],
        mood.bark,
    )
    boughs = []
    twigs = []
    for i in range(6):
        t = 0.36 + 0.1 * i
        side = 1 if i % 2 else -1
        rx, ry = x + bend * (1 - abs(t - 0.5)), y - height * t
        reach = height * (0.30 - 0.19 * (t - 0.3) / 0.6) * dice.between(0.85, 1.1)
        tip = (rx + side * reach * 0.75, ry - reach * 0.85)
        boughs.append([(rx, ry), (rx + side * reach * 0.45, ry - reach * 0.35), tip])
        twigs.append(
            [(rx + side * reach * 0.45, ry - reach * 0.35), (rx + side * reach * 0.85, ry - reach * 0.35)]
        )
    if mood.leaf:
        for i, (_, _, (tx, ty)) in enumerate(boughs):
            r = height * (0.15 if i < 4 else 0.11)
            scene.disc(tx, ty, r, mix(mood.leaf, mood.shade, 0.25 if i % 2 else 0))
        scene.disc(x + bend * 0.4, y - height * 0.98, height * 0.1, mood.leaf)
    scene.curves(boughs, mood.bark, max(height * 0.018, 0.7))
    if not mood.leaf:
        scene.lines(twigs, mood.bark, max(height * 0.011, 0.5))
    marks = [(x + dice.between(-0.3, 0.3) * height * 0.02, y - height * t) for t in (0.08, 0.17, 0.24, 0.33)]
    scene.lines(
        [[(a, b), (a + height * 0.014, b)] for a, b in marks], mood.tint("#3d3733"), max(height * 0.012, 0.5)
    )


def stones(scene: Scene, mood: Mood, dice: Dice, places: list[tuple[float, float, float]]) -> None:
    """Rounded boulders of the given (x, y, size), lit from above; under snow only their feet show."""
    grey = mood.tint(mix("#9a9085", mood.shade, 0.25))
    light = mood.ground if mood.snow else mix(grey, mood.light, 0.4)
    for x, y, size in places:
        k = dice.between(0.85, 1.15)
        side = dice.pick((-1, 1))
        top = [
            (x - side * size * 0.9, y - size * 0.4),
            (x - side * size * 0.5, y - size * 0.82 * k),
            (x + side * size * 0.2, y - size * 0.9 * k),
            (x + side * size * 0.8, y - size * 0.5),
        ]
        foot = [(x + side * size, y), (x + side * size, y), (x - side * size, y), (x - side * size, y)]
        scene.blob([*top, *foot], grey)
        low = 0.4 if mood.snow else 0.18
        scene.blob(
            [
                *top,
                (x + side * size * 0.3, y - size * (0.8 - low)),
                (x - side * size * 0.3, y - size * (0.72 - low)),
            ],
            light,
        )


def skigard(
    scene: Scene,
    mood: Mood,
    x0: float,
    y0: float,
    x1: float,
    y1: float,
    *,
    height: float = 26,
    gap: float = 11,
) -> None:
    """The region's slanting rail fence, from one foot to the other."""
    wood = mood.tint("#8a7a68")
    count = max(int(abs(x1 - x0) / gap), 1)
    posts, rails = [], []
    for i in range(count + 1):
        t = i / count
        x, y = x0 + (x1 - x0) * t, y0 + (y1 - y0) * t
        if i % 2 == 0:
            posts += [[(x, y), (x + 1, y - height)], [(x + 3, y), (x + 3.5, y - height * 0.96)]]
        rails.append([(x - gap * 1.2, y - height * 0.12), (x + gap * 1.5, y - height * 0.92)])
    scene.lines(rails, wood, 1.9)
    scene.lines(posts, mix(wood, "#000000", 0.25), 1.7)
