"""What signing in and out means for the basket: the last word on accounts, since it knows of itineraries."""

from django.urls import reverse
from django.utils import timezone

from itinerary import access, services
from members import accounts


class AccountAdapter(accounts.AccountAdapter):
    """Joins the basket to the account at sign-in, and takes it from the browser at sign-out."""

    def post_login(self, request, user, **details):
        response = super().post_login(request, user, **details)
        itinerary = services.join_account(mine=access.by_cookie(request), user=user, now=timezone.now())
        if itinerary is not None:
            access.remember(response, itinerary)
        return response

    def get_logout_redirect_url(self, request):
        return reverse("itinerary:signed_out")
