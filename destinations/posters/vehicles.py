"""What carries people and goods: train, boat, canoe, sleigh, ore tub, bicycle."""

from .animals import horse
from .palette import INK, LAMP, OXIDE, SKIN, Mood, mix
from .scene import Glow, Scene


def train(scene: Scene, mood: Mood, *, colour: str = "#a5281f") -> None:
    """A two-car railcar from x = -250 to its nose at x = 96; the rail is y = 0, the roof y = -47."""
    red, dark = mood.tint(colour, 0.8), mood.tint("#23262e", 0.4)
    glass = LAMP if mood.lit > 0.5 else mood.tint("#28405e")
    scene.rects([(-236, -8, 60, 6), (-150, -8, 60, 6), (-44, -8, 60, 6), (40, -8, 36, 6)], dark)
    scene.dots([(x, -3.5) for x in (-226, -206, -136, -116, -36, -16, 40, 60)], 8, dark)
    scene.rect(-252, -43, 168, 36, red)
    scene.rect(-88, -38, 8, 30, dark)
    scene.path("M-81-7V-43H38C62-43 78-32 90-17C93-13 92-7 88-7z", red)
    roof = mood.ground if mood.snow else mix(red, INK, 0.45)
    scene.poly([(-251, -43), (-247, -47), (-90, -47), (-86, -43)], roof)
    scene.path("M-81-43L-78-47H34C46-47 55-44 62-39C54-42 46-43 38-43z", roof)
    boxes = [(x, -36, 17, 12) for x in range(-244, -100, 22)] + [(x, -36, 17, 12) for x in range(-74, 20, 22)]
    scene.rects(boxes, glass)
    scene.path(
        "M40-37H44C58-36 68-30 76-21L56-20C46-20 40-24 40-30z",
        glass if mood.lit > 0.5 else mood.tint("#1d3049"),
    )
    cream = mood.tint("#f3e8cf", 0.6)
    scene.rects([(-252, -18, 168, 3), (-81, -18, 168, 3)], cream)
    scene.rects([(-100, -37, 10, 27), (24, -37, 10, 27)], mix(red, cream, 0.75))
    scene.rects([(-98, -35, 6, 12), (26, -35, 6, 12)], glass)
    scene.poly([(78, -8), (92, -8), (97, -1), (82, -1)], dark)
    if mood.lit > 0.5:
        scene.disc(87, -13, 26, Glow("#fff0c4", 0.8))
    scene.dots([(85, -13)], 4.5, "#fff6dc")


def track(scene: Scene, mood: Mood, y: float) -> None:
    """Ballast, sleepers and a rail across the whole scene, the rail's top at y."""
    bed = mood.tint(mix("#8a7d70", mood.shade, 0.35))
    scene.poly([(-95, y + 2), (495, y + 2), (495, y + 11), (-95, y + 11)], bed)
    scene.rects([(x, y + 2, 7, 3) for x in range(-92, 495, 14)], mood.tint("#4a3628"))
    scene.rect(-95, y, 590, 2, mood.tint("#5c5a5c"))


