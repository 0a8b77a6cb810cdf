"""What a motif is given to draw with."""

from dataclasses import dataclass

from ..palette import Mood
from ..scene import Dice, Scene


@dataclass(frozen=True)
class Brief:
    """A scene, its mood, and the seed's dice; motifs draw unmirrored, `mirrored` only concerns the light."""

    scene: Scene
    mood: Mood
    dice: Dice
    mirrored: bool

    def light(self, left: float, right: float, *, top: float = 48, bottom: float = 86) -> tuple[float, float]:
        """A place for sun or moon between `left` and `right` that keeps clear of the button, top right."""
        if self.mirrored:
            left, right = max(left, 122), max(right, 140)
        else:
            left, right = min(left, 250), min(right, 276)
        return (self.dice.between(left, right), self.dice.between(top, bottom))
