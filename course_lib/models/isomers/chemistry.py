"""What RDKit says of a structure: its key, its stereocentres, its descriptors. Optional: the course keeps results as data.

Nothing in a chapter needs RDKit. The tools that write the stored coordinates and tables use it, and so do the tests
that hold them equal; without it these functions say how to get it.
"""

from types import ModuleType

from course_lib.errors import CourseError


def rdkit_chem() -> ModuleType:
    """RDKit's chemistry module, where it is installed.

    Raises `CourseError` where it is not.

    >>> rdkit_chem().__name__  # doctest: +SKIP
    'rdkit.Chem'
    """
    try:
        from rdkit import Chem
    except ImportError as missing:
        raise CourseError(
            "RDKit is not installed, but reading a structure needs it: "
            'pip install "quieting-the-synapse[molecules]"; the stored tables and pictures work without.'
        ) from missing
    return Chem


def molecule(smiles: str):
    """RDKit's molecule of a SMILES.

    Raises `CourseError` for a SMILES that describes no molecule. Source: RDKit.

    >>> molecule("CCO").GetNumAtoms()  # doctest: +SKIP
    3
    """
    chem = rdkit_chem()
    from rdkit import RDLogger

    RDLogger.DisableLog("rdApp.*")  # its own message goes to the terminal; ours says the same in one sentence
    built = chem.MolFromSmiles(smiles) if isinstance(smiles, str) and smiles.strip() else None
    if built is None:
        raise CourseError(f"smiles is {smiles!r}, but must describe a molecule, such as 'CCO' for ethanol.")
    return built


def inchikey(smiles: str) -> str:
    """InChIKey of a SMILES: its first block names the atoms and bonds, the second the hands.

    Raises `CourseError` as `molecule` does. Source: RDKit.

    >>> inchikey("CCO")  # doctest: +SKIP
    'LFQSCWFLJHTTHZ-UHFFFAOYSA-N'
    """
    return rdkit_chem().MolToInchiKey(molecule(smiles))


def hands_of(smiles: str) -> tuple[str, ...]:
    """R or S (or ? where open) of each stereocentre, in the order of the atoms of the SMILES.

    Raises `CourseError` for a molecule without stereocentres. Source: RDKit's CIP labels.

    >>> hands_of("C[C@H](N)C(=O)O")  # doctest: +SKIP
    ('S',)
    """
    chem = rdkit_chem()
    found = chem.FindMolChiralCenters(molecule(smiles), includeUnassigned=True, useLegacyImplementation=False)
    if not found:
        raise CourseError(
            f"smiles is {smiles!r}, but must have a stereocentre: without one a molecule is its own mirror image."
        )
    return tuple(hand for _, hand in found)
