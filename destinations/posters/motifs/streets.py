"""The main street, in one-point perspective towards the church."""

from .. import landscape as land
from ..landmarks import church
from ..palette import INK, LAMP, LAMP_CORE, OXIDE, WALLS, Mood, mix
from ..people import kick_sledge, visitor
from ..scene import Dice, Scene, fade
from .brief import Brief

_FOCAL, _EYE = 265.0, 2.7  # pixels per metre at one metre; the viewer's eye, metres above the street


class _View:
    """One-point perspective: metres right of the street's middle, above ground and ahead, to scene units."""

    def __init__(self, x: float, y: float):
        self.x, self.y = x, y

    def __call__(self, right: float, up: float, ahead: float) -> tuple[float, float]:
        return (self.x + _FOCAL * right / ahead, self.y + _FOCAL * (_EYE - up) / ahead)

    def scale(self, ahead: float) -> float:
        """Scale for figures that are 62 units tall, as people of 1.75 m."""
        return _FOCAL / ahead * 1.75 / 62


def street(brief: Brief) -> None:
    """Log houses on both sides, the church at the end."""
    scene, mood, dice = brief.scene, brief.mood, brief.dice
    view = _View(dice.between(186, 214), 196)
    land.sky(scene, mood, dice, light=brief.light(view.x + 44, view.x + 80, top=50, bottom=76), horizon=180)
    land.ridges(scene, mood, dice, top=150, base=204, layers=2)
    land.ground(scene, mood, dice, y=203, swell=0, colour=mix(mood.ground, mood.shade, 0.3))
    with scene.at(view.x - 4, 208, 0.66):
        church(scene, mood, fine=False)
    paints = [dice.shuffled(WALLS), dice.shuffled(WALLS)]
    road = mood.ground if mood.snow else mood.tint(mix("#c9b291", mood.ground, 0.12))
    edge = [view(-3.7, 0, 60), view(3.7, 0, 60), view(3.9, 0, 4.4), view(-3.9, 0, 4.4)]
    scene.poly(
        edge,
        fade(
            mix(road, mood.haze, 0.2),
            mix(road, mood.shade if mood.snow else INK, 0.55 if mood.snow else 0.16),
        ),
    )
    spans = [(26.5, 42), (17, 26), (10.3, 16.4), (4.3, 9.8)]
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
    close = near < 12
    paint = mix(mood.tint(colour), mood.haze, distance * 0.45)
    front = paint if side < 0 else mix(paint, INK, 0.16)
    top = mood.ground if mood.snow else mood.roof
    if near < 15:
        gable = [
            view(edge, 0, near),
            view(edge, tall, near),
            view(edge + side * back, tall + rise, near),
            view(edge + side * back * 2, tall, near),
            view(edge + side * back * 2, 0, near),
        ]
        scene.poly(gable, mix(front, mood.tint(INK), 0.3))
    scene.poly(_panel(view, edge, near, far, 0, tall), front)
    if close:
        seams = [[view(edge, tall * k, near), view(edge, tall * k, far)] for k in (0.25, 0.5, 0.75)]
        scene.lines(seams, mix(front, INK, 0.25), 0.8)
    _street_windows(scene, mood, dice, view, edge, near, far)
    over = edge - side * 0.32
    ridge = edge + side * back
    plane = [
        view(over, tall - 0.2, near - 0.08),
        view(ridge, tall + rise, near - 0.08),
        view(ridge, tall + rise, far),
        view(over, tall - 0.2, far),
    ]
    lit = mix(top, mood.light, 0.1)
    scene.poly(plane, fade(lit, mix(top, mood.shade, 0.55)) if close and mood.snow else mix(lit, top, 0.5))
    if near > 15:
        return
    scene.line([plane[0], plane[3]], mix(top, mood.shade if mood.snow else INK, 0.5), 20 / near)
    if mood.snow:
        scene.line(plane[:3], mood.ground, 16 / near)
    chimney = near + (far - near) * dice.between(0.35, 0.7)
    cx, cy = view(ridge, tall + rise, chimney)
    size = _FOCAL / chimney
    scene.rect(cx - size * 0.3, cy - size * 0.85, size * 0.6, size * 1.1, mood.tint("#4a3d37"))
    cap = mood.ground if mood.snow else mood.tint("#6a5a50")
    scene.rect(cx - size * 0.34, cy - size * 0.95, size * 0.68, size * 0.16, cap)


def _street_windows(
    scene: Scene, mood: Mood, dice: Dice, view: _View, edge: float, near: float, far: float
) -> None:
    distance = min(1.0, near / 60)
    count = max(2, round((far - near) / 1.9)) if near < 15 else 2
    door = dice.whole(0, count - 1) if count > 2 and near < 15 else None
    frames, lit, dark = [], [], []
    step = (far - near) / count
    for i in range(count):
        a, b = near + step * (i + 0.26), near + step * (i + 0.74)
        panes = lit if dice.chance(max(mood.lit, 0.2)) else dark
        if i == door:
            scene.poly(_panel(view, edge, a, b, 0, 2.3), mood.white)
            scene.poly(_panel(view, edge, a + 0.08, b - 0.08, 0, 2.2), mood.tint("#4b2a1c"))
        elif near > 15:
            panes.append(_panel(view, edge, a, b, 1.05, 2.5))
        else:
            frames.append(_panel(view, edge, a, b, 1.05, 2.5))
            middle = (a + b) / 2
            halves = (
                ((a + 0.07, middle - 0.03), (middle + 0.03, b - 0.07)) if near < 9 else ((a + 0.1, b - 0.1),)
            )
            rows = ((1.13, 1.74), (1.82, 2.42)) if near < 9 else ((1.15, 2.4),)
            panes += [_panel(view, edge, c, d, low, high) for c, d in halves for low, high in rows]
    scene.polys(frames, mix(mood.white, mood.haze, distance * 0.4))
    scene.polys(lit, mix(LAMP, mood.haze, distance * 0.3))
    scene.polys(dark, mood.tint("#2b4566"))


def _panel(
    view: _View, right: float, near: float, far: float, low: float, high: float
) -> list[tuple[float, float]]:
    return [view(right, low, near), view(right, high, near), view(right, high, far), view(right, low, far)]


def _string_lights(scene: Scene, mood: Mood, view: _View) -> None:
    ahead = 10.4
    ends = [view(right, up, ahead) for right, up in ((-4.1, 3.4), (-2, 2.8), (0, 2.6), (2, 2.8), (4.1, 3.4))]
    scene.curve(ends, mood.tint(INK), 0.8)
    bulbs = []
    for (ax, ay), (bx, by) in zip(ends, ends[1:], strict=False):
        bulbs += [(ax, ay + 1.5), ((ax + bx) / 2, (ay + by) / 2 + 1.5)]
    scene.dots(bulbs[1:], 4.6, LAMP_CORE if mood.lit > 0.5 else LAMP)
