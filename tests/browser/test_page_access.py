"""What axe, the checker of accessibility, finds in each view: nothing serious, light and dark, wide and narrow."""

import pytest
from pages import Opened, turn

import whoheld

pytestmark = pytest.mark.slow

GRAVE = {"serious", "critical"}
#: Views by their state in the address; {claim}, {doc} and {place} are those of a claim of the samples.
VIEWS = {
    "map": "on=2022-10-01",
    "place": "on=2022-10-01&place={place}",
    "claim": "claim={claim}",
    "document": "view=document&doc={doc}",
    "find": "view=find&q=kh",
    "compare": "view=compare&a=the author&b=Russian Ministry of Defence",
    "cutoff": "view=cutoff&on=2022-10-01",
    "ledger": "view=ledger&outcome=",
    "counts": "view=ledger&by=source",
    "statements": "view=statements",
    "review": "view=review",
    "sources": "view=sources",
    "source": "view=sources&source=the author",
    "pace": "view=pace&side=Russia",
}


@pytest.fixture(scope="module")
def names(sample_record):
    """The ids of a claim of the samples, of its document and of its place."""
    with whoheld.open(sample_record, create=False) as known:
        claim = next(row.claim for row in known.claims() if row.claim.place_id and row.lon is not None)
    return {"claim": claim.id, "doc": claim.doc_id, "place": claim.place_id}


@pytest.fixture(scope="module", params=["light", "dark"])
def page(request, browser, sample_address):
    """A page in light or dark colours, kept open for all views."""
    one = Opened(browser, sample_address, color_scheme=request.param)
    one.go()
    yield one.page
    one.context.close()


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing_serious(page, names, view, width):
    """Names, roles, contrast and order of each view are such that everybody can use it."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="no axe here: install whoheld[test]")
    page.set_viewport_size({"width": width, "height": 800})
    for state in ("on=2013-01-01", VIEWS[view].format(**names)):
        turn(page, state)
    page.wait_for_selector("#panel h2")
    if view in {"claim", "review"}:
        page.get_by_role("button", name="Correct", exact=True).click()
        page.locator(".reading summary").click()
    found = axe.Axe().run(page).response["violations"]
    grave = [(one["id"], node["html"][:200]) for one in found if one["impact"] in GRAVE for node in one["nodes"]]
    assert grave == []