def steamer(scene: Scene, mood: Mood) -> None:
    """The lake boat, about 150 long and 70 high, its waterline at y = 0, bow to the right."""
    white, wood = mood.tint("#f7f2e6", 0.7), mood.tint("#9a5a30", 0.8)
    glass = LAMP if mood.lit > 0.5 else mood.tint("#2f4c6c")
    scene.line([(52, -22), (52, -72)], wood, 1.8)
    scene.lines([[(52, -68), (78, -22)], [(52, -68), (-70, -20)]], mood.tint("#5d4a3c"), 0.7)
    scene.path("M-16-44h18v-22h-18z", mood.tint("#26221f", 0.6))
    scene.rect(-16, -59, 18, 6, mood.tint("#e0a436", 0.5))
    scene.rect(-48, -46, 78, 25, wood)
    scene.rects([(-42 + i * 13, -41, 9, 10) for i in range(6)], white)
    scene.rects([(-41 + i * 13, -40, 7, 8) for i in range(6)], glass)
    scene.poly([(-54, -48), (40, -48), (36, -44), (-52, -44)], white)
    scene.poly([(18, -64), (40, -64), (38, -46), (18, -46)], wood)
    scene.poly([(15, -67), (43, -67), (42, -63), (15, -63)], white)
    scene.rects([(22, -60, 6, 8), (31, -60, 6, 8)], glass)
    scene.path("M-78-24C-40-18 20-18 82-28C78-14 72-6 64 0H-66C-74-6-78-16-78-24z", white)
    scene.path("M-72-8C-30-6 30-6 70-7C68-4 66-2 64 0H-66C-69-2-71-5-72-8z", mood.tint("#a3301f", 0.8))
    scene.curve([(-77, -21), (-40, -16), (20, -16), (80, -25)], mood.tint("#2c4a6e", 0.6), 1.6)
    scene.lines(
        [
            [(-74, -31), (-50, -30)],
            [(-74, -31), (-74, -24)],
            [(-62, -30.5), (-62, -22)],
            [(44, -32), (78, -34)],
            [(60, -33), (60, -24)],
            [(76, -34), (77, -27)],
        ],
        white,
        1.1,
    )
    scene.line([(-77, -24), (-82, -50)], white, 1.3)
    flag = [(-82, -50), (-101, -47), (-100, -37), (-80.5, -39)]
    scene.poly(flag, mood.tint("#b3271e", 0.5))
    scene.lines([[(-89.5, -48.5), (-88.5, -38.5)], [(-81.5, -44.5), (-100.5, -42)]], white, 3)
    scene.lines(
        [[(-89.5, -48.5), (-88.5, -38.5)], [(-81.5, -44.5), (-100.5, -42)]],
        mood.tint("#24406e", 0.5),
        1.4,
    )


def canoe(scene: Scene, mood: Mood, colour: str) -> None:
    """An open canoe 100 long with two paddles, keel at y = 0."""
    paint = mood.tint(colour, 0.8)
    scene.lines([[(-24, -12), (18, -34)], [(2, -12), (40, -30)]], mood.tint("#b07a48"), 2)
    scene.limbs(
        [[(18, -34, 2), (23, -36.5, 3.4), (28, -39, 2)], [(40, -30, 2), (45, -32.5, 3.4), (50, -35, 2)]],
        mood.tint("#b07a48"),
    )
    scene.path("M-52-22C-36-11 36-11 52-22C50-8 40 0 26 0H-26C-40 0-50-8-52-22z", paint)
    scene.path("M-52-22C-36-11 36-11 52-22C40-8-40-8-52-22z", mix(paint, INK, 0.35))
    scene.curve([(-51, -19), (-30, -9.5), (30, -9.5), (51, -19)], mix(paint, "#ffffff", 0.45), 1.4)


def sleigh(scene: Scene, mood: Mood, *, blanket: str = "#2f5346", coat: str = "#b5834a") -> None:
    """A horse drawing a loaded sleigh with a driver in a fur hat, 170 long from x = -84 to x = 88."""
    wood = mood.tint("#8e5a32", 0.7)
    with scene.at(28, 0):
        horse(scene, mood, coat=coat)
    scene.lines([[(-26, -16), (42, -46)]], mix(wood, INK, 0.3), 2.2)
    scene.curve([(-84, -2), (-50, -1), (-24, -1), (-12, -10)], mood.tint("#2a2524"), 2.4)
    scene.lines([[(-74, -2), (-76, -14)], [(-34, -2), (-32, -14)]], wood, 2.4)
    scene.blob(
        [
            (-84, -30),
            (-84, -30),
            (-80, -13),
            (-62, -12),
            (-30, -12),
            (-18, -18),
            (-14, -28),
            (-14, -28),
            (-26, -21),
            (-60, -20),
        ],
        mood.tint(OXIDE, 0.7),
    )
    scene.limbs([[(-74, -25, 6), (-62, -26, 7), (-54, -24, 5)]], mood.tint("#b99a6a"))
    scene.lines([[(-68, -32), (-66, -20)], [(-60, -33), (-59, -20)]], mood.tint("#6d5636"), 1.2)
    scene.blob(
        [(-48, -18), (-47, -40), (-42, -49), (-35, -49), (-31, -38), (-20, -27), (-20, -18)],
        mood.tint(blanket, 0.7),
    )
    scene.limbs(
        [[(-39, -43, 3.6), (-31, -36, 3.2), (-23, -36, 2.6)]], mood.tint(mix(blanket, INK, 0.25), 0.7)
    )
    scene.line([(-22, -36), (30, -60)], mood.tint("#3a2820"), 1)
    scene.disc(-37, -56, 5.2, mood.tint(SKIN, 0.6))
    scene.limbs([[(-42, -60, 3), (-37, -61.5, 3.6), (-32.5, -60, 3)]], mood.tint("#5d4636", 0.7))


