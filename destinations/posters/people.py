"""People, about 62 high, facing right, feet on y = 0 of the current placement."""

from collections.abc import Sequence

from .palette import INK, OXIDE, SKIN, Mood, mix
from .scene import Scene

Joints = Sequence[tuple[float, float, float]]


def figure(
    scene: Scene,
    mood: Mood,
    *,
    coat: str,
    trousers: str,
    cap: str,
    legs: Sequence[Joints],
    arms: Sequence[Joints],
    torso: Joints,
    head: tuple[float, float],
    bobble: bool = True,
) -> None:
    """A figure from its joints: the first leg and arm are the far ones; the last arm lies over the coat."""
    coat, trousers, cap = mood.tint(coat, 0.7), mood.tint(trousers, 0.8), mood.tint(cap, 0.7)
    scene.limbs(arms[:-1], mix(coat, INK, 0.3))
    scene.limbs(legs[:-1], mix(trousers, INK, 0.35))
    scene.limbs(legs[-1:], trousers)
    hx, hy = head
    scene.line([torso[-1][:2], head], mood.tint(mix(SKIN, INK, 0.16), 0.6), 5)
    scene.limbs([torso], coat)
    scene.limbs(arms[-1:], mix(coat, INK, 0.12))
    scene.disc(hx, hy, 5.4, mood.tint(SKIN, 0.6))
    with scene.at(hx, hy):
        scene.path("M-5.8 0C-7-9 6-9.6 5.6-1.6z", cap)
    if bobble:
        scene.disc(hx - 0.8, hy - 7.6, 2, mix(cap, "#ffffff", 0.5))


def skier(scene: Scene, mood: Mood, *, coat: str = OXIDE) -> None:
    """A cross-country skier in mid-stride with skis and poles."""
    ski = mood.tint("#d9a23c", 0.5)
    scene.lines([[(26, -45), (17, 0)], [(-11, -36), (-36, -7)]], mood.tint("#5b4a3f"), 1.4)
    scene.curves([[(-38, -5), (-20, -1), (6, 0), (10, -2)]], mix(ski, INK, 0.3), 2)
    figure(
        scene,
        mood,
        coat=coat,
        trousers="#22314d",
        cap="#e9b44a",
        legs=[
            [(-1, -30, 5), (-8, -17, 4), (-20, -6, 3), (-16, -3, 2.6)],
            [(1, -31, 5.5), (11, -19, 4.4), (9, -4, 3), (14, -2.5, 2.6)],
        ],
        arms=[[(9, -48, 3.6), (18, -41, 3), (26, -46, 2.6)], [(8, -48, 4), (0, -39, 3.4), (-10, -37, 2.6)]],
        torso=[(0, -29, 5.6), (4, -40, 6.6), (9, -50, 5)],
        head=(15, -59),
    )
    scene.curves([[(-10, 0), (10, 0), (38, 0), (46, -5)]], ski, 2.2)


def hiker(scene: Scene, mood: Mood, *, coat: str = OXIDE, pack: str = "#c8902f") -> None:
    """A walker with a rucksack and a staff."""
    scene.line([(17, -34), (22, 0)], mood.tint("#6b4a30"), 1.8)
    figure(
        scene,
        mood,
        coat=coat,
        trousers="#3d4a3c",
        cap="#2f5346",
        legs=[
            [(0, -28, 5), (-4, -15, 3.8), (-12, -4, 3), (-8, -1.5, 3)],
            [(0, -28, 5.4), (7, -15, 4), (8, -3, 3), (13, -1.6, 3)],
        ],
        arms=[[(3, -46, 3.4), (-1, -37, 3), (2, -30, 2.6)], [(4, -46, 3.8), (10, -38, 3.2), (17, -36, 2.6)]],
        torso=[(0, -27, 5.8), (1, -38, 6.6), (3, -48, 5)],
        head=(6, -57),
        bobble=False,
    )
    sack = mood.tint(pack, 0.7)
    scene.blob([(-5, -50), (-13, -49), (-16, -38), (-14, -29), (-6, -29), (-4, -40)], sack)
    scene.limbs([[(-14, -53, 3), (-4, -53, 3)]], mix(sack, INK, 0.35))
    scene.line([(-5, -38), (-15, -38)], mix(sack, INK, 0.35), 1.2)


