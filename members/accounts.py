"""How accounts behave: what allauth leaves to the site."""

from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    """Accounts of travellers, open to everyone."""
