"""Timber houses and their parts; every building stands with its front left corner at (x, y)."""

from .palette import INK, LAMP, LAMP_CORE, Mood, mix
from .scene import Dice, Glow, Scene, fade

Box = tuple[float, float, float, float]


def windows(
    scene: Scene, mood: Mood, boxes: list[tuple[float, float, float, float, bool]], *, rows: int = 3
) -> None:
    """Casement windows as (left, top, width, height, lit), with white frames and small panes."""
    frame = mood.white
    scene.rects([(x - w * 0.1, y - w * 0.1, w * 1.2, h + w * 0.2) for x, y, w, h, _ in boxes], frame)
    for lit in (True, False):
        panes = []
        for x, y, w, h, is_lit in boxes:
            if is_lit is not lit:
                continue
            bar = min(w * 0.09, 1.6)
            wide, tall = (w - bar) / 2, (h - bar * (rows - 1)) / rows
            panes += [
                (x + (wide + bar) * i, y + (tall + bar) * j, wide, tall)
                for i in range(2)
                for j in range(rows)
            ]
        if panes:
            scene.rects(panes, LAMP if lit else mood.tint("#2b4566"))


def wall(scene: Scene, mood: Mood, box: Box, colour: str, *, upright: bool = False) -> None:
    """A log or (upright) plank wall of left, top, width, height; `colour` is used as given."""
    x, y, w, h = box
    scene.rect(x, y, w, h, colour)
    seam = mix(colour, INK, 0.28)
    if upright:
        count = max(int(w / 6), 3)
        scene.lines(
            [[(x + w * i / count, y + 0.5), (x + w * i / count, y + h - 0.5)] for i in range(1, count)],
            seam,
            0.7,
        )
    else:
        count = max(int(h / 5.5), 3)
        scene.lines(
            [[(x + 0.5, y + h * i / count), (x + w - 0.5, y + h * i / count)] for i in range(1, count)],
            seam,
            0.7,
        )


def house(
    scene: Scene,
    mood: Mood,
    dice: Dice,
    x: float,
    y: float,
    w: float,
    h: float,
    colour: str,
    *,
    depth: float | None = None,
    rise: float | None = None,
    panes: int | None = None,
    door: float | None = 0.5,
    upright: bool = False,
    chimney: float | None = 0.6,
    smoke: bool = False,
    glow: bool = True,
    cover: str | None = None,
) -> None:
    """A long house with its gable turned to the right.

    `w` is the front and `depth` the drawn width of the gable; `door` and `chimney` are places along the front
    and the ridge (0 to 1), None leaves them out; `panes` counts windows; `cover` is the roof's
    colour where it is not slate.
    """
    depth = w * 0.34 if depth is None else depth
    rise = h * 0.72 if rise is None else rise
    lift = depth * 0.16
    paint = mood.tint(colour)
    side = mix(paint, mood.tint("#2c2430"), 0.34)
    top = y - h
    apex = (x + w + depth * 0.5, top - rise - lift * 0.5)
    gable = [(x + w, y), (x + w, top), apex, (x + w + depth, top - lift), (x + w + depth, y - lift)]
    scene.poly(gable, side)
    wall(scene, mood, (x, top, w, h), paint, upright=upright)
    white = mood.white
    scene.rects([(x, top, w * 0.025, h), (x + w - w * 0.025, top, w * 0.025, h)], white)
    _front(scene, mood, dice, (x, top, w, h), panes, door)
    tall = h * 0.34
    gx, gy = x + w + depth * 0.36, top - lift * 0.5 + h * 0.2
    slope = -lift / depth
    for grow, ink in ((1.2, white), (0, LAMP if mood.lit > 0.5 else mood.tint("#2b4566"))):
        scene.poly(
            [
                (gx - grow, gy - grow),
                (gx + depth * 0.28 + grow, gy - grow + slope * depth * 0.28),
                (gx + depth * 0.28 + grow, gy + tall + grow + slope * depth * 0.28),
                (gx - grow, gy + tall + grow),
            ],
            ink,
        )
    if glow and mood.lit > 0.5 and mood.snow:
        scene.poly(
            [(x + w * 0.1, y), (x + w * 0.9, y), (x + w, y + h * 0.34), (x - w * 0.02, y + h * 0.34)],
            fade((0, LAMP, 0.5), (1, LAMP, 0)),
        )
    roof(
        scene,
        mood,
        x,
        top,
        w,
        depth=depth,
        rise=rise,
        lift=lift,
        chimney=chimney,
        smoke=smoke,
        dice=dice,
        colour=cover,
    )


