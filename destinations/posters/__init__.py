"""Posters: a small picture for every place, drawn from its category's motif and a seed, always the same.

`poster_svg` and `poster_png` draw the same scene. Nothing here knows of Django, files or the clock.
"""

import zlib

from .motifs import MOTIF_TABLE
from .motifs.brief import Brief
from .raster import render_png
from .scene import WIDTH, Dice, Scene
from .svg import COARSE, render_svg

MOTIFS: tuple[str, ...] = tuple(MOTIF_TABLE)
SEEDS = 4096


def seed_for(slug: str) -> int:
    """A seed from 0 to 4095 that depends on nothing but the slug's UTF-8 bytes (CRC-32)."""
    return zlib.crc32(slug.encode()) % SEEDS


def scene_for(motif: str, seed: int) -> Scene:
    """The drawn scene, 400 x 300 with a bleed at both sides; raises KeyError for an unknown motif.

    Consecutive seeds take the motif's seasons and hours in turn.
    """
    if motif not in MOTIF_TABLE:
        raise KeyError(f"no poster motif {motif!r}; there are {', '.join(MOTIFS)}")
    moods, draw = MOTIF_TABLE[motif]
    dice = Dice(motif, seed)
    scene = Scene()
    mirrored = dice.chance(0.5)
    brief = Brief(scene, moods[seed % len(moods)].on_some_day(dice), dice, mirrored)
    with scene.at(WIDTH if mirrored else 0, 0, flip=mirrored):
        draw(brief)
    return scene


def poster_svg(motif: str, seed: int) -> str:
    """A decorative SVG document, 4:3, without style, script or text; raises KeyError for an unknown motif."""
    return render_svg(scene_for(motif, seed), key=f"{chr(97 + MOTIFS.index(motif))}{seed}", steps=COARSE)


def poster_png(motif: str, seed: int, *, width: int = 1200, height: int = 630) -> bytes:
    """The same picture as PNG, for link previews; wide formats show more landscape at both sides."""
    return render_png(scene_for(motif, seed), width=width, height=height)
