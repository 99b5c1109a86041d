"""The drawings: sound SVG, the same each time, with words for those who cannot see them, and colours that can be read."""

import base64
import hashlib
import importlib
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

import numpy as np
import pytest

from course_lib import facts
from course_lib.drawings import drawing, drawn, synapse_page_html, synapse_widget
from course_lib.drawings.drawing import NOT_TO_SCALE
from course_lib.drawings.kit.molecule import DEUTERATED, DIHYDROTETRABENAZINE, TETRABENAZINE
from course_lib.drawings.palette import (
    DARK,
    LIGHT,
    MORE_DARK,
    MORE_LIGHT,
    PRINT,
    colour,
    resolved,
    tokens_css,
)
from course_lib.drawings.sheet import SIZE, Sheet
from course_lib.drawings.synapse import tables as synapse_tables
from course_lib.drawings.synapse.start import from_message, script, spec_of
from course_lib.drawings.synapse.states import PRESETS, SynapseState, preset
from course_lib.errors import CourseError
from course_lib.models.target.receptor import D2, occupancy_in_pulse
from course_lib.models.terminal.parameters import TERMINAL
from course_lib.models.terminal.steady import depletion, steady_state
from course_lib.syllabus import chapters, written

ALL = drawn()
THEMES, LAYOUTS = ("vars", "both", "light", "dark", "print"), ("wide", "narrow")
SVG = "{http://www.w3.org/2000/svg}"


