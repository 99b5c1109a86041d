"""The registry: every fact complete and cited, every number as the fact sheet has it, every refusal plain."""

import re
import subprocess
import sys
from html.parser import HTMLParser

import pint
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib.errors import CourseError
from course_lib.facts import claimed, fact, fact_range, ids, record, source, source_table
from course_lib.facts.record import BOUND_SIGNS, READ_WORDS, STATUS_WORDS
from course_lib.facts.registry import read_toml

ALL = [record(fact_id) for fact_id in ids()]
SOURCE_KEYS = list(read_toml("sources"))
DOCUMENTS = {"S0", "S1", "S2", "S3"}
KINDS = {"paper", "label", "review", "database", "code", "news", "textbook", "source document"}


def test_every_id_is_subject_dot_name_in_lower_case():
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*\.[a-z0-9][a-z0-9_]*", each.id) for each in ALL)
    assert len({each.id for each in ALL}) == len(ALL) > 600


def test_every_fact_says_a_number_with_a_unit_or_a_statement():
    for each in ALL:
        has_number, has_statement = each.value is not None, bool(each.statement)
        only_claimed = each.status == "seed_claim" and each.seed is not None
        assert has_number + has_statement + only_claimed == 1, each.id
        assert bool(each.unit) == has_number, each.id
        assert each.quantity, each.id
        assert each.status in STATUS_WORDS, each.id
        assert each.bound in BOUND_SIGNS, each.id


def test_a_claim_without_primary_value_comes_from_its_document():
    for each in ALL:
        assert (each.status == "seed_claim") == (each.source in DOCUMENTS), each.id


def test_every_range_holds_its_value():
    for each in ALL:
        assert (each.low is None) == (each.high is None), each.id
        if each.low is not None:
            assert each.low <= each.value <= each.high, each.id


def test_a_one_sided_limit_has_no_range():
    assert not [each.id for each in ALL if each.bound in ("lower", "upper") and each.low is not None]


def test_every_seed_names_its_document_and_says_one_thing():
    for each in ALL:
        if each.seed is not None:
            assert each.seed.document in DOCUMENTS, each.id
            assert (each.seed.value is None) == bool(each.seed.statement), each.id
            assert bool(each.seed.unit) == (each.seed.value is not None), each.id
            assert each.seed.bound in BOUND_SIGNS, each.id


def test_every_seed_number_has_the_dimension_of_the_fact():
    registry = pint.UnitRegistry()
    for each in ALL:
        if each.seed is not None and each.seed.unit and each.unit:
            assert pint_unit(registry, each.seed.unit).is_compatible_with(pint_unit(registry, each.unit)), (
                each.id
            )


def pint_unit(registry: pint.UnitRegistry, unit: str) -> pint.Quantity:
    return registry.Quantity(
        1, registry.parse_units(unit.replace("%", "percent").replace("1", "dimensionless", 1))
    )


def test_every_unit_is_one_that_pint_knows():
    registry = pint.UnitRegistry()
    units = {each.unit for each in ALL if each.unit} | {
        each.seed.unit for each in ALL if each.seed and each.seed.unit
    }
    for unit in sorted(units):
        assert pint_unit(registry, unit).magnitude == 1, unit


@pytest.mark.parametrize(
    ("unit", "dimension"),
    [
        ("ng*h/mL", "[mass] * [time] / [length] ** 3"),
        ("1/h", "1 / [time]"),
        ("uM/h", "[substance] / [length] ** 3 / [time]"),
    ],
)
def test_units_mean_what_they_look_like(unit, dimension):
    assert pint_unit(pint.UnitRegistry(), unit).check(dimension)


def test_every_source_is_used_and_every_used_source_exists():
    used = {each.source for each in ALL} | {each.seed.document for each in ALL if each.seed}
    assert used == set(SOURCE_KEYS)


def test_every_citation_stands_once():
    citations = [(s.authors, s.year, s.title, s.where) for s in map(source, SOURCE_KEYS)]
    assert len(set(citations)) == len(citations)
    links = [s.link for s in map(source, SOURCE_KEYS) if s.link]
    assert len(set(links)) == len(links)


def test_every_source_tells_its_kind_and_how_it_was_read():
    for each in map(source, SOURCE_KEYS):
        assert each.where, each.key
        assert each.kind in KINDS, each.key
        assert each.read in READ_WORDS, each.key
        assert not each.url or each.url.startswith("http"), each.key


