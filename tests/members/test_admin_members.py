"""Members, their places and certificates; roles, and the people who have them."""

import datetime
import io

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from members import roles
from members.models import Member, User
from tests.staff import filled, new_row, staff
from tests.world import make_certificate, make_member, make_place, make_user

pytestmark = pytest.mark.django_db
MEMBERS, USERS = "/admin/members/member/", "/admin/members/user/"


def change(instance):
    return reverse(f"admin:members_{instance._meta.model_name}_change", args=[instance.pk])


class TestMembers:
    def test_a_certificate_reaches_the_member_s_places(self):
        office = staff("tourist office")
        cafe = make_place("cafe")
        member = make_member("cafe-as", place=cafe)
        scheme = make_certificate(make_member("other")).scheme
        data = filled(
            office.get(change(member)),
            **{"certificates-TOTAL_FORMS": "1"},
            **new_row("certificates", 0, scheme=scheme.pk, valid_from="", valid_to="2027-06-30"),
        )
        assert office.post(change(member), data).status_code == 302
        cafe.refresh_from_db()
        assert cafe.certified_until == datetime.date(2027, 6, 30)

    def test_a_place_taken_from_a_member_loses_its_mark(self):
        office = staff("tourist office")
        cafe = make_place("cafe")
        member = make_member("cafe-as", place=cafe)
        make_certificate(member, valid_to=datetime.date(2030, 1, 1))
        office.post(change(member), filled(office.get(change(member))))
        cafe.refresh_from_db()
        assert cafe.certified_until == datetime.date(2030, 1, 1)
        office.post(change(member), filled(office.get(change(member)), **{"listings-0-DELETE": "on"}))
        cafe.refresh_from_db()
        assert cafe.certified_until is None

    def test_a_deleted_member_leaves_its_place(self):
        owner = staff("owner")
        cafe = make_place("cafe")
        member = make_member("cafe-as", place=cafe)
        make_certificate(member, valid_to=datetime.date(2030, 1, 1))
        owner.post(change(member), filled(owner.get(change(member))))
        owner.post(f"{MEMBERS}{member.pk}/delete/", {"post": "yes"})
        assert not Member.objects.exists()
        cafe.refresh_from_db()
        assert cafe.certified_until is None

    @pytest.mark.parametrize(
        ("query", "slugs"),
        [
            ("certificates=ending", ["ending"]),
            ("certificates=valid", ["ending"]),
            ("certificates=none", ["former", "plain"]),
            ("listings=none", ["ending", "former"]),
            ("membership=former", ["former"]),
            ("membership=now", ["ending", "plain"]),
        ],
    )
    def test_each_filter_finds_its_members(self, query, slugs):
        today = timezone.localdate()
        make_certificate(make_member("ending"), valid_to=today + datetime.timedelta(days=10))
        make_member("former", left_on=today - datetime.timedelta(days=1))
        make_member("plain", place=make_place())
        found = staff("tourist office").get(f"{MEMBERS}?{query}").context["cl"].result_list
        assert sorted(member.slug for member in found) == slugs

    def test_members_go_out_and_come_back_with_their_places(self):
        office = staff("tourist office")
        make_place("hotel")
        make_member("cafe-as", place=make_place("cafe"), name="=Kafé")
        file = io.BytesIO(office.get(f"{MEMBERS}export.csv").content)
        assert b"'=Kaf" in file.getvalue()
        file.name = "members.csv"
        assert office.post(f"{MEMBERS}import/", {"file": file}).context["outcome"]["unchanged"] == 1
        file = io.BytesIO(b'slug,places\ncafe-as,"cafe,hotel"\n')
        file.name = "members.csv"
        trial = office.post(f"{MEMBERS}import/", {"file": file})
        assert trial.context["outcome"]["rows"][0]["changes"] == [("places", "cafe", "cafe,hotel")]
        office.post(f"{MEMBERS}import/confirm/", {"token": trial.context["token"]})
        assert Member.objects.get().places.count() == 2

    def test_a_bad_membership_date_is_named(self):
        office = staff("tourist office")
        make_member("cafe-as")
        file = io.BytesIO(b"slug,joined_on,sector\ncafe-as,yesterday,unknown\n")
        file.name = "members.csv"
        (row,) = office.post(f"{MEMBERS}import/", {"file": file}).context["outcome"]["rows"]
        assert sorted(problem.split(":")[0] for problem in row["problems"]) == ["joined_on", "sector"]


