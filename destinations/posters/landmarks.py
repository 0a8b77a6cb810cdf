"""Buildings that are known by their outline: the church, storehouse, barn and smelter hall."""

from .houses import plume, wall, windows
from .palette import INK, LAMP, LAMP_CORE, Mood, mix
from .scene import Dice, Glow, Scene, fade


def church(scene: Scene, mood: Mood, *, fine: bool = True) -> None:
    """Røros church in local units: tower centred on x = 0, ground at y = 0, tip of the spire at y = -206.

    The octagonal nave runs to x = 140. Without `fine` the small parts that vanish at a distance are left out.
    """
    shade = mix(mood.white, mood.tint("#5f7896"), 0.30)
    deep = mix(mood.white, mood.tint("#4a6484"), 0.5)
    slate = mood.tint("#2f2a2b", 0.8)
    _nave(scene, mood, shade, deep, slate, fine=fine)
    _tower(scene, mood, shade, deep, slate, fine=fine)
    if mood.lit > 0.5:
        scene.disc(-6, -2, 22, Glow(LAMP, 0.35))


def _nave(scene: Scene, mood: Mood, shade: str, deep: str, slate: str, *, fine: bool) -> None:
    lit = mood.lit > 0.5
    glass = mix(LAMP, "#e8a04a", 0.25) if lit else mood.tint("#34506f")
    scene.rect(14, -56, 94, 56, mood.white)
    scene.poly([(108, 0), (108, -56), (138, -56), (138, -4)], shade)
    scene.rect(14, -57, 124, 3, deep)
    scene.poly([(10, -55), (22, -98), (100, -98), (112, -55)], fade(mix(slate, mood.light, 0.14), slate))
    scene.poly([(112, -55), (100, -98), (142, -56)], mix(slate, INK, 0.5))
    if mood.snow:
        scene.line([(22, -98.5), (100, -98.5), (120, -78)], mood.ground, 3.2)
        scene.line([(16, -55.5), (112, -55.5), (141, -56.5)], mood.ground, 3)
    if fine:
        scene.arches([(31, -10, 10, 33), (54, -10, 10, 33), (77, -10, 10, 33)], deep)
    scene.arches([(32, -11, 8, 30), (55, -11, 8, 30), (78, -11, 8, 30)], glass)
    scene.path("M117-12v-21c0-8 9-8 9 0v20.6z", glass if lit else mix(glass, INK, 0.2))
    if fine:
        bars = [[(x, -40), (x, -12)] for x in (36, 59, 82)] + [[(x, -24), (x + 6, -24)] for x in (33, 56, 79)]
        scene.lines(bars, mood.white, 0.9)


def _tower(scene: Scene, mood: Mood, shade: str, deep: str, slate: str, *, fine: bool) -> None:
    white, gold, glass = mood.white, mood.tint("#d9a441", 0.5), mood.tint("#34506f")
    sheen, dark = fade(mix(slate, mood.light, 0.16), slate), mix(slate, INK, 0.45)
    scene.rect(-22, -104, 32, 104, white)
    scene.poly([(10, 0), (10, -104), (22, -104), (22, -2)], shade)
    scene.rects([(-24, -106, 48, 4.5), (-22, -71, 44, 1.2)], deep)
    scene.path("M-28-105C-20-110-15-116-13-128L13-128C15-116 20-110 28-105z", sheen)
    scene.path("M8-105C9-112 9-120 7-128L13-128C15-116 20-110 28-105z", dark)
    scene.rect(-11, -148, 16, 21, white)
    scene.rect(5, -148, 6, 21, shade)
    scene.arches([(-6, -130, 6, 14), (-10, -33, 8, 18)], glass)
    scene.path("M-15-147C-15-160-3-164-1.5-176L1.5-176C3-164 15-160 15-147z", sheen)
    scene.path("M6-147C7-158 2-166 .5-176L1.5-176C3-164 15-160 15-147z", dark)
    scene.line([(0, -174), (0, -204)], slate, 1.8)
    scene.disc(0, -186, 2.4, gold)
    scene.disc(-6, -84, 10, gold)
    scene.disc(-6, -84, 8.4, mood.tint("#22324d"))
    scene.lines([[(-6, -90), (-6, -84), (-2, -81.5)]], mood.tint("#e9c77a", 0.4), 1.3)
    if fine:
        if mood.snow:
            scene.line([(-26, -106), (-18, -112)], mood.ground, 2.2)
        scene.arches([(-13.5, 0, 15, 27)], deep)
        _copper_mark(scene, mood.tint(INK, 0.6), -6, -60, 0.42)
    scene.arches([(-12, 0, 12, 25)], mood.tint("#5a2d1f"))


