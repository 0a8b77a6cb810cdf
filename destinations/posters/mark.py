"""The site's mark: the sign for copper with crossed hammer and pick, on an oxide-red disc.

`python -m destinations.posters.mark DIR` writes mark.svg, favicon.svg and the PNG icons into DIR.
"""

import sys
from pathlib import Path

from .palette import OXIDE
from .raster import render_png
from .scene import Scene
from .svg import render_svg

_INK = "#fbf3e2"
_SIZE = 64


def mark_svg() -> str:
    """The mark on its disc, 64 x 64, transparent outside."""
    return render_svg(_mark(fine=True), key="m")


def favicon_svg() -> str:
    """The mark without the tools, which would clog at 16 pixels."""
    return render_svg(_mark(fine=False), key="m")


def icon_png(size: int, *, full_bleed: bool = False) -> bytes:
    """A square PNG icon; with `full_bleed` the red fills it, for systems that cut their own shape."""
    scene = _mark(fine=True, full_bleed=full_bleed)
    return render_png(scene, width=size, height=size, transparent=not full_bleed)


def _mark(*, fine: bool, full_bleed: bool = False) -> Scene:
    scene = Scene(_SIZE, _SIZE, bleed=0)
    if full_bleed:
        scene.rect(0, 0, _SIZE, _SIZE, OXIDE)
        with scene.at(4.8, 4.8, 0.85):
            _sign(scene, fine=fine)
    else:
        scene.disc(32, 32, 32, OXIDE)
        _sign(scene, fine=fine)
    return scene


def _sign(scene: Scene, *, fine: bool) -> None:
    if not fine:
        scene.ring(32, 22.5, 9.5, _INK, 5.5)
        scene.lines([[(32, 34.5), (32, 53)], [(21.5, 44), (42.5, 44)]], _INK, 5.5)
        return
    scene.ring(32, 17.5, 8, _INK, 4)
    scene.line([(32, 26), (32, 56)], _INK, 4)
    for flip in (False, True):
        with scene.at(32, 42.5, flip=flip, turn=-54 if flip else 54):
            scene.line([(0, -20), (0, 16)], _INK, 3)
            if flip:
                scene.path("M-8.5-23h10c3 0 6 2 8 6c-3-2-5-2.5-8-2.5h-10z", _INK)
            else:
                scene.rect(-7, -23, 14, 6.5, _INK)
    scene.disc(32, 17.5, 2, _INK)


def main(folder: Path) -> None:
    """Write the mark in every size into the folder."""
    (folder / "mark.svg").write_text(mark_svg(), encoding="utf-8")
    (folder / "favicon.svg").write_text(favicon_svg(), encoding="utf-8")
    (folder / "icon-192.png").write_bytes(icon_png(192))
    (folder / "icon-512.png").write_bytes(icon_png(512))
    (folder / "apple-touch-icon.png").write_bytes(icon_png(180, full_bleed=True))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
