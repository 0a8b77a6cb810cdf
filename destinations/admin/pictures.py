"""Photographs in the place's form: upload, focal point, alternative text and credit."""

from functools import partial

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminImageSmallFieldWidget

from destinations import photos
from destinations.admin.base import SiteStackedInline, in_languages, module
from destinations.models import Photo

MOST_UPLOADS = 6


def read_uploads(request, prefix):
    """Decode every photograph of a request, before any transaction is open; answers stand on the files.

    Each file gets `picture`, or `refusal` with the reason why it is none.
    """
    uploads = [file for name, file in request.FILES.items() if name.startswith(f"{prefix}-")]
    for number, upload in enumerate(uploads):
        upload.picture, upload.refusal = None, None
        try:
            if number >= MOST_UPLOADS:
                raise ValidationError(
                    _("Upload at most %(most)d photographs at a time."), params={"most": MOST_UPLOADS}
                )
            upload.picture = photos.read_picture(upload)
        except ValidationError as error:
            upload.refusal = error


class PhotoForm(forms.ModelForm):
    """A photograph; `upload` is needed for a new one and replaces the picture of an old one."""

    upload = forms.FileField(
        label=_("Picture file"),
        required=False,
        widget=UnfoldAdminImageSmallFieldWidget(
            attrs={"accept": "image/jpeg,image/png,image/webp,image/avif"}
        ),
        help_text=_(
            "JPEG, PNG, WebP or AVIF, at most 15 MB. It is made smaller; the file itself is not kept."
        ),
    )

    class Meta:
        model = Photo
        fields = ["focal_x", "focal_y", "alt_nb", "alt_en", "alt_de", "credit", "position"]

    def clean_upload(self):
        upload = self.cleaned_data["upload"]
        if not upload:
            if not self.instance.pk:
                raise ValidationError(_("Choose a picture file."), code="required")
            return None
        if getattr(upload, "refusal", None):
            raise upload.refusal
        return upload

    def save(self, commit=True):
        upload = self.cleaned_data.get("upload")
        self.digest_before = self.instance.digest
        if upload:
            picture = upload.picture
            self.instance.digest = picture.digest
            self.instance.width, self.instance.height = picture.width, picture.height
        return super().save(commit)


class PhotoInline(SiteStackedInline):
    model = Photo
    form = PhotoForm
    tab = True
    readonly_fields = ["shown"]
    ordering_field = "position"
    hide_ordering_field = True
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "shown",
                    "upload",
                    *in_languages("alt"),
                    ("credit", "focal_x", "focal_y"),
                    "position",
                )
            },
        ),
    )

    class Media:
        js = (module("focal"),)

    @admin.display(description=_("picture"))
    def shown(self, photo):
        if not photo.pk:
            return _("Shown here once it is saved; then click on what matters most in it.")
        return render_to_string(
            "admin/destinations/focal_picker.html", {"photo": photo, "sources": photos.sources(photo)}
        )


def keep_pictures(request, formset):
    """After the commit, write the files of new pictures and remove those nobody shows any more.

    Where the disk refuses, the rows without files are taken back and the editor is told.
    """
    new = [
        (form.instance.pk, form.cleaned_data["upload"].picture)
        for form in formset.forms
        if form.cleaned_data.get("upload") and not form.cleaned_data.get("DELETE")
    ]
    gone = {form.digest_before for form in formset.forms if getattr(form, "digest_before", "")}
    gone |= {photo.digest for photo in formset.deleted_objects}
    transaction.on_commit(partial(_keep, request, new, gone))


def _keep(request, new, gone):
    for pk, picture in new:
        try:
            photos.keep_files(picture)
        except OSError:
            Photo.objects.filter(pk=pk, digest=picture.digest).delete()
            messages.error(
                request, _("A photograph could not be stored, and was left out. The disk may be full.")
            )
    photos.forget_files(gone)