def _copper_mark(scene: Scene, colour: str, x: float, y: float, scale: float) -> None:
    """The works' mark, the alchemists' sign for copper, hung below the clock."""
    with scene.at(x, y, scale):
        scene.ring(0, -8, 6.5, colour, 2.6)
        scene.lines([[(0, -1.5), (0, 14)], [(-6.5, 6), (6.5, 6)]], colour, 2.6)


def village_church(scene: Scene, mood: Mood, colour: str, *, needle: bool) -> None:
    """A timber church of the valleys in local units: west tower centred on x = 0, nave and choir to x = 150.

    The ground is y = 0; the spire ends at y = -188, or at y = -150 where it is a low pyramid instead of a `needle`.
    """
    paint = mood.tint(colour, 0.8)
    side = mix(paint, mood.tint("#4a5468"), 0.34)
    slate = mood.tint("#393231", 0.8)
    glass = LAMP if mood.lit > 0.5 else mood.tint("#34506f")
    top = mood.ground if mood.snow else slate
    lit = fade(mix(top, mood.light, 0.14), mix(top, mood.shade, 0.6 if mood.snow else 0))
    scene.poly([(136, 0), (136, -36), (146, -54), (156, -38), (156, -4)], side)
    wall(scene, mood, (98, -36, 38, 36), paint, upright=True)
    scene.poly([(96, -34), (106, -56), (146, -56), (138, -34)], lit)
    wall(scene, mood, (12, -48, 90, 48), paint, upright=True)
    scene.poly([(102, -48), (114, -80), (124, -50), (124, -36), (102, -34)], side)
    scene.rect(0, -6, 136, 6, mood.tint("#8d8378"))
    scene.rect(12, -48, 90, 5, INK, 0.25)
    scene.poly([(8, -46), (20, -84), (114, -84), (105, -46)], lit)
    scene.line([(104, -48), (114, -84), (125, -50)], mood.white, 2)
    if mood.snow:
        scene.lines([[(8, -46), (105, -46)], [(97, -34), (138, -34)]], mix(top, mood.shade, 0.7), 4)
        scene.line([(20, -85), (114, -85)], mood.ground, 3.4)
    scene.arches([(30, -12, 9, 28), (52, -12, 9, 28), (74, -12, 9, 28), (112, -10, 8, 20)], mood.white)
    scene.arches([(31.5, -13, 6, 25), (53.5, -13, 6, 25), (75.5, -13, 6, 25), (113, -11, 6, 17)], glass)
    wall(scene, mood, (-20, -92, 28, 92), paint, upright=True)
    scene.poly([(8, 0), (8, -92), (22, -94), (22, -3)], side)
    scene.rects([(-20, -92, 2, 92), (6, -92, 2, 92), (-22, -95, 46, 4)], mood.white)
    scene.arches([(-12, -70, 11, 18), (-12, -44, 11, 16)], mood.white)
    scene.arches([(-10.5, -71, 8, 15), (-10.5, -45, 8, 13)], mood.tint("#34506f"))
    scene.poly([(-14, 0), (-14, -20), (-6.5, -27), (1, -20), (1, 0)], mood.white)
    scene.poly([(-12, 0), (-12, -19), (-6.5, -24), (-1, -19), (-1, 0)], mood.tint("#5a2d1f"))
    tip, foot, reach = (-178, -108, 10) if needle else (-140, -96, 25)
    spire = [(-24, -94), (1 - reach, foot), (0, tip), (reach, foot), (26, -94)]
    scene.poly(spire, fade(mix(slate, mood.light, 0.16), slate))
    scene.poly([(8, -94), (reach * 0.5, foot), *spire[2:]], mix(slate, INK, 0.4))
    scene.lines([[(0, tip), (0, tip - 10)], [(-3, tip - 7), (3, tip - 7)]], mood.tint("#d9a441", 0.5), 1.5)
    if mood.snow:
        scene.line([(-23, -95), (-13, -103 if needle else -109)], mood.ground, 2.6)


