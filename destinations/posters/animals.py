"""Animals in profile, facing right, feet on y = 0 of the current placement."""

from .palette import INK, OXIDE, Mood, mix
from .scene import Scene

_HORSE = [
    (-38, -59),
    (-31, -65),
    (-14, -62),
    (3, -60),
    (15, -65),
    (26, -77),
    (36, -90),
    (43, -90),
    (49, -83),
    (57, -71),
    (60, -65),
    (57, -61),
    (52, -61),
    (46, -68),
    (40, -71),
    (36, -61),
    (36, -50),
    (30, -39),
    (20, -33),
    (2, -30),
    (-14, -32),
    (-24, -37),
    (-30, -34),
    (-39, -43),
    (-41, -53),
]
_COW = [
    (-44, -60),
    (-38, -63),
    (-20, -61),
    (2, -61),
    (22, -63),
    (34, -63),
    (44, -69),
    (52, -70),
    (58, -65),
    (66, -53),
    (67, -48),
    (62, -45),
    (56, -46),
    (50, -51),
    (43, -47),
    (38, -36),
    (30, -28),
    (12, -24),
    (-10, -23),
    (-26, -26),
    (-34, -33),
    (-42, -38),
    (-47, -48),
]
_REINDEER = [
    (-35, -49),
    (-28, -52),
    (-8, -51),
    (8, -54),
    (18, -56),
    (28, -58),
    (37, -64),
    (44, -63),
    (50, -57),
    (58, -51),
    (59, -47),
    (55, -44),
    (48, -46),
    (42, -47),
    (37, -38),
    (30, -30),
    (22, -26),
    (4, -23),
    (-12, -25),
    (-23, -31),
    (-31, -32),
    (-36, -40),
]
_HUSKY = [
    (-23, -27),
    (-14, -29),
    (2, -28),
    (12, -30),
    (18, -35),
    (23, -39),
    (28, -38),
    (31, -34),
    (38, -31),
    (39, -29),
    (36, -27),
    (30, -27),
    (26, -24),
    (20, -17),
    (13, -12),
    (3, -14),
    (-8, -18),
    (-15, -19),
    (-22, -17),
    (-25, -22),
]


def horse(
    scene: Scene, mood: Mood, *, coat: str = "#b5834a", mane: str = "#4a3222", harness: bool = True
) -> None:
    """A stocky northern horse at a trot, 62 high at the withers, with harness and sleigh bells."""
    coat, mane = mood.tint(coat), mood.tint(mane)
    far = mix(coat, INK, 0.4)
    hoof = mix(coat, INK, 0.7)
    scene.limbs(
        [
            [(27, -40, 6), (36, -29, 3.4), (35, -17, 2.3), (31, -12, 2.8)],
            [(-28, -44, 9), (-24, -32, 5), (-29, -20, 3), (-24, -8, 2.3), (-21, -1.5, 3)],
        ],
        far,
    )
    scene.limbs([[(-38, -60, 2), (-46, -52, 3.4), (-49, -36, 4.4), (-45, -18, 1)]], mane)
    scene.blob(_HORSE, coat)
    scene.polys([[(35, -89), (36, -99), (41, -91)]], coat)
    scene.limbs(
        [
            [(23, -42, 7), (22, -25, 3.6), (21, -19, 3), (19, -7, 2.2), (20, -2, 3)],
            [(-30, -47, 11), (-28, -34, 6.5), (-37, -21, 3.5), (-38, -9, 2.4), (-37, -2, 3)],
        ],
        coat,
    )
    scene.limbs([[(19, -2.5, 2.8), (22, -1.5, 3.2)], [(-38, -2.5, 2.8), (-35, -1.5, 3.2)]], hoof)
    scene.blob(
        [
            (37, -92),
            (30, -86),
            (22, -75),
            (13, -65),
            (13, -65),
            (16, -60),
            (24, -66),
            (30, -73),
            (36, -82),
            (43, -88),
            (45, -84),
            (46, -91),
        ],
        mane,
    )
    scene.disc(48, -79, 1.3, INK)
    if harness:
        strap = mood.tint(OXIDE)
        scene.limbs([[(17, -67, 2), (25, -54, 2.6), (28, -39, 2)]], strap)
        scene.lines(
            [
                [(15, -60), (-2, -60), (-36, -52)],
                [(-2, -61), (0, -31)],
                [(52, -79), (49, -66)],
                [(42, -85), (51, -70)],
                [(51, -69), (22, -62)],
            ],
            mix(strap, INK, 0.55),
            1.5,
        )
        scene.dots([(19, -60), (23, -53), (26, -46)], 3, mood.tint("#e0b040", 0.5))