def luminance(colour: str) -> float:
    shares = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    linear = np.where(shares <= 0.04045, shares / 12.92, ((shares + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def contrast(one: str, other: str) -> float:
    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


def test_every_standing_chapter_has_its_drawing():
    assert {chapter.slug for chapter in written()} <= set(ALL)


def test_a_drawing_is_named_by_the_slug_of_a_chapter():
    assert set(ALL) - {"synapse", "aims"} <= {chapter.slug for chapter in chapters()}
    assert [drawing(slug).slug for slug in ALL] == list(ALL)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("slug", ALL)
def test_the_svg_is_well_formed_and_says_what_it_shows(slug, theme, layout):
    root = ET.fromstring(drawing(slug).svg(theme, layout))
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    ids = {element.get("id") for element in root.iter() if element.get("id")}
    assert set(root.get("aria-labelledby").split()) <= ids
    assert root.find(f"{SVG}title").text == drawing(slug).title
    assert root.find(f"{SVG}desc").text == drawing(slug).alt


@pytest.mark.parametrize("slug", ALL)
def test_words_are_there_and_not_to_scale_is_said_once(slug):
    one = drawing(slug)
    assert one.title
    assert not one.title.endswith(".")
    assert 80 <= len(one.alt) <= 700
    assert one.caption.count(NOT_TO_SCALE) == 1
    assert NOT_TO_SCALE not in one.alt
    assert one.key == tuple(dict.fromkeys(one.key)), "a number stands for one thing"


@pytest.mark.parametrize("slug", ALL)
def test_wide_words_are_the_words_of_the_narrow_key(slug):
    wide = re.sub(r"<[^>]+>", " ", drawing(slug).svg("light"))
    said = set(re.findall(r"\w+", wide.lower()))
    heard = set(re.findall(r"\w+", " ".join(drawing(slug).key).lower()))
    missing = {word for word in heard - said if len(word) > 4}
    assert len(missing) <= 0.5 * len(heard), missing


@pytest.mark.parametrize("slug", ALL)
def test_no_letter_is_smaller_than_the_sheet_size(slug):
    for layout in LAYOUTS:
        sizes = [
            float(size) for size in re.findall(r'font-size="([\d.]+)"', drawing(slug).svg("light", layout))
        ]
        assert min(sizes) >= SIZE
    wide = drawing(slug).wide
    assert SIZE * 748 / wide.width >= 14, "below this width the narrow layout stands"
    assert SIZE * 1760 / wide.width >= 28, "on a wall of 1920 pixels"
    assert SIZE * 288 / drawing(slug).narrow.width >= 14, "on the narrowest phone"


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
@pytest.mark.parametrize("slug", ALL)
def test_fixed_themes_hold_no_variable(slug, theme):
    for layout in LAYOUTS:
        assert "var(" not in drawing(slug).svg(theme, layout)


def test_drawings_are_the_same_in_another_process():
    code = "from course_lib.drawings import drawing, drawn; print(hash(tuple(drawing(s).svg('both') for s in drawn())))"
    command = [sys.executable, "-c", code]
    seen = {
        subprocess.run(
            command,
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": "0", "PYTHONPATH": ":".join(sys.path)},
        ).stdout
        for _ in range(2)
    }
    assert len(seen) == 1


@pytest.mark.parametrize("slug", ALL)
def test_the_image_of_a_notebook_holds_both_palettes_and_stays_small(slug):
    html = drawing(slug).html_img()
    found = re.fullmatch(r'<img src="data:image/svg\+xml;base64,([^"]+)" alt="([^"]+)" width="\d+">', html)
    inside = base64.b64decode(found[1]).decode()
    assert ET.fromstring(inside).tag == f"{SVG}svg"
    assert LIGHT["ink"] in inside
    assert DARK["ink"] in inside
    assert "prefers-color-scheme:dark" in inside
    assert len(html) < 120_000


def test_a_drawing_is_shown_by_the_last_line_of_a_notebooks_cell():
    shown = drawing("quantal_release")
    assert f"<figcaption>{shown.caption}</figcaption>" in shown._repr_html_()
    assert "max-width:100%" in shown._repr_html_()
    assert repr(shown) == f"{shown.title}\n{shown.alt}"


def test_an_unknown_drawing_and_theme_are_refused_by_name():
    with pytest.raises(CourseError, match="Did you mean deuteration"):
        drawing("deuterations")
    with pytest.raises(CourseError, match="theme"):
        drawing("deuteration").svg("sepia")
    with pytest.raises(CourseError, match="token"):
        colour("blue")


GROUNDS = ("paper", "ext", "cyt", "spine", "lumen")
WORDS = ("ink", "ink2")


@pytest.mark.parametrize(
    "palette",
    [LIGHT, DARK, PRINT, LIGHT | MORE_LIGHT, DARK | MORE_DARK],
    ids=["light", "dark", "print", "more light", "more dark"],
)
def test_labels_can_be_read_on_every_ground(palette):
    for ground in GROUNDS:
        for word in WORDS:
            assert contrast(palette[word], palette[ground]) >= 4.5, (word, ground)
    for token in ("da", "vmat", "vbz", "res", "dtbz", "d1", "d2", "pk", "dk", "ap"):
        assert contrast(palette[token], palette["ext"]) >= 3.0, token


def _box_of_words(sheet, text, to, anchor):
    """Left, right, top and bottom of a label's words beside the end of its leader, letters half as wide as high."""
    lines = text.split("\n")
    width = 0.5 * sheet.size * max(map(len, lines))
    left = to[0] if anchor == "start" else to[0] - width
    half = 0.6 * sheet.size * len(lines)
    return left, left + width, to[1] - half, to[1] + half


@pytest.mark.parametrize("slug", ALL)
def test_no_leader_runs_through_its_own_words(slug, monkeypatch):
    crossed, label = [], Sheet.label

    def watched(sheet, text, *, at, to, anchor="start", **more):
        left, right, top, bottom = _box_of_words(sheet, text, to, anchor)
        way = [(to[0] + (at[0] - to[0]) * k / 100, to[1] + (at[1] - to[1]) * k / 100) for k in range(5, 100)]
        inside = any(left < x < right and top < y < bottom for x, y in way)
        if inside and anchor != "middle" and not sheet.narrow:
            crossed.append(text)
        label(sheet, text, at=at, to=to, anchor=anchor, **more)

    monkeypatch.setattr(Sheet, "label", watched)
    importlib.import_module(f"course_lib.drawings.scenes.{slug}").drawing()
    assert crossed == []


COLOURED_WORDS = re.compile(r'<text[^>]* fill="var\(--([a-z0-9-]+),[^>]*>')


@pytest.mark.parametrize("slug", ALL)
def test_coloured_words_can_be_read_on_the_plate(slug):
    svg = drawing(slug).svg()
    ground = re.search(r'<rect x="0" y="0"[^>]* fill="var\(--([a-z0-9-]+),', svg)[1]
    for token in set(COLOURED_WORDS.findall(svg)) - {"paper"}:
        for palette in (LIGHT, DARK, PRINT):
            assert contrast(palette[token], palette[ground]) >= 4.1, (token, ground)


def test_palettes_name_the_same_quantities():
    assert set(LIGHT) == set(DARK) == set(PRINT)
    assert set(MORE_LIGHT) | set(MORE_DARK) <= set(LIGHT)
    assert "--vmat:#2A62D8" in tokens_css(".x")
    assert resolved(f'fill="{colour("vmat")}"', "dark") == 'fill="#5B9DFF"'


def test_molecules_have_the_formulas_of_the_registry():
    assert TETRABENAZINE.formula() == "C19H27NO3"
    assert DIHYDROTETRABENAZINE.formula() == "C19H29NO3"
    assert DEUTERATED.formula() == "C19H23D6NO3"
    # the registry has the drug itself, a ketone where its active metabolite has an alcohol: two hydrogens less
    assert facts.record("molecule.deutetrabenazine").condition == "C19H21D6NO3"


def connected(smiles: str) -> tuple[list[str], list[tuple[int, int]]]:
    """Heavy atoms and bonds of a SMILES without charges or brackets."""
    atoms, bonds, open_rings, branches, last = [], [], {}, [], None
    for letter in smiles:
        if letter.isalpha():
            atoms.append(letter.upper())
            if last is not None:
                bonds.append((last, len(atoms) - 1))
            last = len(atoms) - 1
        elif letter.isdigit() and letter in open_rings:
            bonds.append((open_rings.pop(letter), last))
        elif letter.isdigit():
            open_rings[letter] = last
        elif letter == "(":
            branches.append(last)
        elif letter == ")":
            last = branches.pop()
    return atoms, bonds


def surroundings(atoms: list[str], bonds: list[tuple[int, int]]) -> list[str]:
    """Each atom's name refined by its neighbours' names, as often as there are atoms: equal for equal graphs."""
    names = list(atoms)
    for _ in atoms:
        around = [
            sorted(names[b if a == i else a] for a, b in bonds if i in (a, b)) for i in range(len(atoms))
        ]
        told = [f"{name}({','.join(near)})" for name, near in zip(names, around, strict=True)]
        names = [hashlib.sha256(one.encode()).hexdigest() for one in told]
    return sorted(names)


@pytest.mark.parametrize(
    ("molecule", "smiles"),
    [
        (DIHYDROTETRABENAZINE, "COc1cc2c(cc1OC)C1CC(O)C(CC(C)C)CN1CC2"),
        (TETRABENAZINE, "COc1cc2c(cc1OC)C1CC(=O)C(CC(C)C)CN1CC2"),
    ],
    ids=["dihydrotetrabenazine", "tetrabenazine"],
)
def test_molecules_are_bonded_as_their_smiles_say(molecule, smiles):
    drawn_bonds = [(a, b) for a, b, _ in molecule.bonds]
    drawn_atoms = [kind for kind, _, _ in molecule.atoms]
    assert surroundings(drawn_atoms, drawn_bonds) == surroundings(*connected(smiles))
    lengths = [np.hypot(*np.subtract(molecule.atoms[a][1:], molecule.atoms[b][1:])) for a, b in drawn_bonds]
    assert lengths == pytest.approx([1.0] * len(lengths), abs=1e-9)


def test_the_drawing_above_the_prediction_does_not_say_how_full_the_second_vesicle_is():
    shown, share = drawing("filling_the_vesicle"), f"{100 * (1 - depletion(TERMINAL, 0.7)):.0f} %"
    words = " ".join(
        [shown.title, shown.alt, shown.caption, *shown.key, shown.svg(), shown.svg(layout="narrow")]
    )
    assert share not in words
    assert "how full?" in words
    assert shown.svg().count('cx="716"') == shown.svg().count('cx="236"'), "no molecule marks the answer"


def test_tables_follow_the_models_between_their_nodes():
    tables = synapse_tables.tables()
    blocks = np.random.default_rng(1).uniform(0, 0.95, 200)
    nodes = np.linspace(0, 1, len(tables["filling"]))
    state, rest = steady_state(TERMINAL, blocks), steady_state(TERMINAL)
    filling = np.interp(blocks, nodes, tables["filling"])
    assert filling == pytest.approx(np.asarray(state.vesicular_uM) / rest.vesicular_uM, abs=0.003)
    cytosol = np.interp(blocks, nodes, tables["cytosol"])
    assert cytosol == pytest.approx(np.asarray(state.cytosolic_uM) / rest.cytosolic_uM, abs=0.01)


def test_a_pulse_from_the_tables_is_the_receptor_models_pulse():
    tables = synapse_tables.tables()
    peaks = np.linspace(0, tables["largest_peak_nM"], len(tables["way_covered"]))
    tonic_nM = 1000 * steady_state(TERMINAL).extracellular_uM
    for peak_nM in (20.0, 47.3, 100.0, 180.0):
        settled = np.interp(peak_nM, peaks, tables["held_if_it_lasted"])
        way = np.interp(peak_nM, peaks, tables["way_covered"])
        held = tables["held_at_rest"][0] + (settled - tables["held_at_rest"][0]) * way
        exact = occupancy_in_pulse(
            D2,
            [synapse_tables.PULSE_s],
            pulse_nM=peak_nM,
            pulse_length_s=synapse_tables.PULSE_s,
            tonic_nM=tonic_nM,
        )
        assert held == pytest.approx(exact[0], abs=0.003)


def test_more_block_fills_less_and_strands_more():
    tables = synapse_tables.tables()
    assert np.all(np.diff(tables["filling"]) < 0)
    assert np.all(np.diff(tables["cytosol"]) > 0)
    assert np.all(np.diff(tables["held_at_rest"]) < 0)


def test_presets_open_in_the_state_of_their_chapter():
    assert set(PRESETS) - {"home"} <= {chapter.slug for chapter in written()}
    assert (
        preset("supersensitivity").receptors_blocked == facts.fact("antipsychotic.usual_occupancy", "%") / 100
    )
    assert preset("reserpine_vs_valbenazine").mark == "reserpine"
    with pytest.raises(CourseError, match="preset"):
        preset("deuteration")


@pytest.mark.parametrize(
    "wrong",
    [
        {"n_sites": 0},
        {"n_sites": 11},
        {"release_probability": 1.2},
        {"vmat2_blocked": 1.0},
        {"mark": "aspirin"},
    ],
)
def test_settings_that_no_slider_has_are_refused(wrong):
    with pytest.raises(CourseError):
        SynapseState(**wrong)


def test_a_state_survives_the_way_to_the_page_and_back():
    state = SynapseState(n_sites=3, vmat2_blocked=0.6, mark="reserpine")
    assert from_message(state.message()) == state
    assert spec_of(state)["state"] == state.message()


def test_the_widget_can_be_read_and_set_from_python():
    widget = synapse_widget("filling_the_vesicle", n_sites=6)
    assert widget.setting.n_sites == 6
    widget.move(vmat2_blocked=0.25)
    assert widget.state["block"] == 0.25
    with pytest.raises(CourseError):
        widget.move(n_sites=99)
    with pytest.raises(CourseError, match="setting"):
        synapse_widget("home", sites=3)


def test_without_a_script_the_page_holds_a_still_and_its_words():
    html = synapse_page_html("home")
    still = html.split('class="qs-still">')[1].split('<script type="application/json">')[0]
    assert drawing("synapse").alt in still
    assert "</script><script" not in script()
    assert synapse_page_html("home", with_script=False).count("<script") == 1


def test_a_saved_notebook_keeps_a_still_and_a_page_gets_the_script(monkeypatch):
    saved, _ = synapse_widget("home")._repr_mimebundle_()
    assert saved["text/html"] == drawing("synapse").html_img()
    assert saved["text/plain"] == drawing("synapse").alt
    monkeypatch.setenv("COURSE_FRAMES", "1")
    built, _ = synapse_widget("home", n_sites=3)._repr_mimebundle_()
    assert "startSynapses()" in built["text/html"]
    assert '"n":3' in built["text/html"]


@pytest.mark.parametrize("slug", ALL)
def test_a_card_is_the_picture_without_words_and_with_names_of_its_own(slug):
    card, whole = drawing(slug).card(), drawing(slug).svg()
    root = ET.fromstring(card)
    assert root.get("aria-hidden") == "true"
    assert len(card) < len(whole)
    words = {label for label in drawing(slug).key if len(label) > 4}
    assert not {text.text for text in root.iter(f"{SVG}text")} & words
    named = re.compile(r' id="([^"]+)"')
    assert not set(named.findall(card)) & set(named.findall(whole))
    assert set(re.findall(r"url\(#([^)]+)\)", card)) <= set(named.findall(card))


def test_a_home_page_can_offer_one_slider():
    spec = spec_of(SynapseState(), sliders=("vmat2_blocked",))
    assert [one["name"] for one in spec["controls"]] == ["block"]
    assert spec["small"]
    assert not spec_of(SynapseState())["small"]
    with pytest.raises(CourseError, match="slider"):
        spec_of(SynapseState(), sliders=("mark",))