def _front(scene: Scene, mood: Mood, dice: Dice, box: Box, panes: int | None, door: float | None) -> None:
    x, top, w, h = box
    pane_w = min(w * 0.105, h * 0.3)
    pane_h = pane_w * 1.4
    count = panes if panes is not None else max(2, int(w / (pane_w * 2.3)))
    door_w = h * 0.3
    door_x = None if door is None else x + (w - door_w) * door
    boxes = []
    for i in range(count):
        px = x + w * (i + 0.5) / count - pane_w / 2
        if (
            door_x is not None
            and px + pane_w > door_x - pane_w * 0.25
            and px < door_x + door_w + pane_w * 0.25
        ):
            continue
        boxes.append((px, top + h * 0.27, pane_w, pane_h, dice.chance(mood.lit)))
    windows(scene, mood, boxes)
    if door_x is not None:
        scene.rect(door_x - h * 0.03, top + h * 0.3, door_w + h * 0.06, h * 0.7, mood.white)
        scene.rect(door_x, top + h * 0.34, door_w, h * 0.66, mood.tint("#4b2a1c"))
        scene.rect(
            door_x + door_w * 0.25,
            top + h * 0.42,
            door_w * 0.5,
            h * 0.18,
            LAMP if mood.lit > 0.5 else mood.tint("#8fa6b5"),
        )


def roof(
    scene: Scene,
    mood: Mood,
    x: float,
    top: float,
    w: float,
    *,
    depth: float,
    rise: float,
    lift: float,
    dice: Dice,
    chimney: float | None = 0.6,
    smoke: bool = False,
    colour: str | None = None,
) -> None:
    """The roof of a long house whose walls end at `top`: snow in winter, slate or turf otherwise."""
    over = max(w * 0.035, 2)
    ridge_y = top - rise - lift * 0.5
    left, right = x - over + depth * 0.5, x + w + depth * 0.5
    eave = top + rise * 0.07
    far = (x + w + depth * 1.04, top - lift + 1)
    thick = max(rise * 0.13, 1.6)
    if chimney is not None:
        _chimney(scene, mood, dice, left + (right - left) * chimney, ridge_y, rise, smoke=smoke)
    scene.line([(x + w + 1, eave), (right, ridge_y), far], mood.white, thick * 0.9)
    plane = [(x - over, eave), (left, ridge_y), (right, ridge_y), (x + w + over * 0.6, eave)]
    if mood.snow:
        scene.rect(x, top, w, rise * 0.2, INK, 0.28)
        scene.poly(plane, fade(mood.ground, mix(mood.ground, mood.shade, 0.7)))
        scene.line([(x - over, eave), (x + w + over * 0.6, eave)], mix(mood.ground, mood.shade, 0.75), thick)
        scene.line(
            [(left, ridge_y - thick * 0.3), (right, ridge_y - thick * 0.3), (far[0], far[1] - thick * 0.2)],
            mood.ground,
            thick,
        )
    else:
        slate = colour or mood.roof
        scene.rect(x, top, w, rise * 0.2, INK, 0.28)
        scene.poly(plane, fade(mix(slate, mood.light, 0.14), slate))
        scene.line(
            [(left, ridge_y), (right, ridge_y), far], mix(slate, mood.light, 0.25), max(thick * 0.4, 1)
        )