def cow(scene: Scene, mood: Mood, *, patch: str = "#2c2523") -> None:
    """A cow of the local breed: white with dark sides, ears and muzzle; 63 high at the shoulder."""
    white, dark = mood.tint("#f4efe4", 0.8), mood.tint(patch)
    far = mix(white, mood.tint("#6c665f"), 0.45)
    scene.limbs(
        [[(29, -30, 5), (29, -14, 3.2), (29, -2, 3)], [(-33, -36, 8), (-30, -18, 3.6), (-31, -2, 3)]], far
    )
    scene.limbs([[(-45, -58, 1.2), (-50, -46, 1.2), (-49, -28, 1), (-48, -20, 2.4)]], white)
    scene.blob(_COW, white)
    scene.blob([(-30, -28), (-22, -22), (-14, -25), (-14, -32), (-28, -34)], mood.tint("#e3a79a"))
    scene.limbs(
        [
            [(23, -32, 6), (22, -15, 3.4), (22, -2, 3.2)],
            [(-40, -42, 8), (-38, -20, 4), (-40, -10, 3), (-39, -2, 3.2)],
        ],
        white,
    )
    scene.blob(
        [
            (-30, -60),
            (-12, -62),
            (6, -60),
            (22, -58),
            (28, -48),
            (22, -36),
            (4, -29),
            (-12, -30),
            (-26, -38),
            (-34, -48),
        ],
        dark,
    )
    scene.limbs([[(61, -52, 4), (64, -48.5, 4.2)]], dark)
    scene.limbs([[(46, -66, 1.6), (39, -63, 3), (34, -58, 1.2)]], dark)
    scene.curves([[(50, -70), (52, -76), (58, -79)]], mood.tint("#d9cdb0"), 2.2)
    scene.disc(55, -61, 1.5, dark)
    scene.rects([(20, -3, 5, 3), (-41, -3, 5, 3), (27, -3, 4, 3), (-33, -3, 4, 3)], mix(dark, white, 0.2))
    scene.curve([(41, -50), (45, -45), (49, -48)], mood.tint(OXIDE), 1.8)
    scene.disc(46, -43, 2.4, mood.tint("#d8a63c"))


def distant_cow(scene: Scene, mood: Mood, *, patch: str) -> None:
    """A grazing cow in few strokes, for the far end of the pasture; size as `cow`."""
    white, dark = mood.tint("#f4efe4", 0.8), mood.tint(patch)
    scene.lines([[(29, -28), (29, -3)], [(-30, -30), (-30, -3)]], mix(white, INK, 0.3), 6)
    scene.lines([[(22, -28), (22, -3)], [(-40, -34), (-39, -3)]], white, 7)
    scene.blob(
        [
            (-45, -58),
            (-10, -62),
            (26, -61),
            (46, -48),
            (64, -14),
            (56, -6),
            (32, -28),
            (-26, -26),
            (-46, -38),
        ],
        white,
    )
    scene.blob([(-26, -59), (10, -61), (26, -54), (16, -34), (-20, -34)], dark)
    scene.lines([[(44, -42), (35, -36)], [(60, -10), (62, -11)]], dark, 6)


def distant_reindeer(scene: Scene, mood: Mood, *, coat: str) -> None:
    """A reindeer looking up, in few strokes; size as `reindeer`."""
    coat = mood.tint(coat)
    scene.lines([[(26, -28), (27, -2)], [(-23, -30), (-25, -2)]], mix(coat, INK, 0.42), 4.5)
    scene.lines([[(18, -28), (18, -2)], [(-30, -32), (-32, -2)]], coat, 5)
    scene.blob(_REINDEER[::2], coat)
    scene.blob([(22, -55), (36, -54), (38, -37), (30, -27), (21, -40)], mix(coat, mood.tint("#efe6d6"), 0.72))
    antlers = [
        [(37, -62), (29, -80), (34, -98), (45, -106)],
        [(39, -62), (48, -72)],
        [(29, -80), (42, -90)],
        [(33, -96), (28, -106)],
    ]
    scene.curves(antlers, mood.tint("#8f7557"), 3)