def dog_sled(scene: Scene, mood: Mood) -> None:
    """A musher on the runners of a sled with a wrapped passenger; the tow line starts at (66, -14)."""
    wood = mood.tint("#a9744a")
    scene.curves([[(-16, -1), (20, -1), (54, -1), (66, -10)]], wood, 2.6)
    scene.lines(
        [
            [(8, -2), (4, -36)],
            [(26, -2), (24, -16)],
            [(44, -2), (46, -14)],
            [(12, -12), (64, -12)],
            [(-2, -36), (10, -36)],
        ],
        wood,
        2,
    )
    scene.blob(
        [(8, -10), (8, -26), (18, -28), (34, -22), (54, -20), (62, -13), (56, -9), (30, -8)],
        mood.tint("#41608a", 0.8),
    )
    scene.blob([(14, -18), (15, -31), (22, -35), (29, -30), (31, -20)], mood.tint("#c8902f", 0.7))
    scene.disc(22, -40, 5, mood.tint(SKIN, 0.6))
    scene.blob(
        [(16.5, -39), (17, -45), (22, -47), (27, -44), (27.5, -41), (22, -41)], mood.tint("#f1ede1", 0.7)
    )
    figure(
        scene,
        mood,
        coat=OXIDE,
        trousers="#1f2a40",
        cap="#2a1f1a",
        legs=[[(-6, -31, 5), (-5, -17, 4), (-9, -3, 3.2)], [(-7, -31, 5.6), (-2, -18, 4.4), (-5, -3, 3.4)]],
        arms=[[(-2, -50, 3.6), (5, -43, 3), (9, -37, 2.6)], [(-3, -50, 4), (2, -41, 3.4), (7, -37, 2.8)]],
        torso=[(-7, -30, 6.4), (-6, -42, 7.4), (-2, -52, 5.4)],
        head=(1, -61),
    )


def kick_sledge(scene: Scene, mood: Mood) -> None:
    """Somebody kicking a spark along: one foot on a runner, one pushing off behind, a basket on the seat."""
    steel, wood = mood.tint("#2a2524", 0.5), mood.tint("#8a5a35", 0.6)
    scene.curves([[(-34, -0.5), (0, 0), (40, -1), (47, -7)]], steel, 1.8)
    scene.lines(
        [
            [(12, -1), (8, -37)],
            [(32, -1), (28, -20)],
            [(10, -20), (31, -20)],
            [(3, -38), (12, -37)],
            [(11, -28), (9, -37)],
        ],
        wood,
        2.2,
    )
    scene.poly([(15, -21), (29, -21), (27, -30), (16, -30)], mood.tint("#c8902f", 0.6))
    scene.curve([(16, -30), (21, -36), (27, -30)], mood.tint("#c8902f", 0.6), 1.5)
    figure(
        scene,
        mood,
        coat=OXIDE,
        trousers="#22314d",
        cap="#e9b44a",
        legs=[
            [(-7, -30, 5), (-15, -18, 4), (-26, -8, 3), (-29, -4, 3)],
            [(-6, -30, 5.6), (0, -17, 4.2), (-4, -3, 3.2), (0, -2, 3)],
        ],
        arms=[[(1, -47, 3.4), (5, -41, 3), (10, -38, 2.6)], [(0, -48, 4), (1, -39, 3.4), (8, -37, 2.8)]],
        torso=[(-7, -29, 6), (-4, -40, 6.8), (1, -50, 5)],
        head=(6, -59),
    )
    scene.limbs([[(2, -53, 2.4), (-6, -52, 2), (-16, -54, 1.4)]], mood.tint("#3c6450", 0.7))


def angler(scene: Scene, mood: Mood) -> None:
    """Somebody fly-fishing, up to the knees in water whose surface is y = -8; the fly lands at (118, -9)."""
    scene.line([(13, -45), (34, -68), (52, -96)], mood.tint("#4a2f22"), 1.5)
    scene.curves(
        [[(52, -96), (26, -116), (4, -104), (30, -92), (70, -70), (100, -34), (118, -9)]], mood.white, 0.9
    )
    figure(
        scene,
        mood,
        coat="#a4532b",
        trousers="#5b5f45",
        cap="#c48a2c",
        legs=[[(-2, -30, 5.4), (-6, -18, 5), (-8, -7, 4.6)], [(2, -30, 5.6), (5, -18, 5), (6, -7, 4.8)]],
        arms=[[(2, -46, 3.6), (9, -38, 3), (15, -41, 2.6)], [(2, -47, 4), (9, -41, 3.4), (14, -46, 2.8)]],
        torso=[(0, -28, 6.2), (0, -38, 7), (2, -49, 5.4)],
        head=(5, -58),
        bobble=False,
    )
    scene.limbs([[(-2, -59.5, 1.3), (12, -58.5, 1.1)]], mood.tint("#c48a2c", 0.7))
    scene.lines(
        [[(-16, -7), (-6, -7)], [(2, -5), (20, -5)], [(-22, -3), (4, -3)]],
        mix(mood.water[0], "#ffffff", 0.6),
        1.3,
    )