def _chimney(scene: Scene, mood: Mood, dice: Dice, x: float, y: float, rise: float, *, smoke: bool) -> None:
    w, h = rise * 0.26, rise * 0.5
    if smoke:
        plume(scene, mood, dice, x + w / 2, y - h, rise * 1.5)
    stone = mood.tint("#54453e", 0.6)
    scene.rect(x, y - h, w, h + rise * 0.2, stone)
    scene.rect(x + w * 0.65, y - h, w * 0.35, h + rise * 0.2, mix(stone, INK, 0.4))
    cap = mood.ground if mood.snow else mix(stone, mood.light, 0.3)
    scene.line([(x, y - h), (x + w, y - h)], cap, rise * 0.09)


def plume(
    scene: Scene, mood: Mood, dice: Dice, x: float, y: float, height: float, *, wide: float = 0.07
) -> None:
    """A rising, widening, fading curl of smoke or steam."""
    way = dice.pick((-1, 1))
    joints = [
        (x, y, height * wide * 0.35),
        (x + way * height * 0.1, y - height * 0.26, height * wide * 0.7),
        (x + way * height * 0.04, y - height * 0.5, height * wide),
        (x + way * height * 0.2, y - height * 0.78, height * wide * 1.3),
        (x + way * height * 0.34, y - height, height * wide * 1.1),
    ]
    colour = mix(mood.sky[2], "#ffffff", 0.45)
    scene.limbs([joints], fade((0, colour, 0), (1, colour, 0.8)))


def cottage_row(
    scene: Scene, mood: Mood, dice: Dice, y: float, *, start: float, end: float, height: float = 17
) -> None:
    """Small houses side by side in the distance, with no detail but windows and roofs."""
    x = start
    while x < end:
        w = height * dice.between(2.0, 2.8)
        wall_paint = mood.tint(
            mix(
                dice.pick(("#96321f", "#c8902f", "#41608a", "#3c6450", "#86806f", "#a9562c")), mood.haze, 0.12
            )
        )
        h = height * dice.between(0.5, 0.6)
        scene.rect(x, y - h, w, h, wall_paint)
        count = 3 if w < height * 2.4 else 4
        scene.rects(
            [
                (x + w * (i + 0.6) / (count + 0.5), y - h * 0.75, height * 0.13, height * 0.2)
                for i in range(count)
                if dice.chance(max(mood.lit, 0.4))
            ],
            LAMP if mood.lit > 0.3 else mood.tint("#dfe6e6"),
        )
        scene.rect(x + w * 0.62, y - height * 1.18, height * 0.14, height * 0.4, mood.tint("#40342f"))
        top = mood.ground if mood.snow else mood.roof
        scene.poly(
            [
                (x - 2, y - h),
                (x + height * 0.26, y - height * 1.02),
                (x + w - height * 0.26, y - height * 1.02),
                (x + w + 2, y - h),
            ],
            fade(top, mix(top, mood.shade, 0.5)),
        )
        x += w + height * dice.between(0.1, 0.5)


def lantern(scene: Scene, mood: Mood, x: float, y: float, size: float) -> None:
    """A hanging lantern; it glows when the hour is dark."""
    if mood.lit > 0.5:
        scene.disc(x, y + size * 0.5, size * 3.2, Glow(LAMP, 0.6))
    scene.rect(x - size * 0.32, y, size * 0.64, size, LAMP_CORE)
    scene.polys(
        [
            [(x - size * 0.5, y), (x + size * 0.5, y), (x, y - size * 0.45)],
            [
                (x - size * 0.42, y + size),
                (x + size * 0.42, y + size),
                (x + size * 0.3, y + size * 1.18),
                (x - size * 0.3, y + size * 1.18),
            ],
        ],
        mood.tint(INK),
    )
