"""Write the stored descriptors of four drugs, and of the measured brain values. Needs RDKit.

`python tools/describe_molecules.py` writes course_lib/models/membrane/data/descriptors.csv: Crippen log P, polar surface,
molar mass, donors, and the smallest shadow (Å²): the least area, over 300 directions, of the van der Waals outline, and
the least of that over ten MMFF conformers (seed 7).

`python tools/describe_molecules.py FILE` also writes log_brain_blood.csv from the regression set of B3DB (CC0), the
file B3DB_regression.tsv of the package qc-b3db: number, measured log(brain ÷ blood), Crippen log P and polar surface.
A test with RDKit holds the descriptors equal to a fresh run.
"""

import csv
import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from course_lib.models.isomers.chemistry import inchikey, molecule, rdkit_chem  # noqa: E402 the path comes first
from course_lib.models.isomers.structures import PLUS_ALPHA, TETRABENAZINE_HANDS, VALBENAZINE_STRUCTURE  # noqa: E402 as above

TARGET = ROOT / "course_lib" / "models" / "membrane" / "data"
RESERPINE = "CO[C@H]1[C@@H](C[C@@H]2CN3CCC4=C([C@H]3C[C@@H]2[C@@H]1C(=O)OC)NC5=C4C=CC(=C5)OC)OC(=O)C6=CC(=C(C(=C6)OC)OC)OC"
DRUGS = {
    "tetrabenazine": TETRABENAZINE_HANDS["3R,11bR"][0],
    "HTBZ": PLUS_ALPHA.smiles,
    "valbenazine": VALBENAZINE_STRUCTURE[0],
    "reserpine": RESERPINE,
}
CONFORMERS, DIRECTIONS, SEED, GRID_ANGSTROM = 10, 300, 7, 0.25
DESCRIPTOR_COLUMNS = (
    *("drug", "smiles", "inchikey", "log_p", "polar_surface_angstrom2", "molar_mass_g_per_mol"),
    *("donors", "smallest_shadow_angstrom2"),
)
VALUE_COLUMNS = ("number", "log_brain_blood", "log_p", "polar_surface_angstrom2")


def directions(count: int) -> np.ndarray:
    """Directions spread evenly over half a sphere, shape (count, 3): a golden spiral."""
    i = np.arange(count) + 0.5
    z, turn = i / count, np.pi * (1 + 5**0.5) * i
    flat = np.sqrt(1 - z**2)
    return np.column_stack([flat * np.cos(turn), flat * np.sin(turn), z])


def shadow_angstrom2(places: np.ndarray, radii: np.ndarray, along: np.ndarray) -> float:
    """Area of the outline seen along one direction, counted on a grid of 0.25 Å."""
    _, _, basis = np.linalg.svd(along[None, :])
    seen = places @ basis[1:].T
    low, high = (seen - radii[:, None]).min(axis=0), (seen + radii[:, None]).max(axis=0)
    x, y = (np.arange(a, b, GRID_ANGSTROM) for a, b in zip(low, high, strict=True))
    dark = np.zeros((len(x), len(y)), bool)
    for (a, b), r in zip(seen, radii, strict=True):
        dark |= (x[:, None] - a) ** 2 + (y[None, :] - b) ** 2 <= r * r
    return dark.sum() * GRID_ANGSTROM**2


def smallest_shadow_angstrom2(smiles: str) -> float:
    """Least shadow over directions and conformers."""
    chem = rdkit_chem()
    from rdkit.Chem import AllChem

    full = chem.AddHs(molecule(smiles))
    AllChem.EmbedMultipleConfs(full, CONFORMERS, randomSeed=SEED)
    AllChem.MMFFOptimizeMoleculeConfs(full)
    table = chem.GetPeriodicTable()
    radii = np.array([table.GetRvdw(atom.GetAtomicNum()) for atom in full.GetAtoms()])
    return min(
        shadow_angstrom2(conformer.GetPositions(), radii, along)
        for conformer in full.GetConformers()
        for along in directions(DIRECTIONS)
    )


def flat_descriptors(smiles: str) -> tuple[float, float, float, int]:
    """Crippen log P, polar surface (Å²), molar mass (g/mol), donors."""
    from rdkit.Chem import Crippen, Descriptors, rdMolDescriptors

    built = molecule(smiles)
    surface = rdMolDescriptors.CalcTPSA(built)
    return Crippen.MolLogP(built), surface, Descriptors.MolWt(built), rdMolDescriptors.CalcNumHBD(built)


def descriptor_rows() -> list[tuple]:
    """One row a drug, in the order of DESCRIPTOR_COLUMNS."""
    rows = []
    for drug, smiles in DRUGS.items():
        log_p, surface, mass, donors = flat_descriptors(smiles)
        shadow = smallest_shadow_angstrom2(smiles)
        rows.append(
            (
                drug,
                smiles,
                inchikey(smiles),
                round(log_p, 3),
                round(surface, 2),
                round(mass, 2),
                donors,
                round(shadow, 1),
            )
        )
    return rows


def value_rows(path: Path) -> list[tuple]:
    """One row a measured compound that RDKit can read, in the order of VALUE_COLUMNS."""
    rows = []
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            log_p, surface, _, _ = flat_descriptors(row["SMILES"])
            rows.append((int(row["NO."]), float(row["logBB"]), round(log_p, 2), round(surface, 1)))
    return rows


def write(name: str, columns: tuple, rows: list[tuple]) -> None:
    """Write one table with its heading."""
    with (TARGET / name).open("w", encoding="utf-8", newline="") as target:
        table = csv.writer(target, lineterminator="\n")
        table.writerow(columns)
        table.writerows(rows)
    print(f"{name}: {len(rows)} rows")


if __name__ == "__main__":
    TARGET.mkdir(exist_ok=True)
    write("descriptors.csv", DESCRIPTOR_COLUMNS, descriptor_rows())
    if len(sys.argv) > 1:
        write("log_brain_blood.csv", VALUE_COLUMNS, value_rows(Path(sys.argv[1])))
