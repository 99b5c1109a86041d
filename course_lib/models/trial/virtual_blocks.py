"""Blocks of virtual patients, each drawn from a stream of its own, and their counts.

Patient number i lies in block i // 8,190 and in arm i mod arms; the stream of a block follows from the root seed and the
block's number alone. So a trial's table depends neither on the order of blocks nor on who works on them, and a longer
trial holds the patients of a shorter one.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from course_lib.checks import whole_number
from course_lib.models.trial.virtual import BLOCK, VirtualTrial, lagged_ug_per_day, weeks_of_visits
from course_lib.models.trial.virtual_draws import draws_of
from course_lib.models.trial.virtual_table import SCORES, TrialTable, empty_table

GENERATOR = "SFC64"
CELLS = SCORES**2
GROUP = 4  # visits at a time: what they need stays in the processor's cache beside the tables
TRAITS = 7  # draws a patient beside those of the ratings
MOST_PEOPLE = 10**12
PEOPLE = "each arm needs a patient, and 10¹² are a hundred times all people."
SEED = "it names the streams of random numbers, so that a trial can be repeated."
_HALF = np.float32(0.5)
_TOP = np.float32(SCORES - 1)


def virtual_trial(trial: VirtualTrial, people: int, *, seed: int) -> TrialTable:
    """The table of a trial of so many patients, block after block in this process.

    Raises `CourseError` for fewer patients than arms, more than 10¹², and a seed that is no whole number.

    >>> from course_lib.models.trial.virtual import VIRTUAL_TRIAL
    >>> table = virtual_trial(VIRTUAL_TRIAL, 30_000, seed=14)
    >>> bool(-3.5 < table.mean_change[-1, 2] < -2.9), int(table.people[0].sum()) < 30_000
    (True, True)
    """
    many = check_people(people, trial)
    return blocks_table(trial, many, check_seed(seed), 0, block_count(many))


def check_people(people: int, trial: VirtualTrial, name: str = "people") -> int:
    """The number of patients, if it is one that a trial can have; `name` is what to call it if not.

    >>> from course_lib.models.trial.virtual import VIRTUAL_TRIAL
    >>> check_people(1e6, VIRTUAL_TRIAL)
    1000000
    """
    return whole_number(name, people, at_least=len(trial.doses_mg), at_most=MOST_PEOPLE, because=PEOPLE)


def check_seed(seed: int) -> int:
    """The root seed, if it is one.

    >>> check_seed(14)
    14
    """
    return whole_number("seed", seed, at_least=0, at_most=2**53, because=SEED)


def block_count(people: int) -> int:
    """How many blocks hold so many patients.

    >>> block_count(8_190), block_count(8_191)
    (1, 2)
    """
    return -(-people // BLOCK)


def blocks_table(trial: VirtualTrial, people: int, seed: int, start: int, stop: int) -> TrialTable:
    """The sum of the tables of the blocks `start` to `stop` − 1 of a trial of so many patients.

    >>> from course_lib.models.trial.virtual import VIRTUAL_TRIAL
    >>> parts = [blocks_table(VIRTUAL_TRIAL, 20_000, 1, block, block + 1) for block in (2, 0, 1)]
    >>> whole = virtual_trial(VIRTUAL_TRIAL, 20_000, seed=1)
    >>> bool(((parts[0] + parts[1] + parts[2]).counts == whole.counts).all())
    True
    """
    table = empty_table(weeks_of_visits(trial.weeks), trial.doses_mg)
    total = table.counts.reshape(-1, CELLS)
    for block in range(start, stop):
        first = 0
        for rows, codes in _codes(trial, seed, block, min(people - block * BLOCK, BLOCK)):
            cells = rows * CELLS
            found = np.bincount(codes.reshape(-1), minlength=cells + 1)
            total[first : first + rows] += found[:cells].reshape(rows, CELLS)
            first += rows
    return table


@dataclass(frozen=True, kw_only=True, eq=False)
class _Patients:
    """A block's patients, each of shape (arms, patients): 32-bit floats, and the first rating's cell."""

    true: np.ndarray
    untreated: np.ndarray
    relief: np.ndarray
    half_ug_per_day: np.ndarray
    staying: np.ndarray
    cell: np.ndarray


def _patients(trial: VirtualTrial, draws: np.ndarray, people: int) -> _Patients:
    tables, (arms, size) = draws_of(trial), draws.shape[1:]
    true = tables.true.take(draws[0])
    staying = tables.staying.take(draws[6])
    if people < BLOCK:  # whoever would come after the last patient has left before the first visit
        in_arm = (people - np.arange(arms)[:, None] + arms - 1) // arms
        staying = np.where(np.arange(size) < in_arm, staying, np.float32(0))
    return _Patients(
        true=true,
        untreated=true + tables.placebo.take(draws[2]),
        relief=true * np.float32(trial.largest_relief),
        half_ug_per_day=tables.half.take(draws[5])
        * (tables.kind.take(draws[3]) * tables.clearance.take(draws[4])),
        staying=staying,
        cell=_rated(true + tables.rating.take(draws[1])) * np.int32(SCORES),
    )


def _codes(trial: VirtualTrial, seed: int, block: int, people: int) -> Iterator[tuple[int, np.ndarray]]:
    """For each few visits of a block: how many rows of cells they fill, and the cell of each rating.

    Cells are numbered within these visits; one past the last is for a rating that was not made.
    """
    lagged, stretches = _shared(trial)
    visits, arms, _ = lagged.shape
    draws = _draws(seed, block, TRAITS + visits, arms)
    patients, errors = _patients(trial, draws, people), draws_of(trial).rating
    hazard, before = np.float32(0), patients.true
    for start in range(0, visits, GROUP):
        group = slice(start, min(start + GROUP, visits))
        # exposure/(half + exposure) with exposure = formed/clearance: one quotient a rating.
        score = lagged[group] / (lagged[group] + patients.half_ug_per_day)
        score *= patients.relief
        np.subtract(patients.untreated, score, out=score)
        hazards = hazard + _hazards(trial, stretches[group], patients.true, before, score)
        hazard, before = hazards[-1], score[-1].copy()
        score += errors.take(draws[TRAITS:][group])
        codes = _rated(score)
        rows = len(codes) * arms
        codes += patients.cell + (CELLS * np.arange(rows, dtype=np.int32)).reshape(-1, arms, 1)
        np.putmask(codes, hazards >= patients.staying, np.int32(rows * CELLS))
        yield rows, codes


def _hazards(
    trial: VirtualTrial, stretches: np.ndarray, true: np.ndarray, before: np.ndarray, score: np.ndarray
) -> np.ndarray:
    """Hazard of leaving, summed over these stretches between visits: (visits, 1, 1) if it is the same for all.

    Otherwise each stretch has that of the true score at its beginning; `before` is the one at the first beginning.
    """
    if not trial.dropout_per_point:
        return np.cumsum(stretches, axis=0)
    worse = np.concatenate([before[None], score[:-1]]) - true
    return np.cumsum(stretches * np.exp(np.float32(trial.dropout_per_point) * worse), axis=0)


@lru_cache(maxsize=8)
def _shared(trial: VirtualTrial) -> tuple[np.ndarray, np.ndarray]:
    """What all blocks share: lagged µg a day, (visits, arms, 1), and the hazard of each stretch, (visits, 1, 1)."""
    stretches = trial.dropout_per_week * np.diff(weeks_of_visits(trial.weeks), prepend=0)
    lagged = lagged_ug_per_day(trial).astype(np.float32)
    return lagged[:, :, None], stretches.astype(np.float32)[:, None, None]


def _draws(seed: int, block: int, rows: int, arms: int) -> np.ndarray:
    """16-bit draws of one block, shape (rows, arms, patients an arm)."""
    stream = np.random.SFC64(np.random.SeedSequence(seed, spawn_key=(block,)))
    # Four draws in a 64-bit word; little-endian everywhere, so that a seed means the same on every machine.
    words = stream.random_raw(-(-rows * BLOCK // 4)).astype("<u8", copy=False)
    return words.view("<u2")[: rows * BLOCK].reshape(rows, arms, BLOCK // arms)


def _rated(score: np.ndarray) -> np.ndarray:
    """Scores as a rater writes them, whole and from 0 to 28; the array that came in is used up."""
    np.clip(score, np.float32(0), _TOP, out=score)
    score += _HALF
    return score.astype(np.int32)


@lru_cache(maxsize=8)
def fingerprint(trial: VirtualTrial) -> str:
    """Eight digits that change with the model, its numbers, the generator or how this machine computes.

    A seed means the same patients wherever they agree: they are taken from all numbers that blocks are made of, rounded
    as they are used, and from the table of one block.

    >>> from course_lib.models.trial.virtual import VIRTUAL_TRIAL
    >>> len(fingerprint(VIRTUAL_TRIAL)), fingerprint(VIRTUAL_TRIAL) == fingerprint(VIRTUAL_TRIAL)
    (8, True)
    """
    found = hashlib.sha256(f"{GENERATOR} {BLOCK}".encode())
    rest = np.array([trial.largest_relief, trial.dropout_per_point])
    for numbers in (*vars(draws_of(trial)).values(), *_shared(trial), rest):
        found.update(numbers.astype("<f4").tobytes())
    found.update(blocks_table(trial, BLOCK, 0, 0, 1).counts.astype("<i8").tobytes())
    return found.hexdigest()[:8]