def test_a_number_from_a_document_not_seen_is_never_called_confirmed():
    for each in ALL:
        if source(each.source).read == "not seen":
            assert each.status == "unverified", each.id


# Typed from the fact sheet, so that a slip in a TOML file is seen.
SHEET = [
    ("valbenazine.vmat2_ki", "nM", 150),
    ("htbz.vmat2_ki_kilbourn", "nM", 0.97),
    ("tetrabenazine.minus_vmat2_ki", "nM", 36400),
    ("valbenazine_pk.clearance", "L/h", 23.2),
    ("valbenazine_pk.htbz_clearance_shift_poor", "1", -0.516),
    ("vmat2.protons_per_amine", "1", 2),
    ("vesicle.ph", "1", 5.7),
    ("vesicle.dopamine_content", "1", 33000),
    ("vesicle.released_per_event", "1", 3250),
    ("vesicle.released_flickering", "1", 30000),
    ("vmat2.deficient_mouse_nigra", "month", 24),
    ("volume_transmission.quantum", "1", 3000),
    ("dopamine.release_probability", "1", 0.06),
    ("dopamine.firing_rate", "Hz", 4),
    ("dopamine.diffusion_coefficient", "cm**2/s", 4e-6),
    ("tetrabenazine.dopamine_synthesis", "%", 200),
    ("terminal.vmat_vmax", "uM/h", 7082),
    ("terminal.vesicular_dopamine", "uM", 81),
    ("terminal.th_ki_dopamine", "uM", 110),
    ("receptor.d2_ec50", "nM", 7),
    ("antipsychotic.parkinsonism_occupancy", "%", 78),
    ("dyskinesia.incidence_haloperidol", "%/year", 7.5),
    ("reserpine.half_life_slow", "h", 271),
    ("deutetrabenazine.starting_conversion", "1", 0.48),
    ("isotope.kie_ceiling", "1", 6.9),
    ("occupancy.valbenazine_80mg", "%", 92),
    ("gpr.stn_to_pallidum", "1", 0.9),
    ("recordings.gpi_dystonia", "Hz", 55.3),
    ("trial.kinect3_p_40mg", "1", 0.0021),
    ("adverse.somnolence_placebo", "%", 4.2),
]


@pytest.mark.parametrize(("fact_id", "unit", "value"), SHEET)
def test_numbers_agree_with_the_fact_sheet(fact_id, unit, value):
    assert fact(fact_id, unit) == value
    assert type(fact(fact_id, unit)) is float


def test_ranges_agree_with_the_fact_sheet():
    assert fact_range("valbenazine.half_life", "h") == (15, 22)
    assert fact_range("htbz.vmat2_ki_kilbourn", "nM") == (0.49, 1.45)
    assert fact_range("dyskinesia.incidence_aripiprazole", "%/year") == (-0.8, 4.1)


def test_what_the_documents_claim_stands_beside_the_primary_value():
    assert claimed("vmat2.protons_per_amine", "1") == 1
    assert claimed("dopamine.peak_without_drug", "nM") == 100
    assert claimed("dopamine.peak_with_drug", "nM") == 50
    assert claimed("receptor.d2_ec50", "nM") == 30
    assert claimed("trial.kinect3_p_40mg", "1") == 0.02


def refusal(call, *args) -> str:
    with pytest.raises(CourseError) as caught:
        call(*args)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_an_unknown_id_is_refused_with_near_matches():
    assert "valbenazine.vmat2_ki" in refusal(fact, "valbenazine.vmat2_k", "nM")
    assert "valbenazine" in refusal(ids, "valbenazin")
    assert "best2009" in refusal(source, "best2010")


def test_a_wrong_unit_is_refused_with_the_right_one():
    for call in (fact, fact_range):
        assert "'uM'" in (sentence := refusal(call, "valbenazine.half_life", "uM"))
        assert "'h'" in sentence
    assert "'nM'" in refusal(claimed, "receptor.d2_ec50", "uM")
    assert "'nM'" in refusal(fact, "valbenazine.vmat2_ki", "nm")


def test_a_qualitative_fact_is_refused_with_its_statement():
    assert record("vesicle.volume_tracks_content").statement in refusal(
        fact, "vesicle.volume_tracks_content", "1"
    )


