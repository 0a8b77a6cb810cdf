"""Everything behind the motif: sky, sun and moon, stars, clouds, aurora, ridges, ground and water."""

import math

from .curves import Subpath
from .palette import Mood, mix
from .scene import Dice, Glow, Scene, fade

_LEFT, _RIGHT = -95, 495


def sky(
    scene: Scene, mood: Mood, dice: Dice, *, light: tuple[float, float] | None, horizon: float = 200
) -> None:
    """Paint the sky down to the horizon, with sun or moon at `light` (None hides it behind the ridges)."""
    scene.rect(_LEFT, 0, _RIGHT - _LEFT, horizon + 30, fade(*mood.sky))
    if mood.stars:
        stars(scene, dice, depth=horizon * 0.75, avoid=light)
    if mood.name == "aurora":
        aurora(scene, dice, horizon)
    elif light and mood.moon:
        moon(scene, mood, *light, radius=dice.between(12, 16), waning=dice.chance(0.5))
    elif light:
        x, y = light
        radius = dice.between(15, 21)
        scene.disc(x, y, radius * 3.6, Glow(mood.light, 0.55))
        scene.disc(x, y, radius, mood.light)
    if not mood.stars:
        clouds(scene, mood, dice, horizon)


def stars(
    scene: Scene, dice: Dice, *, depth: float, count: int = 27, avoid: tuple[float, float] | None = None
) -> None:
    """Scatter stars over the sky, denser towards the top; the bleed at both sides gets its share."""
    small, large = [], []
    for i in range(int(count * 1.5)):
        x, y = dice.between(_LEFT, _RIGHT), 6 + (depth - 6) * dice.between(0, 1) ** 1.3
        if avoid and math.hypot(x - avoid[0], y - avoid[1]) < 26:
            continue
        (large if i % 4 == 0 else small).append((round(x), round(y)))
    scene.dots(small, 1.1, "#dce8f6", 0.75)
    scene.dots(large, 1.9, "#ffffff", 0.9)


def moon(scene: Scene, mood: Mood, x: float, y: float, *, radius: float, waning: bool) -> None:
    """A crescent: two arcs, with the dark side left as sky."""
    scene.disc(x, y, radius * 3.2, Glow(mood.light, 0.32))
    bend = 0.45 if waning else -0.25
    outer, inner, high, low = x - radius * 1.333, x - radius * 1.333 * bend, y - radius, y + radius
    limb = (outer, high, outer, low, x, low)
    terminator = (inner, y + radius * 0.55, inner, y - radius * 0.55, x, high)
    scene.fill([Subpath((x, high), [limb, terminator], closed=True)], mood.light)


def clouds(scene: Scene, mood: Mood, dice: Dice, horizon: float) -> None:
    """Long flat clouds, each a few round-ended bars."""
    bars = []
    for _ in range(dice.whole(2, 3)):
        x, y, length = dice.between(_LEFT, 400), dice.between(28, horizon * 0.55), dice.between(50, 110)
        bars.append([(x, y), (x + length, y)])
        bars.append([(x + length * 0.2, y - 6), (x + length * 0.62, y - 6)])
        bars.append([(x + length * 0.4, y + 6), (x + length * 1.15, y + 6)])
    scene.lines(bars, mix(mood.sky[2], "#ffffff", 0.5), 5.5, 0.42)


def aurora(scene: Scene, dice: Dice, horizon: float) -> None:
    """Curtains of green light: bright along the lower edge, fading upwards, with a few rays."""
    for colour, alpha, lift in (("#2f9f8f", 0.5, -14), ("#4fd0a0", 0.62, 30)):
        phase, wave = dice.between(0, 6), dice.between(0.010, 0.015)
        base = horizon * 0.56 - lift + dice.between(-8, 8)

        def edge(x: float, base: float = base, wave: float = wave, phase: float = phase) -> float:
            return round(base + 17 * math.sin(x * wave + phase) + 7 * math.sin(x * wave * 2.3 + phase * 2))

        lower = [(x, edge(x)) for x in range(_LEFT - 5, _RIGHT + 60, 62)]
        top = base - 96
        outline = [
            (_LEFT - 5, top),
            (_LEFT - 5, top),
            lower[0],
            *lower,
            lower[-1],
            (_RIGHT + 50, top),
            (_RIGHT + 50, top),
        ]
        scene.blob(outline, fade((0, colour, 0), (0.62, colour, alpha * 0.4), (1, colour, alpha)))
        if lift < 0:
            continue
        ray = fade((0, "#b8f0b0", 0), (1, "#b8f0b0", 0.34))
        x = _LEFT + dice.whole(0, 60)
        while x < _RIGHT:
            wide, tall = dice.whole(8, 22), dice.whole(40, 92)
            foot, end = edge(x), edge(x + wide)
            scene.poly([(x + 3, foot - tall), (x + wide + 3, end - tall), (x + wide, end), (x, foot)], ray)
            x += wide + dice.whole(14, 60)