def storehouse(
    scene: Scene, mood: Mood, x: float, y: float, scale: float, colour: str, *, turf: bool = True
) -> None:
    """A stabbur on stone feet, gable to the viewer, centred on x; 64 wide and 92 high at scale 1."""
    timber = mood.tint(colour)
    dark = mix(timber, INK, 0.35)
    with scene.at(x, y, scale):
        stone = mood.tint("#8d8378")
        for px in (-19, 0, 19):
            scene.poly([(px - 5, 0), (px - 3, -8), (px + 3, -8), (px + 5, 0)], stone)
            scene.rect(px - 6, -10, 12, 3, mix(stone, "#ffffff", 0.25))
        wall(scene, mood, (-24, -38, 48, 28), timber)
        scene.rect(-32, -42, 64, 5, dark)
        wall(scene, mood, (-30, -66, 60, 24), mix(timber, mood.light, 0.1), upright=True)
        scene.poly([(-30, -66), (0, -88), (30, -66)], mix(timber, mood.light, 0.1))
        scene.rect(-30, -66, 60, 3, INK, 0.3)
        scene.rect(-7, -32, 14, 22, mood.tint("#3f2a20"))
        scene.rect(-9, -34, 18, 2.5, mix(timber, mood.light, 0.35))
        windows(scene, mood, [(-4.5, -58, 9, 10, mood.lit > 0.5)], rows=2)
        scene.poly([(-9, 0), (-6, -10), (6, -10), (9, 0)], mix(stone, INK, 0.15))
        scene.lines([[(-24, -10), (-27, -38)], [(24, -10), (27, -38)]], dark, 2)
        _gable_roof(scene, mood, turf)


def _gable_roof(scene: Scene, mood: Mood, turf: bool) -> None:
    board = mood.tint("#e8dfcd")
    scene.line([(-36, -62), (0, -90), (36, -62)], board, 3.4)
    if mood.snow:
        cover = mood.ground
    elif turf:
        cover = mix(mood.ground, mood.shade, 0.35)
    else:
        cover = mood.roof
    scene.line([(-38, -64.5), (0, -94), (38, -64.5)], cover, 6)
    if not mood.snow and turf:
        tufts = [
            [
                (-30 + i * 7.5, -73 - (26 - abs(-30 + i * 7.5)) * 0.75),
                (-31 + i * 7.5 + i % 3, -79 - (26 - abs(-30 + i * 7.5)) * 0.75),
            ]
            for i in range(9)
        ]
        scene.lines(tufts, cover, 1.4)


def barn(scene: Scene, mood: Mood, x: float, y: float, scale: float, colour: str) -> None:
    """A red barn with a hay bridge, front left corner at (x, y); about 130 wide and 74 high at scale 1."""
    red = mood.tint(colour)
    side = mix(red, INK, 0.3)
    white = mood.white
    with scene.at(x, y, scale):
        scene.poly([(88, 0), (88, -40), (108, -72), (130, -44), (130, -5)], side)
        wall(scene, mood, (0, -40, 88, 40), red, upright=True)
        scene.rect(0, -6, 88, 6, mood.tint("#8d8378"))
        scene.rects([(30, -34, 26, 28), (0, -40, 2.5, 34), (85.5, -40, 2.5, 34)], white)
        scene.rect(32, -32, 22, 26, mix(red, INK, 0.25))
        scene.lines([[(32, -32), (54, -6)], [(54, -32), (32, -6)]], white, 1.6)
        windows(scene, mood, [(9, -30, 10, 10, mood.lit > 0.5), (68, -30, 10, 10, mood.lit > 0.5)], rows=2)
        scene.poly([(103, -46), (115, -48), (115, -34), (103, -32)], white)
        scene.poly([(104.5, -44.6), (113.5, -46), (113.5, -35.5), (104.5, -34)], mix(red, INK, 0.5))
        scene.rect(0, -40, 88, 6, INK, 0.28)
        top = mood.ground if mood.snow else mood.tint("#4b423d")
        scene.line([(88, -39), (108, -73), (131, -44)], white, 3)
        scene.poly(
            [(-4, -37), (18, -73), (108, -73), (90, -37)],
            fade(mix(top, mood.light, 0.15), mix(top, mood.shade, 0.4 if mood.snow else 0)),
        )
        if mood.snow:
            scene.line([(-4, -37), (90, -37)], mix(mood.ground, mood.shade, 0.7), 4)
            scene.line([(18, -74), (108, -74), (131, -46)], mood.ground, 4)
        scene.rect(56, -86, 10, 13, mood.tint("#b8ab98"))
        scene.poly([(53, -86), (61, -94), (69, -86)], top)