def reindeer(scene: Scene, mood: Mood, *, coat: str = "#7d6552", grazing: bool = False) -> None:
    """A reindeer with full antlers, 55 high at the shoulder; a grazing one lowers its head to the lichen."""
    coat = mood.tint(coat)
    pale, far = mix(coat, mood.tint("#efe6d6"), 0.72), mix(coat, INK, 0.42)
    scene.limbs(
        [
            [(23, -32, 5), (28, -17, 2.5), (26, -8, 1.9), (28, -1.5, 2.8)],
            [(-24, -36, 7), (-22, -22, 3.6), (-27, -13, 2.3), (-24, -1.5, 2.6)],
        ],
        far,
    )
    if grazing:
        scene.blob(
            [
                (-35, -49),
                (-28, -52),
                (-8, -51),
                (8, -54),
                (20, -53),
                (31, -44),
                (39, -33),
                (46, -27),
                (53, -15),
                (57, -6),
                (56, -2),
                (51, -2),
                (45, -8),
                (38, -18),
                (32, -21),
                (22, -24),
                (4, -23),
                (-12, -25),
                (-23, -31),
                (-31, -32),
                (-36, -40),
            ],
            coat,
        )
        scene.blob([(20, -51), (29, -44), (37, -33), (33, -21), (24, -24), (19, -38)], pale)
        _antlers(scene, mood, 41, -32, turn=48)
        scene.polys([[(40, -34), (33, -38), (38, -29)]], coat)
        scene.disc(48, -20, 1.4, INK)
        scene.limbs([[(54, -4, 2.6), (55, -3, 2.6)]], mix(coat, INK, 0.6))
    else:
        scene.blob(_REINDEER, coat)
        scene.blob(
            [(22, -55), (30, -57), (36, -52), (41, -47), (38, -37), (31, -27), (26, -31), (21, -42)], pale
        )
        _antlers(scene, mood, 38, -63, turn=0)
        scene.polys([[(35, -61), (27, -63), (33, -57)]], coat)
        scene.disc(46, -57, 1.4, INK)
        scene.limbs([[(56, -48.5, 2.4), (57.5, -47.5, 2.4)]], mix(coat, INK, 0.6))
    scene.blob([(-35, -50), (-29, -50), (-30, -40), (-35, -37), (-38, -43)], pale)
    scene.limbs(
        [
            [(17, -32, 6), (16, -17, 2.7), (17, -8, 2), (17, -1.5, 3)],
            [(-28, -38, 8), (-27, -24, 4.4), (-34, -14, 2.6), (-33, -1.5, 2.8)],
        ],
        coat,
    )
    scene.rects([(14.5, -7, 5, 4), (-35.5, -7, 5, 4)], pale)
    scene.limbs([[(16, -1.5, 2), (20, -1, 2)], [(-34, -1.5, 2), (-30, -1, 2)]], mix(coat, INK, 0.7))


def _antlers(scene: Scene, mood: Mood, x: float, y: float, *, turn: float) -> None:
    for dx, ink in ((5, mood.tint("#6b5645")), (0, mood.tint("#8f7557"))):
        with scene.at(x + dx, y, turn=turn):
            scene.curves(
                [
                    [(0, 0), (-8, -12), (-10, -26), (-3, -40), (8, -48)],
                    [(1, -2), (9, -8), (16, -8)],
                    [(-8, -13), (2, -19), (8, -26)],
                    [(-7, -33), (-14, -38), (-15, -44)],
                    [(-2, -41), (-5, -48)],
                    [(3, -45), (2, -52)],
                    [(8, -48), (13, -47)],
                ],
                ink,
                2.4,
            )
            scene.limbs([[(10, -8, 1.4), (16, -9, 3), (18, -9, 1)]], ink)


def husky(scene: Scene, mood: Mood, *, coat: str = "#6d7580", gathered: bool = False) -> None:
    """A sled dog at a run, 30 high at the shoulder; `gathered` is the phase with the legs under the body."""
    coat = mood.tint(coat, 0.9)
    pale, far = mix(coat, mood.tint("#f5f0e6"), 0.7), mix(coat, INK, 0.42)
    if gathered:
        hidden = [
            [(14, -18, 4), (9, -9, 2), (15, -3, 1.6)],
            [(-14, -20, 5), (-6, -11, 2.6), (-8, -4, 1.6)],
        ]
        shown = [
            [(16, -18, 4.5), (18, -8, 2.2), (12, -2, 1.9)],
            [(-16, -21, 6), (-9, -12, 3), (-14, -5, 1.9), (-10, -1, 1.7)],
        ]
    else:
        hidden = [
            [(16, -18, 4), (25, -11, 2), (33, -8, 1.6)],
            [(-18, -20, 5), (-25, -12, 2.4), (-33, -8, 1.6)],
        ]
        shown = [
            [(15, -18, 4.5), (21, -8, 2.2), (28, -3, 1.9)],
            [(-17, -21, 6), (-21, -11, 3), (-29, -6, 1.9), (-33, -2, 1.7)],
        ]
    scene.limbs(hidden, far)
    scene.limbs([[(-22, -26, 2), (-28, -31, 3), (-34, -33, 3), (-38, -30, 0.8)]], coat)
    scene.blob(_HUSKY, coat)
    scene.polys([[(20, -37), (21, -44), (25, -39)], [(24, -38), (27, -43), (29, -37)]], coat)
    scene.blob(
        [
            (29, -35),
            (34, -32.5),
            (38, -29.5),
            (34, -27),
            (28, -27),
            (24, -22),
            (16, -14),
            (13, -16),
            (20, -25),
            (26, -31),
        ],
        pale,
    )
    scene.limbs(shown, coat)
    scene.dots([(38, -30.5)], 2.6, INK)
    scene.dots([(30, -34.5)], 1.7, INK)
    scene.line([(12, -30), (17, -15), (10, -12)], mood.tint(OXIDE), 2)