def visitor(scene: Scene, mood: Mood, *, coat: str, cap: str, skirt: bool = False) -> None:
    """Somebody standing at their ease, in a jacket or a long coat; the cap stays at home in summer."""
    coat, cap = mood.tint(coat, 0.7), mood.tint(cap, 0.7)
    scene.lines([[(-3, -24), (-3, -3)], [(3, -24), (4, -3)]], mood.tint("#2b3146", 0.8), 7)
    scene.line([(4, -44), (8, -35), (5, -27)], mix(coat, INK, 0.3), 6)
    hem = 9 if skirt else 6.6
    scene.limbs([[(0, -14 if skirt else -25, hem), (0, -46, 6)]], coat)
    scene.line([(-4, -44), (-6, -34), (1, -30)], mix(coat, INK, 0.16), 6)
    scene.disc(1, -57, 5.4, mood.tint(SKIN, 0.6))
    scene.path("M-5-57C-6-66 7-67 7-58z", cap if mood.snow else mood.tint("#5b3a2a", 0.7))
    if mood.snow:
        scene.disc(0, -64.5, 2, mix(cap, "#ffffff", 0.5))


def fiddler(scene: Scene, mood: Mood) -> None:
    """A fiddler in a waistcoat, bow drawn."""
    figure(
        scene,
        mood,
        coat=OXIDE,
        trousers="#1c2233",
        cap="#1c2233",
        legs=[[(-2, -28, 4.6), (-4, -14, 3.6), (-6, -2, 3.2)], [(3, -28, 4.6), (4, -14, 3.6), (6, -2, 3.2)]],
        arms=[[(4, -46, 3.2), (12, -41, 2.8), (20, -47, 2.4)], [(-4, -46, 3.6), (-9, -38, 3), (4, -41, 2.4)]],
        torso=[(0, -27, 6), (0, -37, 6.8), (1, -48, 5.2)],
        head=(0, -57),
        bobble=False,
    )
    wood = mood.tint("#c07a34", 0.4)
    scene.limbs([[(3, -50, 3.4), (9, -49, 2.4), (13, -48.5, 3), (14, -48.3, 0.8), (24, -47, 0.7)]], wood)
    scene.line([(3, -38), (17, -57)], mood.tint("#f0e2c4", 0.4), 1.1)


def accordionist(scene: Scene, mood: Mood) -> None:
    """An accordion player with the bellows open."""
    figure(
        scene,
        mood,
        coat="#3c6450",
        trousers="#1c2233",
        cap="#5b3a2a",
        legs=[[(-2, -28, 4.6), (-3, -14, 3.6), (-4, -2, 3.2)], [(3, -28, 4.6), (4, -14, 3.6), (6, -2, 3.2)]],
        arms=[
            [(5, -46, 3.2), (12, -39, 2.8), (13, -34, 2.4)],
            [(-5, -46, 3.4), (-10, -38, 2.8), (-8, -33, 2.4)],
        ],
        torso=[(0, -27, 6), (0, -37, 6.8), (0, -48, 5.2)],
        head=(0, -57),
        bobble=False,
    )
    scene.poly(
        [(-9, -42), (-3, -44), (8, -44), (14, -41), (14, -29), (8, -27), (-3, -27), (-9, -29)],
        mood.tint("#b23a2a", 0.4),
    )
    scene.rects([(-9, -42, 4, 13), (10, -42, 4, 13)], mood.tint("#22201f", 0.4))
    scene.lines(
        [[(-2, -43), (-2, -28)], [(2, -43), (2, -28)], [(6, -43), (6, -28)]], mood.tint("#f1d9a0", 0.4), 0.9
    )


def singer(scene: Scene, mood: Mood) -> None:
    """A singer in a long dress at a microphone stand."""
    scene.lines([[(13, 0), (13, -46)], [(13, -46), (9, -52)]], mood.tint("#22201f", 0.4), 1.3)
    dress = mood.tint("#e0a436", 0.4)
    scene.blob(
        [(-13, 0), (-13, 0), (-5, -28), (-6, -46), (0, -50), (6, -46), (5, -28), (13, 0), (13, 0)], dress
    )
    scene.limbs(
        [[(5, -46, 2.6), (12, -40, 2.2), (18, -45, 2)], [(-5, -46, 2.6), (-11, -38, 2.2), (-16, -42, 2)]],
        mood.tint(SKIN, 0.5),
    )
    scene.disc(0, -56, 5.2, mood.tint(SKIN, 0.5))
    scene.blob(
        [(-7, -46), (-7, -58), (-1, -63), (5, -60), (4, -56), (0, -59), (-4, -55), (-3, -46)],
        mood.tint("#4a2a1c", 0.5),
    )
