"""The index follows what staff publish, rename and retire."""

import pytest
from django.core.management import call_command

from destinations.models import SearchDocument
from destinations.search import find
from members.models import Member
from roros_site.search import rebuild, reindex
from tests.world import (
    kaffestuggu,
    make_event,
    make_page,
    make_place,
    make_suggestion,
    olavsgruva,
    roros_church,
    winter_fair,
)

pytestmark = pytest.mark.django_db


def found(query, language="nb"):
    return [(hit.kind, hit.slug) for hit in find(query, language=language) if not hit.is_close]


class TestRebuild:
    def test_every_kind_is_found(self):
        roros_church(), winter_fair()
        make_page("lokalmat", title="Lokalmat")
        make_suggestion("gruvetur", title="Gruvetur", days=[[olavsgruva()]])
        rebuild()
        assert found("kirke")[0] == ("place", "roros-church")
        assert found("martnan")[0] == ("event", "rorosmartnan")
        assert found("lokalmat")[0] == ("page", "lokalmat")
        assert found("gruvetur")[0] == ("trip", "gruvetur")
        assert found("roros")[0] == ("municipality", "roros")

    def test_a_business_is_found_as_the_place_it_runs(self):
        kaffestuggu()
        rebuild()
        assert found("kaffestuggu as") == [("place", "kaffestuggu")]

    def test_the_command_says_how_much_it_wrote(self, capsys):
        roros_church()
        call_command("rebuild_search")
        assert f"{SearchDocument.objects.count()} documents" in capsys.readouterr().out

    def test_rebuilding_forgets_what_is_gone(self):
        church = roros_church()
        rebuild()
        type(church).objects.filter(pk=church.pk).update(is_published=False)
        rebuild()
        assert found("kirke") == []

    def test_queries_do_not_grow_with_places(self, django_assert_max_num_queries):
        for number in range(30):
            make_place(f"sted-{number}")
        with django_assert_max_num_queries(25):
            rebuild()


class TestReindex:
    def test_a_renamed_place_is_found_by_its_new_name_only(self):
        church = roros_church()
        rebuild()
        church.name_nb, church.name_en, church.slug = "Bergstadens Ziir", "Bergstadens Ziir", "ziir"
        church.summary_nb = church.summary_en = ""
        church.save()
        reindex(church)
        assert found("ziir")[0] == ("place", "ziir")
        assert not SearchDocument.objects.filter(slug="roros-church").exists()

    def test_a_place_withdrawn_is_found_no_more(self):
        church = roros_church()
        rebuild()
        church.is_published = False
        church.save()
        reindex(church)
        assert found("kirke") == []

    def test_events_show_the_new_name_of_their_place(self):
        church = roros_church()
        make_event("orgel", place=church, title="Orgelkonsert")
        rebuild()
        church.name_nb = "Bergstadens Ziir"
        church.save()
        reindex(church)
        assert ("event", "orgel") in found("ziir")

    def test_a_member_renamed_is_found_by_its_new_name(self):
        kaffestuggu()
        rebuild()
        member = Member.objects.get()
        member.name = "Trygstad Bakeri AS"
        member.save()
        reindex(member)
        assert found("trygstad") == [("place", "kaffestuggu")]

    def test_pages_below_a_moved_page_move_with_it(self):
        parent = make_page("pilarer")
        make_page("lokalmat", parent=parent)
        rebuild()
        parent.slug = "grunnpilarer"
        parent.save()
        reindex(parent)
        assert found("lokalmat") == [("page", "grunnpilarer/lokalmat")]

    def test_a_category_renamed_is_found_on_its_places(self):
        church = roros_church()
        rebuild()
        church.category.name_nb = "Gudshus"
        church.category.save()
        reindex(church.category)
        assert found("gudshus") == [("place", "roros-church")]

    def test_an_event_deleted_is_found_no_more(self):
        event = make_event("orgel", title="Orgelkonsert")
        rebuild()
        event.delete()
        reindex(event)
        assert found("orgelkonsert") == []

    def test_other_models_are_left_alone(self, django_user_model):
        reindex(django_user_model())