def ridge(
    scene: Scene,
    dice: Dice,
    colour: str,
    mist: str,
    *,
    y: float,
    rise: float,
    base: float,
    step: float = 96,
) -> None:
    """One line of hills around height `y`, swinging by `rise`, filled down to `base`."""
    phase, slow, quick = dice.between(0, 6.3), dice.between(0.008, 0.014), dice.between(0.021, 0.032)
    crest = []
    x = _LEFT - dice.between(0, step)
    while x < _RIGHT + step:
        swing = 0.65 * math.sin(x * slow + phase) + 0.35 * math.sin(x * quick + phase * 1.7)
        crest.append((round(x), round(y + rise * swing + dice.between(-0.12, 0.12) * rise)))
        x += step * dice.between(0.8, 1.2)
    outline = [crest[0], *crest, crest[-1], (crest[-1][0], base), (crest[-1][0], base)]
    outline += [(crest[0][0], base), (crest[0][0], base)]
    scene.blob(outline, fade(colour, mist))


def ridges(
    scene: Scene,
    mood: Mood,
    dice: Dice,
    *,
    top: float,
    base: float,
    layers: int = 3,
    rise: float = 16,
) -> None:
    """Layered hills from the far, hazy one at `top` to the near one that meets the ground at `base`."""
    for i in range(layers):
        depth = (i + 0.25) / layers
        colour = mood.hill(depth)
        y = top + (base - top) * (i / layers) ** 1.05 + dice.between(-4, 4)
        ridge(
            scene,
            dice,
            colour,
            mix(colour, mood.haze, 0.45),
            y=y,
            rise=rise * (1 - 0.22 * i),
            base=base + 18,
            step=90 + 16 * i,
        )


def treeline(
    scene: Scene,
    mood: Mood,
    dice: Dice,
    *,
    y: float,
    height: float,
    colour: str | None = None,
    right: float = _RIGHT,
) -> None:
    """A distant forest edge as one outline of narrow spires standing at `y`."""
    points: list[tuple[float, float]] = [(_LEFT, y + 6)]
    x = float(_LEFT)
    while x < right:
        half = dice.between(2.5, 4.5)
        tall = height * dice.between(0.45, 1) * (0.75 + 0.25 * math.sin(x * 0.03))
        points += [(x, y - tall * 0.18), (x + half, y - tall), (x + 2 * half, y - tall * 0.2)]
        x += 2 * half * dice.between(0.9, 1.25)
    points.append((right, y + 6))
    scene.poly([(round(a), round(b)) for a, b in points], colour or mix(mood.conifer, mood.haze, 0.22))


def ground(
    scene: Scene,
    mood: Mood,
    dice: Dice,
    *,
    y: float,
    swell: float = 5,
    colour: str | None = None,
    base: float = 305,
) -> None:
    """The near ground from around height `y` down, lit at its crest and shaded towards the viewer."""
    top = colour or mood.ground
    crest = []
    phase = dice.between(0, 6.3)
    for x in range(_LEFT - 5, _RIGHT + 100, 98):
        crest.append((x, round(y + swell * math.sin(x * 0.013 + phase))))
    outline = [crest[0], *crest, crest[-1], (crest[-1][0], base), (crest[-1][0], base)]
    outline += [(crest[0][0], base), (crest[0][0], base)]
    scene.blob(outline, fade(top, mix(top, mood.shade, 0.75)))


def drift(
    scene: Scene,
    mood: Mood,
    points: list[tuple[float, float]],
    *,
    colour: str | None = None,
    alpha: float = 1.0,
) -> None:
    """A smooth band of ground whose crest runs through the points, filled to the lower edge."""
    ends = [(points[-1][0], 305.0)] * 2 + [(points[0][0], 305.0)] * 2
    scene.blob([points[0], *points, points[-1], *ends], colour or mood.ground, alpha)


def furrows(
    scene: Scene,
    mood: Mood,
    dice: Dice,
    *,
    top: float,
    bottom: float,
    count: int = 7,
    right: float = _RIGHT - 40,
) -> None:
    """Short strokes that give the ground a surface: wind lines in snow, tufts of grass elsewhere."""
    colour = mix(mood.shade, mood.veil, 0.16)
    strokes = []
    for _ in range(count):
        x, y = dice.between(_LEFT, right), dice.between(top, bottom)
        if mood.snow:
            length = dice.between(16, 46)
            strokes.append([(x, y), (x + length * 0.5, y - 1.6), (x + length, y)])
        else:
            strokes += [
                [(x, y), (x - 2, y - 6)],
                [(x + 2, y), (x + 2.5, y - 8)],
                [(x + 4, y), (x + 7, y - 6)],
            ]
    if mood.snow:
        scene.curves(strokes, colour, 1.3, 0.75)
    else:
        scene.lines(strokes, colour, 1.2, 0.8)


def water(
    scene: Scene, mood: Mood, dice: Dice, *, y: float, light_x: float | None = None, base: float = 305
) -> None:
    """Still water from `y` down, with ripples and, under `light_x`, a broken column of light."""
    scene.rect(_LEFT, y, _RIGHT - _LEFT, base - y, fade(*mood.water))
    ripples = []
    for i in range(9):
        t = (i + 0.5) / 9
        x, length = dice.between(_LEFT, _RIGHT), 14 + 46 * t
        ripples.append([(x, y + 4 + (base - y - 8) * t), (x + length, y + 4 + (base - y - 8) * t)])
    scene.lines(ripples, mix(mood.water[0], "#ffffff", 0.5), 1.4, 0.5)
    if light_x is not None:
        glints = []
        for i in range(8):
            t = i / 7
            half = dice.between(3, 7) + 11 * t
            x = light_x + dice.between(-4, 4)
            glints.append(
                [(x - half, y + 3 + (base - y) * 0.75 * t), (x + half, y + 3 + (base - y) * 0.75 * t)]
            )
        scene.lines(glints, mood.light, 2.2, 0.6)
