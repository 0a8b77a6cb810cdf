"""Saving an itinerary, opening it again by code, e-mail or edit link, and deleting it."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from itinerary import access, mail, services
from itinerary.forms import CodeForm, EmailForm, OpenForm, SaveForm
from itinerary.views.answers import gone
from roros_site.kit.http import limit, private_page, see_other
from roros_site.kit.refusals import Refusal
from roros_site.kit.translated import active_language

MAIL_STATES = ("sent", "failed")


@private_page
def save(request):
    """Name the itinerary and get the code and links to come back with."""
    itinerary = access.current(request)
    if itinerary is None:
        return gone(request)
    if request.method == "POST":
        return _save(request, itinerary)
    initial = {"title": itinerary.title, "email": itinerary.email}
    return _save_page(request, itinerary, SaveForm(initial=initial))


def _save(request, itinerary):
    form = SaveForm(request.POST)
    if not form.is_valid():
        return _save_page(request, itinerary, form, status=422)
    limit(request, "save")
    email = form.cleaned_data["email"]
    if email:
        limit(request, "mail")
        limit(request, "mail", who=mail.fingerprint(email))
    arguments = {**form.cleaned_data, "language": active_language(), "now": timezone.now()}
    try:
        saved = services.save(mine=access.mine(request), **arguments)
    except services.StaleVersion:
        return _save_page(request, itinerary, form, status=409)
    except services.NoItinerary:
        return gone(request)
    target = reverse("itinerary:save")
    if email:
        sent = mail.send_links([saved], email, request)
        target += f"?mail={'sent' if sent else 'failed'}"
    return access.remember(see_other(target), saved)


def _save_page(request, itinerary, form, status=200):
    state = request.GET.get("mail")
    context = {
        "itinerary": itinerary,
        "form": form,
        "edit_link": edit_link(request, itinerary) if itinerary.is_saved else "",
        "mail": state if state in MAIL_STATES else "",
        "is_stale": status == 409,
    }
    return render(request, "itinerary/save.html", context, status=status)


def edit_link(request, itinerary):
    """The secret address under which the itinerary can be opened and changed."""
    return request.build_absolute_uri(reverse("itinerary:edit", args=[access.edit_token(itinerary)]))


@private_page(methods=("POST",))
def renew(request):
    """Withdraw the code and the edit link and make others."""
    limit(request, "save")
    try:
        itinerary = services.renew_links(mine=access.mine(request))
    except services.NoItinerary:
        return gone(request)
    return access.remember(see_other(reverse("itinerary:save")), itinerary)


@private_page
def open_saved(request):
    """ "Already saved an itinerary?": by its code, or by e-mail to have the links sent."""
    if request.method != "POST":
        return _open_page(request)
    limit(request, "open")
    if "email" in request.POST:
        return _send_again(request)
    form = CodeForm(request.POST)
    found = access.by_code(form.cleaned_data["code"]) if form.is_valid() else None
    if found is None:
        form.add_error("code", _("No itinerary has this code. Check it and try again."))
        return _open_page(request, code_form=form, status=422)
    return _open_or_ask(request, found)


def _open_page(request, *, status=200, **context):
    forms = {"code_form": CodeForm(), "email_form": EmailForm(), "is_sent": "sent" in request.GET}
    return render(request, "itinerary/open.html", {**forms, **context}, status=status)


def _send_again(request):
    """The same answer, in the same time, whether or not the address is known: a thread sends the mail."""
    form = EmailForm(request.POST)
    if not form.is_valid():
        return _open_page(request, email_form=form, status=422)
    email = form.cleaned_data["email"]
    limit(request, "mail")
    limit(request, "mail", who=mail.fingerprint(email))
    mail.send_links_later(list(access.saved_with(email)[:20]), email, request)
    return see_other(reverse("itinerary:open") + "?sent=1")


def _open_or_ask(request, found):
    """Open at once when the basket holds nothing else; otherwise the page that asks."""
    basket = access.current(request)
    if basket is None or basket.pk == found.pk or not basket.stops.exists():
        return _open(request, found, basket)
    return see_other(reverse("itinerary:edit", args=[access.edit_token(found)]))


def _open(request, found, basket=None):
    if basket is not None and basket.pk != found.pk:
        services.discard(basket)
    services.open_again(itinerary=found, now=timezone.now())
    return access.remember(see_other(reverse("itinerary:board")), found)


@private_page
def edit(request, token):
    """The edit link: asks before it changes anything, so that a robot that previews links changes nothing."""
    found = access.by_edit_link(token)
    if found is None:
        if access.is_edit_link(token):
            raise Refusal(410)
        raise Http404("no such link")
    basket = access.current(request)
    holds_other = basket is not None and basket.pk != found.pk and basket.stops.exists()
    if request.method == "POST":
        return _choose(request, found, basket, holds_other)
    return _ask(request, found, basket if holds_other else None)


def _ask(request, found, basket, status=200):
    context = {
        "found": found,
        "count": found.stops.count(),
        "basket": basket,
        "basket_count": basket.stops.count() if basket else 0,
    }
    return render(request, "itinerary/edit.html", context, status=status)


def _choose(request, found, basket, holds_other):
    form = OpenForm(request.POST)
    if not form.is_valid() or holds_other and form.cleaned_data["how"] == "open":
        return _ask(request, found, basket if holds_other else None, status=422)
    how = form.cleaned_data["how"]
    if how == "keep":
        return see_other(reverse("itinerary:board"))
    if how == "merge" and holds_other:
        found = services.merge(mine=access.mine(request), opened=found, now=timezone.now())
        basket = None
    return _open(request, found, basket)


@private_page
def delete(request):
    """Ask, then delete the itinerary for good, with its code and links."""
    itinerary = access.current(request)
    if itinerary is None:
        return gone(request)
    if request.method != "POST":
        return render(
            request, "itinerary/delete.html", {"itinerary": itinerary, "count": itinerary.stops.count()}
        )
    services.delete(mine=access.mine(request))
    return access.forget(see_other(reverse("itinerary:board") + "?deleted=1"))


@private_page(methods=("GET", "HEAD"))
def signed_out(request):
    """Where signing out leads: takes the cookie of an account's itinerary away, then goes home.

    On a shared computer the next person must not find it; the account has it still.
    """
    response = see_other(reverse("home"))
    itinerary = access.current(request)
    if itinerary is not None and itinerary.user_id and access.account(request) is None:
        access.forget(response)
    return response
