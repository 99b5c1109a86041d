"""Write the stored shapes of HTBZ: flat drawings with wedges, and three-dimensional coordinates. Needs RDKit.

Run it after a change of a structure: `python tools/draw_isomers.py`. It writes into course_lib/models/isomers/data:

- `flat.json`: for each isomer the places of the atoms, the bonds and which of them are wedged, and the hands;
- `turned.json`: heavy atoms of the conformer of least energy of [+]-α and of [+]-β, in Å (60 conformers, seed 7, MMFF),
  and how far that conformer of [+]-α lies from its mirror image and from its own other conformers.

A test with RDKit holds both files equal to a fresh run.
"""

import json
import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from course_lib.models.isomers.chemistry import molecule, rdkit_chem  # noqa: E402 the path comes first
from course_lib.models.isomers.structures import HTBZ_ISOMERS, PLUS_ALPHA, PLUS_BETA  # noqa: E402 as above

TARGET = ROOT / "course_lib" / "models" / "isomers" / "data"
CONFORMERS, SEED = 60, 7
CENTRE_ATOMS = {"C2": 12, "C3": 14, "C11b": 10}  # in the order of the SMILES of the table


def flat_drawing(smiles: str, layout) -> tuple:
    """Places of the atoms (bond length 1), bonds as (from, to, order, wedge), for one isomer."""
    chem = rdkit_chem()
    from rdkit.Chem import AllChem

    shown = chem.AddHs(molecule(smiles), onlyOnAtoms=list(CENTRE_ATOMS.values()))
    if layout is None:
        AllChem.Compute2DCoords(shown, canonOrient=True)
    else:
        shown.AddConformer(chem.Conformer(layout.GetConformer()))
    drawn = chem.Mol(shown)
    chem.Kekulize(drawn)
    chem.WedgeMolBonds(drawn, drawn.GetConformer())
    wedges = {chem.BondDir.BEGINWEDGE: "front", chem.BondDir.BEGINDASH: "back"}
    places = drawn.GetConformer().GetPositions()[:, :2] / 1.5
    return {
        "symbols": [atom.GetSymbol() for atom in drawn.GetAtoms()],
        "places": (places - places.mean(axis=0)).round(4).tolist(),
        "bonds": [
            [
                bond.GetBeginAtomIdx(),
                bond.GetEndAtomIdx(),
                int(bond.GetBondTypeAsDouble()),
                wedges.get(bond.GetBondDir(), ""),
            ]
            for bond in drawn.GetBonds()
        ],
    }, shown


def relaxed(smiles: str):
    """Molecule with hydrogens, 60 conformers and their MMFF energies."""
    from rdkit.Chem import AllChem

    full = rdkit_chem().AddHs(molecule(smiles))
    AllChem.EmbedMultipleConfs(full, CONFORMERS, randomSeed=SEED)
    return full, np.array([energy for _, energy in AllChem.MMFFOptimizeMoleculeConfs(full)])


def reflected(full):
    """The same conformers behind a mirror: x becomes −x."""
    mirror = rdkit_chem().Mol(full)
    for conformer in mirror.GetConformers():
        for atom, (x, y, z) in enumerate(conformer.GetPositions()):
            conformer.SetAtomPosition(atom, (-x, y, z))
    return mirror


def apart(one, which: int, other, best: int) -> float:
    """Distance (Å) of one conformer from another after the best turn, as RDKit has it."""
    from rdkit.Chem.rdMolAlign import GetBestRMS

    return GetBestRMS(rdkit_chem().Mol(one), rdkit_chem().Mol(other), which, best)


def turned() -> dict:
    """Coordinates (Å) of both hands' first members, and the distances after the best turn."""
    chem = rdkit_chem()
    found = {"symbols": [], "bonds": [], "coordinates": {}}
    for each in (PLUS_ALPHA, PLUS_BETA):
        full, energies = relaxed(each.smiles)
        heavy, best = chem.RemoveHs(full), int(energies.argmin())
        places = heavy.GetConformer(best).GetPositions()
        found["coordinates"][each.name] = (places - places.mean(axis=0)).round(4).tolist()
        if each is PLUS_ALPHA:
            found["symbols"] = [atom.GetSymbol() for atom in heavy.GetAtoms()]
            found["bonds"] = [[bond.GetBeginAtomIdx(), bond.GetEndAtomIdx()] for bond in heavy.GetBonds()]
            mirror = reflected(heavy)
            found["mirror_angstrom"] = round(apart(mirror, best, heavy, best), 3)
            found["best_mirrored_conformer_angstrom"] = round(
                min(apart(mirror, i, heavy, best) for i in range(CONFORMERS)), 3
            )
            found["next_own_conformer_angstrom"] = round(
                min(apart(heavy, i, heavy, best) for i in range(CONFORMERS) if i != best), 3
            )
            by_shape = chem.Mol(mirror)
            chem.AssignStereochemistryFrom3D(by_shape, best)
            found["mirror_inchikey"] = chem.MolToInchiKey(by_shape)
    return found


def drawings() -> dict:
    """Flat drawings of all four, on one layout, so that only wedges differ."""
    layout, drawn = None, {}
    for each in HTBZ_ISOMERS:
        drawn[each.name], shown = flat_drawing(each.smiles, layout)
        layout = layout or shown
    return {"centres": CENTRE_ATOMS, "isomers": drawn}


def main() -> None:
    """Write both files."""
    TARGET.mkdir(exist_ok=True)
    for name, content in (("flat", drawings()), ("turned", turned())):
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        (TARGET / f"{name}.json").write_text(text + "\n", encoding="utf-8")
        print(f"{name}.json: {len(text):,} characters")


if __name__ == "__main__":
    main()