class TestRoles:
    @pytest.mark.parametrize(
        ("role", "may", "may_not"),
        [
            ("editor", "destinations.change_place events.change_event destinations.add_photo itinerary.add_suggestion",
             "destinations.change_openingperiod members.change_user itinerary.view_itinerary destinations.import_place "
             "destinations.delete_place members.change_member"),
            ("tourist office", "destinations.change_openingperiod itinerary.view_itinerary destinations.import_place "
             "members.change_member", "members.change_user itinerary.delete_itinerary itinerary.change_itinerary"),
            ("administrator", "members.change_user itinerary.delete_itinerary admin.view_logentry",
             "itinerary.change_itinerary itinerary.add_stop"),
        ],
    )  # fmt: skip
    def test_each_may_do_what_it_needs_and_no_more(self, role, may, may_not):
        user = staff(role).user
        user = User.objects.get(pk=user.pk)
        assert [name for name in may.split() if not user.has_perm(name)] == []
        assert [name for name in may_not.split() if user.has_perm(name)] == []

    def test_making_them_again_takes_back_what_was_added_by_hand(self):
        group = Group.objects.get(name="editor")
        before = set(group.permissions.values_list("codename", flat=True))
        group.permissions.clear()
        roles.ensure_roles()
        assert set(group.permissions.values_list("codename", flat=True)) == before

    @pytest.mark.parametrize("role", ["editor", "tourist office", "administrator"])
    def test_every_page_in_the_side_bar_opens(self, role):
        client = staff(role)
        page = client.get("/admin/")
        links = {
            str(item["link"])
            for group in page.context["sidebar_navigation"]
            for item in group["items"]
            if item["has_permission"]
        }
        assert len(links) > 5
        for link in links:
            assert client.get(link).status_code == 200, link

    def test_a_traveller_sees_no_admin(self, client):
        client.force_login(make_user())
        assert client.get("/admin/").status_code == 302
        assert client.get(MEMBERS).status_code == 302


class TestUsers:
    def test_an_administrator_makes_a_colleague_who_can_sign_in(self, client):
        administrator = staff()
        data = filled(
            administrator.get(f"{USERS}add/"), email="New@Example.org", name="Ny", role="editor",
            usable_password="true", password1="fjellgardskost", password2="fjellgardskost",
        )  # fmt: skip
        assert administrator.post(f"{USERS}add/", data).status_code == 302
        user = User.objects.get(email="new@example.org")
        assert (user.is_staff, user.is_superuser, roles.role_of(user)) == (True, False, "editor")
        assert EmailAddress.objects.get(user=user).verified
        answer = client.post(
            "/en/accounts/login/", {"login": "new@example.org", "password": "fjellgardskost"}
        )
        assert answer.status_code in (302, 303)
        assert client.get("/admin/").status_code == 200

    def test_an_address_is_used_once(self):
        administrator = staff()
        make_user("kari@example.org")
        data = filled(
            administrator.get(f"{USERS}add/"), email="KARI@example.org", role="", usable_password="true",
            password1="fjellgardskost", password2="fjellgardskost",
        )  # fmt: skip
        assert "is here already" in administrator.post(f"{USERS}add/", data).content.decode()

    def test_a_role_is_given_and_taken(self):
        administrator = staff()
        kari = make_user("kari@example.org")
        for role, is_staff in (("tourist office", True), ("", False)):
            administrator.post(change(kari), filled(administrator.get(change(kari)), role=role))
            kari.refresh_from_db()
            assert (kari.is_staff, roles.role_of(kari)) == (is_staff, role)

    def test_nobody_makes_herself_or_others_more_than_administrator(self):
        administrator = staff()
        kari = make_user("kari@example.org")
        data = filled(administrator.get(change(kari)), role="owner", is_superuser="on", is_staff="on")
        administrator.post(change(kari), data)
        kari.refresh_from_db()
        assert (kari.is_superuser, kari.is_staff) == (False, False)

    def test_an_administrator_cannot_touch_an_owner(self):
        administrator = staff()
        owner = make_user("boss@example.org", is_staff=True, is_superuser=True)
        assert administrator.post(change(owner), {"email": "x@example.org"}).status_code == 403
        assert administrator.post(f"{USERS}{owner.pk}/password/", {}).status_code == 403
        assert administrator.post(f"{USERS}{owner.pk}/delete/", {"post": "yes"}).status_code == 403

    def test_nobody_loses_her_own_role_by_saving_her_own_page(self):
        administrator = staff()
        administrator.post(
            change(administrator.user), filled(administrator.get(change(administrator.user)), role="")
        )
        assert administrator.get(USERS).status_code == 200

    def test_travellers_cannot_be_browsed_but_one_is_found_by_the_whole_address(self):
        administrator = staff()
        make_user("kari@example.org")
        for query, found in (("", 1), ("?q=kari", 0), ("?q=example.org", 1), ("?q=Kari@example.org", 1)):
            page = administrator.get(USERS + query)
            assert page.context["cl"].result_count == found, query
        assert "kari@example.org" not in administrator.get(USERS).content.decode()

    def test_editors_have_no_users(self):
        assert staff("editor").get(USERS).status_code == 403