def smelter_hall(scene: Scene, mood: Mood, dice: Dice) -> None:
    """The smelting house in local units: a long hall from x = 0 to 190 on y = 0, its stack to y = -128."""
    timber = mood.tint("#6b4029")
    side = mix(timber, INK, 0.38)
    stone = mood.tint("#a0968a")
    plume(scene, mood, dice, 142, -128, 92, wide=0.085)
    scene.poly([(130, -60), (134, -126), (150, -126), (154, -60)], stone)
    scene.poly([(144, -60), (144, -126), (150, -126), (154, -60)], mix(stone, INK, 0.3))
    scene.rect(131.5, -130, 21, 6, mix(stone, INK, 0.2))
    scene.poly([(150, 0), (150, -44), (172, -84), (194, -48), (194, -6)], side)
    wall(scene, mood, (0, -44, 150, 44), timber)
    scene.rect(0, -12, 150, 12, stone)
    scene.lines(
        [
            [(0, -6), (150, -6)],
            [(14, -12), (14, -6)],
            [(38, -12), (38, -6)],
            [(64, -12), (64, -6)],
            [(26, -6), (26, 0)],
            [(52, -6), (52, 0)],
            [(90, -12), (90, -6)],
            [(118, -12), (118, -6)],
        ],
        mix(stone, INK, 0.28),
        0.8,
    )
    for ax in (18, 54, 90):
        scene.disc(ax + 11, -8, 24, Glow("#ff9a3c", 0.5))
    scene.arches([(18, 0, 22, 29), (54, 0, 22, 29), (90, 0, 22, 29)], mix(stone, INK, 0.25))
    scene.arches([(21, 0, 16, 25), (57, 0, 16, 25), (93, 0, 16, 25)], fade("#c8441c", "#ffb347", LAMP_CORE))
    scene.poly(
        [(164, -46), (178, -48), (178, -28), (164, -26)], LAMP if mood.lit > 0.5 else mood.tint("#2b4566")
    )
    windows(scene, mood, [(124, -36, 10, 15, mood.lit > 0.3)])
    scene.rect(0, -44, 150, 7, INK, 0.3)
    top = mood.ground if mood.snow else mood.roof
    scene.line([(150, -42), (172, -86), (196, -48)], mix(timber, mood.light, 0.35), 3)
    scene.poly(
        [(-7, -39), (20, -86), (172, -86), (153, -39)],
        fade(mix(top, mood.light, 0.16), mix(top, mood.shade, 0.6 if mood.snow else 0)),
    )
    scene.poly([(52, -86), (58, -99), (120, -99), (114, -86)], mix(timber, INK, 0.2))
    scene.poly([(48, -97), (56, -108), (122, -108), (118, -97)], fade(mix(top, mood.light, 0.16), top))
    if mood.snow:
        scene.line([(-7, -39), (153, -39)], mix(mood.ground, mood.shade, 0.7), 5)
        scene.line([(20, -87), (52, -87)], mood.ground, 4)
        scene.line([(116, -87), (172, -87), (196, -50)], mood.ground, 4)