def test_a_number_that_is_only_claimed_is_refused_with_the_way_to_it():
    sentence = refusal(fact, "dopamine.peak_without_drug", "nM")
    assert "S3" in sentence
    assert "claimed('dopamine.peak_without_drug', 'nM')" in sentence


def test_a_range_that_no_source_gives_is_refused():
    assert "no recorded range" in refusal(fact_range, "dopamine.release_probability", "1")


def test_a_number_that_no_document_claims_is_refused():
    assert "no source document" in refusal(claimed, "vesicle.ph", "1")
    assert "no source document" in refusal(claimed, "quantal.q_only", "1")


def test_an_empty_table_is_refused():
    assert "at least one" in refusal(source_table)


@settings(max_examples=25, deadline=None)  # a refusal compares with every known id
@given(
    st.one_of(
        st.none(), st.integers(), st.floats(), st.text(), st.lists(st.text()), st.booleans(), st.binary()
    )
)
def test_anything_but_a_known_id_or_unit_gets_one_sentence(thing):
    for call in (fact, fact_range, claimed):
        refusal(call, thing, "nM")
        refusal(call, "receptor.d2_ec50", thing)
    refusal(record, thing)
    refusal(source, thing)
    refusal(source_table, thing)
    if thing is not None:
        refusal(ids, thing)


def test_unverified_is_visible_wherever_the_number_is_shown():
    unverified = [each for each in ALL if each.status == "unverified"]
    assert unverified
    for each in unverified:
        table = source_table(each.id)
        assert "(unverified)" in str(each)
        assert "(unverified)" in each.value_text
        assert "(unverified)" in repr(table)
        assert "(unverified)" in table._repr_html_()
        assert "<strong>unverified</strong>" in table._repr_html_()


def test_confirmed_numbers_are_not_called_unverified():
    assert "unverified" not in source_table("vesicle.ph")._repr_html_()
    assert "unverified" not in str(record("vesicle.ph"))


class Outline(HTMLParser):
    """Open tags and their attributes, for a table that a screen reader must be able to walk."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.open = [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_the_table_has_a_caption_and_headers_with_scope():
    outline = Outline(source_table(*ids())._repr_html_())
    assert outline.open == []
    assert [tag for tag, _ in outline.tags].count("caption") == 1
    scopes = [attrs["scope"] for tag, attrs in outline.tags if tag == "th"]
    assert scopes.count("col") == 4
    assert scopes.count("row") == len(ALL)


def test_the_table_shows_value_range_unit_and_source():
    html = source_table("valbenazine.half_life", "deutetrabenazine.half_life_ratio")._repr_html_()
    assert "18.5 h (15 to 22)" in html
    assert "https://doi.org/10.1111/cts.12754" in html


def test_the_table_is_the_same_each_time():
    assert source_table("vesicle.ph")._repr_html_() == source_table("vesicle.ph")._repr_html_()


@pytest.mark.parametrize(
    ("fact_id", "shown"),
    [
        ("valbenazine.protein_binding", "> 99 %"),
        ("trial.kinect3_p_80mg", "< 0.0001"),
        ("chorea.kinect_hd_effect", "−3.2 (−4.4 to −2)"),
        ("terminal.vmat_km", "3 µM"),
        ("dopamine.peak_with_drug", "claimed by S3: 50 nM"),
        ("vesicle.dopamine_content", "33000"),
        ("dopamine.diffusion_coefficient", "4 × 10⁻⁶ cm²/s"),
    ],
)
def test_values_are_shown_with_limit_sign_and_unit(fact_id, shown):
    assert record(fact_id).value_text == shown


def test_no_text_is_a_working_note():
    banned = re.compile(r"from memory|\bmine\b|\bverify\b|\bTODO\b|seed claim", re.IGNORECASE)
    texts = [" ".join((each.quantity, each.statement, each.condition, each.note)) for each in ALL]
    assert not [text for text in texts if banned.search(text)]


def test_importing_the_registry_costs_no_heavy_library():
    code = (
        "import sys, course_lib.facts as f; f.fact('valbenazine.vmat2_ki', 'nM'); f.source_table('vesicle.ph');"
        "print([m for m in ('numpy', 'pint', 'pandas', 'matplotlib', 'IPython') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
