"""Dog sled, train and bicycle."""

from .. import landscape as land
from .. import plants
from ..animals import husky
from ..houses import house
from ..palette import INK, Mood, mix
from ..people import dog_sled
from ..scene import Scene
from ..vehicles import bicycle, track, train
from .brief import Brief

_COATS = ("#6d7580", "#3f4148", "#8a7a68", "#545b66", "#a59a8c", "#4b403a")


def dog_team(brief: Brief) -> None:
    """Six dogs, a sled, a musher and a guest."""
    scene, mood, dice = brief.scene, brief.mood, brief.dice
    land.sky(scene, mood, dice, light=brief.light(60, 140, top=44, bottom=74), horizon=180)
    land.ridges(scene, mood, dice, top=140, base=206, rise=18)
    land.treeline(scene, mood, dice, y=208, height=22)
    land.ground(scene, mood, dice, y=206, swell=5)
    for x, y, h in ((30, 238, 80), (326, 232, 60), (354, 240, 92), (388, 236, 70)):
        plants.spruce(scene, mood, x + dice.between(-7, 7), y, h * dice.between(0.9, 1.1))
    land.drift(scene, mood, [(-95, 252), (60, 246), (200, 252), (330, 246), (495, 254)])
    y = 282
    groove = mix(mood.shade, mood.veil, 0.15)
    scene.lines([[(-95, y + 2), (150, y + 2)], [(-95, y + 8), (140, y + 8)]], groove, 1.8)
    coats = dice.shuffled(_COATS)
    rope = mood.tint("#3a2820")
    scene.lines([[(116, y - 14), (150, y - 17), (318, y - 19)]], rope, 1.3)
    for i, x in enumerate((310, 244, 178)):
        with scene.at(x + 9, y - 6, 0.9):
            husky(scene, mood, coat=coats[2 * i % 6], gathered=i % 2 == 1)
    for i, x in enumerate((310, 244, 178)):
        with scene.at(x, y + 2, 0.9):
            husky(scene, mood, coat=coats[(2 * i + 1) % 6], gathered=i % 2 == 0)
    with scene.at(62, y, dice.between(1.06, 1.14)):
        dog_sled(scene, mood)
    spray = [(96 + dice.between(0, 240), y + dice.between(-6, 6)) for _ in range(14)]
    scene.dots(spray, 2.6, mix(mood.ground, "#ffffff", 0.4), 0.9)


def railway(brief: Brief) -> None:
    """The railcar on the line through the valley."""
    scene, mood, dice = brief.scene, brief.mood, brief.dice
    light = brief.light(60, 150, top=46, bottom=82)
    land.sky(scene, mood, dice, light=light, horizon=170)
    land.ridges(scene, mood, dice, top=120, base=204, rise=22)
    land.treeline(scene, mood, dice, y=208, height=20)
    land.ground(scene, mood, dice, y=206, swell=3)
    by_lake = dice.chance(0.5)
    if by_lake:
        scene.blob(
            [(-95, 214), (60, 211), (260, 210), (495, 213), (495, 226), (240, 229), (-95, 227)],
            mix(*mood.water, 0.3),
        )
    else:
        house(scene, mood, dice, dice.between(300, 318), 232, 74, 28, "#c8902f", depth=26, rise=22, panes=4)
    plants.birch(scene, mood, dice, dice.between(20, 40), 240, dice.between(90, 108))
    _poles(scene, mood, dice.between(70, 100))
    land.drift(scene, mood, [(-95, 248), (150, 245), (495, 249)], colour=mix(mood.ground, mood.shade, 0.4))
    track(scene, mood, 254)
    with scene.at(dice.between(218, 236), 254, 1.14):
        train(scene, mood)
    if mood.snow:
        x = 336
        scene.limbs(
            [
                [(x - 6, 258, 2), (x + 8, 250, 6), (x + 30, 246, 4), (x + 46, 252, 1)],
                [(x + 4, 260, 3), (x + 28, 256, 5), (x + 56, 260, 1)],
            ],
            mix(mood.ground, "#ffffff", 0.3),
            0.85,
        )
    land.drift(scene, mood, [(-95, 270), (60, 264), (190, 268), (330, 264), (495, 272)])
    land.furrows(scene, mood, dice, top=274, bottom=296, count=9)
    plants.birch(scene, mood, dice, dice.between(372, 390), 290, dice.between(120, 140))
    plants.stones(scene, mood, dice, [(64, 288, 12), (86, 292, 7)])


def _poles(scene: Scene, mood: Mood, start: float) -> None:
    wood = mood.tint("#5d4634")
    xs = [start + i * 118 for i in range(-2, 5)]
    scene.lines([[(x, 250), (x, 172)] for x in xs], wood, 2.2)
    scene.lines([[(x - 8, 177), (x + 8, 177)] for x in xs], wood, 2)
    wires = [[(x - 8, 175), (x + 51, 182), (x + 110, 175)] for x in xs[:-1]] + [
        [(x + 8, 175), (x + 67, 182), (x + 126, 175)] for x in xs[:-1]
    ]
    scene.curves(wires, mix(wood, INK, 0.2), 0.7)


def cycling(brief: Brief) -> None:
    """A bicycle on a gravel road by the water."""
    scene, mood, dice = brief.scene, brief.mood, brief.dice
    light = brief.light(60, 150, top=46, bottom=82)
    land.sky(scene, mood, dice, light=light, horizon=165)
    land.ridges(scene, mood, dice, top=112, base=184, rise=20)
    land.treeline(scene, mood, dice, y=188, height=22)
    land.water(scene, mood, dice, y=190, light_x=light[0], base=236)
    land.drift(scene, mood, [(-95, 214), (40, 218), (150, 228), (280, 222), (400, 210), (495, 206)])
    plants.birch(scene, mood, dice, dice.between(330, 346), 244, dice.between(128, 146))
    plants.birch(scene, mood, dice, dice.between(370, 386), 240, dice.between(96, 110))
    plants.skigard(scene, mood, -90, 250, 330, 246, height=44, gap=17)
    land.furrows(scene, mood, dice, top=240, bottom=256, count=8)
    gravel = mood.tint(mix("#cdb48c", mood.ground, 0.18))
    scene.blob(
        [
            (-95, 262),
            (-95, 262),
            (80, 258),
            (240, 262),
            (495, 254),
            (495, 254),
            (495, 292),
            (495, 292),
            (240, 296),
            (60, 290),
            (-95, 294),
            (-95, 294),
        ],
        gravel,
    )
    scene.dots(
        [(dice.between(-90, 490), dice.between(264, 288)) for _ in range(16)], 2, mix(gravel, INK, 0.3)
    )
    x = dice.between(176, 196)
    scene.ellipse(x, 279, 118, 4.5, INK, 0.22)
    with scene.at(x, 280, dice.between(1.42, 1.52)):
        bicycle(scene, mood, colour=dice.pick(("#2c6a6e", "#96321f", "#c8862a", "#33574a", "#2c4a6e")))
    land.furrows(scene, mood, dice, top=297, bottom=303, count=7)
