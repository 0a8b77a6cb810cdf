"""Churches: the great one of the mining town and the timber ones of the valleys."""

from .. import landscape as land
from .. import plants
from ..houses import cottage_row, house
from ..landmarks import church as roros_church
from ..landmarks import village_church
from ..palette import BLUE_HOUR, Mood, mix
from ..scene import Scene
from .brief import Brief
from .works import slag_heap

_FRONT = ("#96321f", "#c8902f", "#41608a", "#3c6450", "#a9562c")
_BOARDS = ("#f3eee0", "#f6f2e6", "#ece6d6", "#ead9a4", "#f3eee0", "#6b4029")


def church(brief: Brief) -> None:
    """Bergstadens Ziir at the blue hour, a village church at every other time."""
    if brief.mood.name == BLUE_HOUR.name:
        _above_the_town(brief)
    else:
        _in_the_village(brief)


def _above_the_town(brief: Brief) -> None:
    scene, mood, dice = brief.scene, brief.mood, brief.dice
    x = dice.between(138, 160)
    land.sky(scene, mood, dice, light=brief.light(x + 50, x + 130, top=50, bottom=90), horizon=180)
    land.ridges(scene, mood, dice, top=146, base=214)
    if dice.chance(0.6):
        slag_heap(scene, mood, dice.between(250, 300), 218, 150, dice.between(34, 48))
    land.ground(scene, mood, dice, y=214, swell=3)
    cottage_row(scene, mood, dice, 222, start=-80, end=x - 40, height=18)
    cottage_row(scene, mood, dice, 222, start=x + 130, end=460, height=18)
    with scene.at(x, 252, dice.between(0.96, 1.04)):
        roros_church(scene, mood)
    path = mix(mood.shade, mood.ground, 0.15) if mood.snow else mood.tint(mix("#d2ba94", mood.ground, 0.3))
    land.drift(scene, mood, [(-95, 258), (40, 253), (150, 250), (290, 252), (400, 256), (495, 254)])
    scene.blob(
        [(x - 16, 251), (x - 4, 251), (x + 22, 268), (x + 64, 302), (x - 34, 302), (x - 16, 270)], path
    )
    land.furrows(scene, mood, dice, top=262, bottom=278, count=6)
    colours = dice.shuffled(_FRONT)
    left = dice.between(-78, -50)
    house(scene, mood, dice, left, 288, 112, 31, colours[0], depth=34, rise=24, panes=5)
    house(scene, mood, dice, dice.between(296, 318), 292, 110, 31, colours[1], depth=34, rise=24, panes=5)
    plants.birch(scene, mood, dice, dice.between(262, 280), 284, dice.between(74, 92))


def _in_the_village(brief: Brief) -> None:
    scene, mood, dice = brief.scene, brief.mood, brief.dice
    x = dice.between(134, 158)
    land.sky(scene, mood, dice, light=brief.light(x + 50, x + 130, top=50, bottom=90), horizon=180)
    land.ridges(scene, mood, dice, top=132, base=212, rise=20)
    land.treeline(scene, mood, dice, y=212, height=dice.between(18, 30))
    land.ground(scene, mood, dice, y=212, swell=4)
    if dice.chance(0.6):
        house(
            scene,
            mood,
            dice,
            dice.between(-40, -10),
            230,
            62,
            22,
            dice.pick(_FRONT),
            panes=4,
            smoke=mood.snow,
        )
    else:
        cottage_row(scene, mood, dice, 222, start=dice.between(-80, -40), end=70, height=20)
    for i in range(3):
        plants.spruce(scene, mood, 326 + i * 30 + dice.between(-6, 6), 240 + i * 4, dice.between(54, 104))
    with scene.at(x, 254, dice.between(1.04, 1.12)):
        village_church(scene, mood, dice.pick(_BOARDS), needle=dice.chance(0.6))
    land.drift(scene, mood, [(-95, 262), (40, 256), (150, 252), (290, 255), (400, 260), (495, 258)])
    path = mix(mood.shade, mood.ground, 0.15) if mood.snow else mood.tint(mix("#d2ba94", mood.ground, 0.3))
    scene.blob(
        [(x - 14, 253), (x - 2, 253), (x + 20, 270), (x + 60, 303), (x - 36, 303), (x - 16, 272)], path
    )
    _churchyard_wall(scene, mood, x)
    plants.birch(scene, mood, dice, dice.between(46, 62), 286, dice.between(110, 132))
    land.furrows(scene, mood, dice, top=284, bottom=297, count=5)


def _churchyard_wall(scene: Scene, mood: Mood, gate: float) -> None:
    stone = mood.tint("#9a9085")
    runs = [(-95, gate - 20), (gate + 42, 495)]
    scene.rects([(a, 266, b - a, 11) for a, b in runs], mix(stone, mood.shade, 0.2))
    joints = [[(px, 267 + (px // 13) % 2 * 5), (px, 271 + (px // 13) % 2 * 5)] for px in range(2, 400, 13)]
    scene.lines([j for j in joints if not gate - 22 < j[0][0] < gate + 44], mix(stone, "#000000", 0.3), 1)
    cap = mood.ground if mood.snow else mix(stone, mood.light, 0.35)
    scene.lines([[(a, 266), (b, 266)] for a, b in runs], cap, 4 if mood.snow else 2.4)
    posts = (gate - 20, gate + 42)
    scene.rects([(px - 4, 256, 8, 22) for px in posts], mood.white)
    scene.polys(
        [[(px - 6, 257), (px, 249), (px + 6, 257)] for px in posts], mood.ground if mood.snow else mood.roof
    )
