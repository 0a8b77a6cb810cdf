"""Farm: the yard in the valley and the summer dairy in the hills."""

from .. import landscape as land
from .. import plants
from ..animals import cow, distant_cow, horse
from ..houses import house
from ..landmarks import barn, storehouse
from ..palette import OXIDE, Mood, mix
from ..people import visitor
from ..scene import Scene
from .brief import Brief


def farm(brief: Brief) -> None:
    """Barn, storehouse and cows, or a summer dairy under the fell; in winter the yard."""
    if not brief.mood.snow and brief.dice.chance(0.45):
        _summer_dairy(brief)
    else:
        _farmyard(brief)


def _farmyard(brief: Brief) -> None:
    scene, mood, dice = brief.scene, brief.mood, brief.dice
    land.sky(scene, mood, dice, light=brief.light(60, 150, top=48, bottom=80), horizon=170)
    land.ridges(scene, mood, dice, top=130, base=196)
    land.treeline(scene, mood, dice, y=198, height=20)
    land.ground(scene, mood, dice, y=196, swell=6)
    field = mix(mood.ground, mood.shade, 0.3) if mood.snow else mix(mood.ground, "#e3b84a", 0.34)
    scene.blob(
        [(-95, 216), (60, 206), (220, 214), (495, 202), (495, 220), (250, 232), (70, 224), (-95, 236)], field
    )
    barn_x = dice.between(190, 214)
    barn(scene, mood, barn_x, 244, 1.12, OXIDE)
    storehouse(scene, mood, barn_x - 40, 236, 0.7, "#7a4b2d")
    land.drift(scene, mood, [(-95, 256), (70, 250), (200, 244), (330, 246), (495, 240)])
    plants.birch(scene, mood, dice, 352, 262, dice.between(88, 104))
    land.furrows(scene, mood, dice, top=256, bottom=294, count=9)
    if mood.snow:
        plants.skigard(scene, mood, -80, 268, 130, 262, height=34, gap=14)
        if dice.chance(0.5):
            with scene.at(92, 284, 1.12, flip=dice.chance(0.5)):
                horse(scene, mood, coat=dice.pick(("#b5834a", "#c9a36a", "#7a4b2d")), harness=False)
        else:
            with scene.at(106, 282, 1.24):
                visitor(scene, mood, coat=dice.pick(("#c8902f", "#2c4a6e", "#8e2f22")), cap="#f1ede1")
    else:
        patch = dice.pick(("#2c2523", "#6b3420"))
        facing_in = dice.chance(0.5)
        with scene.at(20 if facing_in else 176, 238, 0.46, flip=dice.chance(0.5)):
            distant_cow(scene, mood, patch=patch)
        with scene.at(dice.between(98, 112), 284, 1.24, flip=not facing_in):
            cow(scene, mood, patch=patch)
        plants.skigard(scene, mood, 216, 276, 470, 270, height=24, gap=12)


def _summer_dairy(brief: Brief) -> None:
    scene, mood, dice = brief.scene, brief.mood, brief.dice
    land.sky(scene, mood, dice, light=brief.light(60, 150, top=46, bottom=78), horizon=170)
    land.ridges(scene, mood, dice, top=112, base=196, rise=24)
    land.ground(scene, mood, dice, y=192, swell=9)
    turf = mix(mood.ground, mood.shade, 0.4)
    far_patch, patch = dice.shuffled(("#2c2523", "#6b3420"))
    for x, y, size in ((36, 214, 0.3), (76, 222, 0.38), (150, 210, 0.26)):
        with scene.at(x + dice.whole(-8, 8), y, size, flip=dice.chance(0.5)):
            distant_cow(scene, mood, patch=far_patch)
    house(
        scene,
        mood,
        dice,
        296,
        232,
        62,
        26,
        "#6b4029",
        depth=26,
        rise=22,
        panes=2,
        door=0.5,
        chimney=None,
        cover=turf,
    )
    house(
        scene,
        mood,
        dice,
        dice.between(182, 194),
        246,
        92,
        34,
        "#5b3a2a",
        depth=38,
        rise=32,
        panes=3,
        door=0.5,
        smoke=True,
        cover=turf,
    )
    land.drift(scene, mood, [(-95, 250), (70, 246), (200, 250), (330, 246), (495, 238)])
    land.furrows(scene, mood, dice, top=254, bottom=294, count=9)
    _churns(scene, mood, dice.between(252, 268), 270)
    plants.skigard(scene, mood, 306, 268, 480, 262, height=26, gap=12)
    with scene.at(dice.between(106, 122), 284, 1.2, flip=dice.chance(0.4)):
        cow(scene, mood, patch=patch)


def _churns(scene: Scene, mood: Mood, x: float, y: float) -> None:
    tin, wood = mood.tint("#c3c6c4", 0.7), mood.tint("#8a5a34")
    scene.rect(x - 6, y - 14, 56, 4, wood)
    scene.lines([[(x, y - 10), (x, y)], [(x + 44, y - 10), (x + 44, y)]], wood, 4)
    for cx in (x + 6, x + 22, x + 38):
        scene.polys(
            [
                [
                    (cx - 6, y - 14),
                    (cx - 6, y - 30),
                    (cx - 3, y - 34),
                    (cx + 3, y - 34),
                    (cx + 6, y - 30),
                    (cx + 6, y - 14),
                ],
                [(cx - 4.5, y - 35), (cx + 4.5, y - 35), (cx + 4.5, y - 39), (cx - 4.5, y - 39)],
            ],
            tin,
        )
        scene.rect(cx + 2, y - 30, 4, 16, mix(tin, "#3a4450", 0.3))