def ore_tub(scene: Scene, mood: Mood) -> None:
    """A tub of copper ore on its wheels, 56 wide, rail at y = 0."""
    iron = mood.tint("#5f564f")
    scene.blob(
        [(-24, -36), (-18, -45), (-8, -44), (0, -51), (10, -46), (18, -46), (24, -36)], mood.tint("#b0683a")
    )
    scene.polys([[(-12, -42), (-6, -47), (0, -41)], [(6, -43), (12, -47), (16, -41)]], mood.tint("#e0a45c"))
    scene.poly([(-28, -37), (28, -37), (21, -9), (-21, -9)], iron)
    scene.poly([(10, -37), (28, -37), (21, -9), (8, -9)], mix(iron, INK, 0.3))
    scene.rects([(-30, -39, 60, 4), (-24, -11, 48, 4)], mix(iron, INK, 0.45))
    scene.dots(
        [(-20 + i * 13, -32) for i in range(4)] + [(-17 + i * 11, -15) for i in range(4)],
        1.8,
        mix(iron, "#ffffff", 0.35),
    )
    for x in (-14, 14):
        scene.disc(x, -6, 6.5, mix(iron, INK, 0.6))
        scene.disc(x, -6, 2.4, mix(iron, "#ffffff", 0.3))


def bicycle(scene: Scene, mood: Mood, *, colour: str) -> None:
    """A touring bicycle with a basket, 150 wide and 92 high, tyres on y = 0, facing right."""
    paint, steel = mood.tint(colour, 0.7), mood.tint("#d9d4c8", 0.6)
    tyre = mood.tint("#26211f", 0.5)
    for x in (-47, 47):
        scene.lines(
            [
                [(x - 26, -29), (x + 26, -29)],
                [(x, -55), (x, -3)],
                [(x - 18, -47), (x + 18, -11)],
                [(x + 18, -47), (x - 18, -11)],
            ],
            steel,
            0.8,
        )
        scene.ring(x, -29, 26.5, tyre, 3.6)
        scene.disc(x, -29, 3.2, steel)
    scene.curve([(-74, -40), (-64, -56), (-47, -61), (-30, -56)], tyre, 2.2)
    scene.curve([(72, -42), (62, -57), (47, -61), (34, -57)], tyre, 2.2)
    scene.lines(
        [
            [(-47, -29), (-6, -27), (-18, -66), (33, -70), (-6, -27)],
            [(-47, -29), (-17, -62)],
            [(33, -74), (47, -29)],
        ],
        paint,
        3.6,
    )
    scene.line([(-18, -66), (-20, -75)], steel, 3)
    scene.limbs([[(-33, -78, 3.6), (-22, -78, 3), (-9, -77, 1.6)]], mood.tint("#6b3d22"))
    scene.curve([(33, -72), (31, -84), (22, -88), (12, -86)], steel, 2.6)
    scene.line([(14, -86.5), (6, -84)], mood.tint("#6b3d22"), 4)
    scene.lines([[(-47, -26.5), (-6, -22)], [(-47, -31.5), (-6, -33)]], tyre, 1)
    scene.ring(-6, -27.5, 6.5, mix(tyre, steel, 0.3), 2.2)
    scene.line([(-6, -27.5), (1, -14)], tyre, 2.4)
    scene.line([(-3, -13.5), (6, -13.5)], tyre, 3)
    scene.poly([(38, -82), (68, -82), (64, -61), (42, -61)], mood.tint("#b98a4e"))
    scene.lines(
        [[(40, -75), (66, -75)], [(41, -68), (65, -68)], [(47, -81), (48, -62)], [(58, -81), (57, -62)]],
        mood.tint("#85602f"),
        1,
    )
    for x, y, r, ink in ((42, -85, 4.4, "#3c6450"), (50, -87, 4.8, "#7d9448"), (60, -86, 5, "#3c6450")):
        scene.disc(x, y, r, mood.tint(ink))
    scene.dots([(43, -89), (52, -92), (61, -91), (66, -86)], 4, mood.tint("#f1c24a", 0.4))


def spill(scene: Scene, mood: Mood, x: float, y: float, radius: float) -> None:
    """Lamp light spilling on water or snow, when the hour is dark."""
    if mood.lit > 0.5:
        scene.disc(x, y, radius, Glow(LAMP, 0.5))
