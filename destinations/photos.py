"""Photographs: read from an upload, re-encoded at several widths, kept under a digest of their content.

An upload is decoded and encoded anew, so nothing of it survives but the picture: no metadata, no place where it
was taken, no bytes an attacker chose. The original is never kept.
"""

import hashlib
import io
import os
import re
import tempfile
import warnings
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _

from destinations.models import Photo
from roros_site.kit.http import kept_file

WIDTHS = (400, 800, 1200, 1600)
TYPES = {"avif": "image/avif", "webp": "image/webp"}
FORMATS = {"JPEG", "PNG", "WEBP", "AVIF"}
MAX_PIXELS = 50_000_000
FOLDER = "photos"
# Part of every digest: raise it when the encoding below changes, so that addresses kept for ever change too.
_EDITION = b"1"
_NAME = re.compile(r"[0-9a-f]{32}-(?:400|800|1200|1600)\.(avif|webp)")


@dataclass(frozen=True)
class Picture:
    """A photograph ready to be kept: its digest, its size upright, and the bytes of every rendition by name."""

    digest: str
    width: int
    height: int
    files: dict


def read_picture(upload):
    """Decode an uploaded file and encode its renditions; raises ValidationError for anything but a fair picture.

    Takes up to a few seconds of processor time: call it before a transaction is opened.
    """
    if upload.size > settings.PHOTO_MAX_BYTES:
        raise ValidationError(
            _("The file is larger than %(mb)d MB. Save the picture smaller and try again."),
            params={"mb": settings.PHOTO_MAX_BYTES // 1024 // 1024},
            code="too_large",
        )
    content = upload.read()
    image = _decoded(content)
    if image.width < WIDTHS[0]:
        raise ValidationError(
            _("The picture is only %(width)d pixels wide; it needs at least %(least)d."),
            params={"width": image.width, "least": WIDTHS[0]},
            code="too_small",
        )
    digest = hashlib.blake2s(_EDITION + content, digest_size=16).hexdigest()
    return Picture(digest, image.width, image.height, _renditions(image, digest))


def _decoded(content):
    """The picture upright and in plain RGB."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    unreadable = ValidationError(
        _("This is not a picture we can read. Use a JPEG, PNG, WebP or AVIF file."), code="unreadable"
    )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=sorted(FORMATS)) as image:
                if image.width * image.height > MAX_PIXELS:
                    raise ValidationError(
                        _(
                            "The picture has more than %(millions)d million pixels. Save it smaller and try again."
                        ),
                        params={"millions": MAX_PIXELS // 1_000_000},
                        code="too_many_pixels",
                    )
                # A JPEG is decoded at the smallest scale that still holds the widest rendition.
                image.draft("RGB", (WIDTHS[-1], WIDTHS[-1]))
                image.load()
                upright = ImageOps.exif_transpose(image)
    except ValidationError:
        raise
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise unreadable from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, MemoryError) as error:
        raise unreadable from error
    return _in_srgb(_without_transparency(upright), upright.info.get("icc_profile"))


def _in_srgb(image, profile):
    """Colours as every screen shows them, since the profile that explained them is dropped with the rest."""
    if not profile or image.mode != "RGB":
        return image
    from PIL import ImageCms

    try:
        return ImageCms.profileToProfile(
            image,
            ImageCms.ImageCmsProfile(io.BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            outputMode="RGB",
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image


def _without_transparency(image):
    """Transparent parts become white, as a photograph has none."""
    from PIL import Image

    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        image = image.convert("RGBA")
        ground = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(ground, image).convert("RGB")
    return image.convert("RGB")


def _renditions(image, digest):
    from PIL import Image

    encodings = {
        "avif": ("AVIF", {"quality": 55, "speed": 8}),
        "webp": ("WEBP", {"quality": 78, "method": 4}),
    }
    files = {}
    for width in widths_for(image.width):
        height = max(1, round(image.height * width / image.width))
        small = image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
        small.info.clear()
        for extension, (encoding, options) in encodings.items():
            kept = io.BytesIO()
            small.save(kept, encoding, **options)
            files[f"{digest}-{width}.{extension}"] = kept.getvalue()
    return files


def widths_for(width):
    """The widths at which a picture so wide is kept: never wider than itself."""
    return [kept for kept in WIDTHS if kept <= width]


def folder():
    return Path(settings.MEDIA_ROOT) / FOLDER


def keep_files(picture):
    """Write a picture's renditions, each whole or not at all; raises OSError when the disk refuses.

    Call it after the row is committed. A name tells its content, so what is already there is left alone.
    """
    target = folder()
    target.mkdir(parents=True, exist_ok=True)
    for name, content in picture.files.items():
        if (target / name).is_file():
            continue
        handle, unfinished = tempfile.mkstemp(dir=target, prefix=".", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(unfinished).chmod(0o644)
            Path(unfinished).replace(target / name)
        except OSError:
            Path(unfinished).unlink(missing_ok=True)
            raise


def forget_files(digests):
    """Remove the renditions of those digests that no photograph has any more; one query."""
    digests = set(digests)
    digests -= set(Photo.objects.filter(digest__in=digests).values_list("digest", flat=True))
    for digest in digests:
        for width in WIDTHS:
            for extension in TYPES:
                (folder() / f"{digest}-{width}.{extension}").unlink(missing_ok=True)


def address(photo, width, extension="webp"):
    """Where one rendition is served."""
    return f"{settings.MEDIA_URL}{FOLDER}/{photo.digest}-{width}.{extension}"


def sources(photo):
    """What a `<picture>` needs: `avif` and `webp` srcsets, `src` of a middle width, `width`, `height`, `focal`.

    `width` and `height` give the proportions; `focal` is the focal point as classes `fx-0`..`fx-10 fy-0`..`fy-10`
    (tenths), since the site's security policy allows no style attributes.
    """
    widths = widths_for(photo.width)
    sets = {
        extension: ", ".join(f"{address(photo, width, extension)} {width}w" for width in widths)
        for extension in TYPES
    }
    return {
        **sets,
        "src": address(photo, min(widths, key=lambda width: abs(width - 800))),
        "width": photo.width,
        "height": photo.height,
        "focal": f"fx-{round(photo.focal_x / 10)} fy-{round(photo.focal_y / 10)}",
    }


@kept_file(store=False)
def photo_file(request, name):
    """One rendition; the name's strict pattern is the only way to a file."""
    match = _NAME.fullmatch(name)
    if not match:
        raise Http404("no such photograph")
    try:
        content = (folder() / name).read_bytes()
    except OSError as error:
        raise Http404("no such photograph") from error
    return HttpResponse(content, content_type=TYPES[match[1]])
