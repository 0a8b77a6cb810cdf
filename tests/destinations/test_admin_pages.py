"""The page tree in the admin: order, moves, Markdown and previews."""

import pytest
from django.urls import reverse

from destinations.admin.page_tree import in_tree_order
from destinations.models import Page
from tests.staff import filled, staff
from tests.world import make_page, make_region

pytestmark = pytest.mark.django_db
LIST = "/admin/destinations/page/"
MOVE = f"{LIST}move/"


@pytest.fixture
def editor():
    return staff("editor")


@pytest.fixture
def tree():
    """One > (Two, Three > Four), Five: by slug."""
    one = make_page("one", position=0)
    two = make_page("two", parent=one, position=0)
    three = make_page("three", parent=one, position=1)
    four = make_page("four", parent=three)
    five = make_page("five", position=1)
    return {page.slug: page for page in (one, two, three, four, five)}


def order(client, query=""):
    return [page.path for page in client.get(LIST + query).context["cl"].result_list]


class TestOrder:
    def test_the_list_is_the_tree_depth_first(self, editor, tree):
        assert order(editor) == ["one", "one/two", "one/three", "one/three/four", "five"]

    def test_a_search_keeps_the_order(self, editor, tree):
        assert order(editor, "?q=f") == ["one/three/four", "five"]

    def test_a_page_number_beyond_the_last_shows_the_last(self, editor, tree):
        assert len(order(editor, "?p=99")) == 5

    def test_orphans_and_siblings_stay_in_place(self):
        assert in_tree_order([(1, None), (2, 1), (3, None), (4, 9), (5, 2)]) == [1, 2, 5, 3, 4]


class TestMoving:
    @pytest.mark.parametrize(
        ("how", "slug", "paths"),
        [
            ("down", "two", ["one", "one/three", "one/three/four", "one/two", "five"]),
            ("up", "five", ["five", "one", "one/two", "one/three", "one/three/four"]),
            ("in", "three", ["one", "one/two", "one/two/three", "one/two/three/four", "five"]),
            ("out", "three", ["one", "one/two", "three", "three/four", "five"]),
            ("in", "five", ["one", "one/two", "one/three", "one/three/four", "one/five"]),
        ],
    )
    def test_a_button_moves_a_page_and_all_below_it(self, editor, tree, how, slug, paths):
        response = editor.post(MOVE, {how: tree[slug].pk})
        assert response.status_code == 303
        assert response["Location"] == f"{LIST}#page-{tree[slug].pk}"
        assert order(editor) == paths

    @pytest.mark.parametrize(
        ("how", "slug"), [("up", "one"), ("down", "five"), ("out", "one"), ("in", "one")]
    )
    def test_where_there_is_nowhere_to_go_nothing_happens(self, editor, tree, how, slug):
        before = order(editor)
        assert editor.post(MOVE, {how: tree[slug].pk}).status_code == 303
        assert order(editor) == before

    @pytest.mark.parametrize(
        ("how", "other", "paths"),
        [
            ("before", "two", ["one", "one/five", "one/two", "one/three", "one/three/four"]),
            ("after", "two", ["one", "one/two", "one/five", "one/three", "one/three/four"]),
            ("under", "four", ["one", "one/two", "one/three", "one/three/four", "one/three/four/five"]),
        ],
    )
    def test_dragging_says_the_same_with_another_page(self, editor, tree, how, other, paths):
        editor.post(MOVE, {"page": tree["five"].pk, "how": how, "other": tree[other].pk})
        assert order(editor) == paths

    def test_a_page_cannot_lie_under_itself(self, editor, tree):
        before = order(editor)
        response = editor.post(
            MOVE, {"page": tree["one"].pk, "how": "under", "other": tree["four"].pk}, follow=True
        )
        assert "A page cannot lie under itself." in response.content.decode()
        assert order(editor) == before

    def test_two_pages_cannot_have_one_address(self, editor, tree):
        make_page("two", position=5)
        before = order(editor)
        response = editor.post(MOVE, {"page": Page.objects.get(path="two").pk, "how": "under", "other": tree["one"].pk},
                               follow=True)  # fmt: skip
        assert "Another page has this address." in response.content.decode()
        assert order(editor) == before

    @pytest.mark.parametrize(
        "data",
        [
            {},
            {"up": "x"},
            {"how": "sideways", "page": "1"},
            {"how": "under", "page": "1", "other": "x"},
            {"up": "9" * 30},
        ],
    )
    def test_nonsense_is_refused(self, editor, tree, data):
        assert editor.post(MOVE, data).status_code in (404, 422, 302)

    def test_only_those_who_may_change_pages_move_them(self, client, tree):
        assert client.post(MOVE, {"down": tree["one"].pk}).status_code == 302
        assert editor_without_pages().post(MOVE, {"down": tree["one"].pk}).status_code == 403
        assert Page.objects.get(slug="one").position == 0


def editor_without_pages():
    client = staff("editor", email="plain@example.org")
    client.user.groups.clear()
    return client


class TestMarkdown:
    def test_the_preview_is_cleaned(self, editor):
        source = "# Hei\n\n<script>alert(1)</script> [x](javascript:alert(1)) **sterk**"
        page = editor.post(f"{LIST}markdown/", {"source": source}).content.decode()
        assert "<h2>Hei</h2>" in page
        assert "<strong>sterk</strong>" in page
        assert "<script" not in page
        assert "javascript:" not in page.replace("(javascript:", "")

    def test_it_answers_nothing_and_much(self, editor):
        assert "Nothing written yet." in editor.post(f"{LIST}markdown/", {}).content.decode()
        assert editor.post(f"{LIST}markdown/", {"source": "> " * 20000}).status_code == 200
        assert editor.get(f"{LIST}markdown/").status_code == 405

    def test_saving_renders_the_page(self, editor, tree):
        change = reverse("admin:destinations_page_change", args=[tree["two"].pk])
        editor.post(change, filled(editor.get(change), body_de="Hallo **du**"))
        tree["two"].refresh_from_db()
        assert tree["two"].html_de.strip() == "<p>Hallo <strong>du</strong></p>"


class TestPublishing:
    def test_an_unpublished_page_is_previewed_by_staff_only(self, editor, client):
        make_region()
        page = make_page("hemmelig", title="Hemmelig", is_published=False)
        assert "Hemmelig" in editor.get(f"{LIST}{page.pk}/preview/").content.decode()
        assert client.get("/en/hemmelig/").status_code == 404

    def test_a_page_with_pages_below_it_is_not_deleted_by_accident(self, editor, tree):
        page = editor.post(f"{LIST}{tree['one'].pk}/delete/", {"post": "yes"})
        assert page.status_code in (200, 403)
        assert Page.objects.filter(slug="one").exists()
