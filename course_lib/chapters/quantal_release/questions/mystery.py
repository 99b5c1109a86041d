"""Objective 01.estimate, at the bench: the mystery synapse, and the drawing that goes with it."""

from random import Random

import numpy as np

from course_lib.chapters.quantal_release.questions.synapses import draw_variable_synapse
from course_lib.models.quantal.release import parabola_variance_nM2
from course_lib.questions.kinds import ChoiceQuestion, FigureQuestion, FitQuestion, Mistake, Option, Sought
from course_lib.questions.params import Params
from course_lib.questions.variants import variant

OBJECTIVE = "01.estimate"
FAMILY = "quantal.mystery"
# Illustrative, and told to the student: so large that a fit without it, or with the noise left in, misses the truth.
MYSTERY_QUANTAL_CV = 0.6
CALCIUM_SHARES = (
    0.15,
    0.35,
    0.6,
    0.8,
    1.0,
)  # illustrative: what each calcium concentration leaves of the highest p
SHARES = np.linspace(0.0, 1.0, 101)


def hidden_synapse(seed: object) -> Params:
    """The hidden values of the mystery synapse of this seed, and what its drug does."""
    return variant(MYSTERY, seed)


def _hidden(rng: Random) -> dict[str, float | bool]:
    return {
        "n_sites": rng.randint(6, 16),
        "release_probability": rng.choice((0.6, 0.65, 0.7)),
        "quantum_nM": rng.choice((3.0, 4.5, 20.0, 24.0, 30.0)),
        "drug_on_quantum": rng.random() < 0.5,
        "drug_left": rng.choice((0.35, 0.45, 0.55)),
        "noise_per_quantum": rng.choice((0.8, 1.0, 1.2)),
    }


def _fitted(v: Params, quantal_cv: float, noise_left: float) -> dict[str, float]:
    """What a fit finds on average with this cv and this share of the noise's variance left in."""
    p = v.release_probability * np.array(CALCIUM_SHARES)
    mean = v.n_sites * p * v.quantum_nM
    release = v.n_sites * p * v.quantum_nM**2 * (1 - p + MYSTERY_QUANTAL_CV**2)
    variance = release + noise_left * (v.noise_per_quantum * v.quantum_nM) ** 2
    # Variance ÷ mean is a straight line whose start is q (1 + c²) and whose slope is −1/n; a variance scatters as itself.
    slope, start = np.polyfit(mean, variance / mean, 1, w=mean / variance)
    n_sites, quantum = (-1 / slope if slope < 0 else np.inf), start / (1 + quantal_cv**2)
    return {"n_sites": n_sites, "quantum_nM": quantum, "release_probability": mean[-1] / (n_sites * quantum)}


MYSTERY = FitQuestion(
    id="quantal.mystery",
    objective=OBJECTIVE,
    prompt="Record from `mystery_synapse(seed)`, with the seed of this question, at several release probabilities. Its quanta vary "
    f"with a coefficient of variation c of {MYSTERY_QUANTAL_CV:g}. Estimate n, q and the highest p. "
    "The answer is a dictionary of `n_sites`, `quantum_nM` and `release_probability`, each as (value, low, high) with its 95 % interval.",
    draw=_hidden,
    family=FAMILY,
    sought=(
        Sought(name="n_sites", unit="1", truth=lambda v: v.n_sites, factor=1.35, widest=4.0),
        Sought(name="quantum_nM", unit="nM", truth=lambda v: v.quantum_nM, factor=1.25, widest=2.0),
        Sought(
            name="release_probability",
            unit="1",
            truth=lambda v: v.release_probability,
            factor=1.3,
            widest=2.5,
        ),
    ),
    hints=(
        "Plot variance against mean, one point for each condition, noise subtracted.",
        "Fit variance = q (1 + c²) mean − mean²/n to the points; both n and q come from one fit.",
        "`fit = estimate_from_variance_mean(…)` does it, intervals included. Then `dict(n_sites=fit.n_sites, "
        "quantum_nM=fit.quantum_nM, release_probability=fit.release_probabilities[-1])` is the answer.",
    ),
    worked="The hidden values are n = {n_sites}, q = {quantum_nM:g} nM, and p = {release_probability:g} at the highest calcium.",
    why="The slope at the start gives q, the bend gives n, and mean/(n q) gives p.",
    means="All three hidden values lie within reach of your intervals.",
    mistakes=(
        Mistake(
            id="n_and_q_exchanged",
            answer=lambda v: {"n_sites": v.quantum_nM, "quantum_nM": v.n_sites},
            because="n and q have changed places: the slope at the start gives q (in nM), the bend gives n.",
        ),
        Mistake(
            id="content_for_sites",
            answer=lambda v: {"n_sites": v.n_sites * v.release_probability, "quantum_nM": v.quantum_nM},
            because="Your n is the quantal content n p at the highest calcium. n counts all sites, the silent ones too: it is 1 ÷ bend.",
        ),
        Mistake(
            id="failing_probability",
            answer=lambda v: {"n_sites": v.n_sites, "release_probability": 1 - v.release_probability},
            because="Your p is the chance that a site fails. The chance that it releases is mean / (n q).",
        ),
        Mistake(
            id="noise_left_in",
            answer=lambda v: _fitted(v, MYSTERY_QUANTAL_CV, 1.0),
            because="Your q is too large and your n too small, as when the noise of the recording is left in: it weighs most at "
            "low p, where release varies little. Subtract its variance at every point.",
        ),
        Mistake(
            id="cv_left_out",
            answer=lambda v: _fitted(v, 0.0, 0.0),
            because="Your q is too large by the factor 1 + c² and your p too small by it: quanta vary among themselves, which "
            "steepens the slope. Divide the slope by 1 + c².",
        ),
    ),
)


DRUG = ChoiceQuestion(
    id="quantal.mystery_drug",
    objective="01.locus",
    prompt="The synapse `mystery_synapse(seed)`, with the seed of this question, is recorded before and with its drug "
    "(`.record(drug=True)`). The drug changes exactly one of n, p and q; vesicles stay as alike as they were (same c). "
    "Which one does it change?",
    draw=_hidden,
    family=FAMILY,
    options=(
        Option(
            id="quantum",
            text="the quantum q",
            right=lambda v: v.drug_on_quantum,
            reply=lambda v: (
                "Mean and standard deviation of release shrink together and 1/CV² stays: q."
                if v.drug_on_quantum
                else "If it were q, 1/CV² would be the same with and without the drug. Subtract the noise from both variances, "
                "then compare 1/CV² again."
            ),
        ),
        Option(
            id="release_probability",
            text="the release probability p",
            right=lambda v: not v.drug_on_quantum,
            reply=lambda v: (
                "If it were p, 1/CV² would fall with the drug, and further than the mean. Subtract the noise from both "
                "variances, then compare 1/CV² again."
                if v.drug_on_quantum
                else "1/CV² falls with the drug, and the points slide down the same parabola: p."
            ),
        ),
        Option(
            id="number_of_sites",
            text="the number of sites n",
            right=False,
            reply="With fewer sites 1/CV² falls exactly as far as the mean. Compare the two factors: here one of them stays, or 1/CV² "
            "falls further than the mean.",
        ),
        Option(
            id="nothing_certain",
            text="that cannot be told from these recordings",
            right=False,
            reply="The means alone could not tell, but mean and variance together can: subtract the noise from both variances and "
            "compare 1/CV², over all calcium concentrations if one is too uncertain.",
        ),
    ),
    hints=(
        "Which number stays when only q changes?",
        "Compare 1/CV² before and with the drug. The noise adds its own variance: subtract it from both variances first.",
        "1/CV² = mean² ÷ (standard deviation² − noise²), before and with the drug. With 2,000 impulses chance seldom moves it by "
        "more than a quarter. About the same: q. As far down as the mean: n. Further down: p.",
    ),
    worked=lambda v: (
        f"The drug multiplies {'q' if v.drug_on_quantum else 'p'} by {v.drug_left:g}: 1/CV² "
        f"{'stays' if v.drug_on_quantum else 'falls further than the mean'}."
    ),
    why="Only a change of q shrinks mean and standard deviation by the same factor.",
    means="Read from the scatter alone.",
)


def _parabola(v: Params) -> tuple[np.ndarray, np.ndarray]:
    mean_nM = SHARES * v.n_sites * v.quantum_nM
    return mean_nM, parabola_variance_nM2(mean_nM, v.n_sites, v.quantum_nM, v.quantal_cv)


FIGURE = FigureQuestion(
    id="quantal.parabola_figure",
    objective=OBJECTIVE,
    prompt="Draw the variance of the response against its mean as p runs from 0 to 1, for {n_sites} sites with quanta of "
    "{quantum_nM:g} nM (coefficient of variation c = {quantal_cv:g}). Label both axes with quantity and unit.",
    draw=draw_variable_synapse,
    x_words=("mean", "nM"),
    y_words=("variance", "nM"),
    curve=_parabola,
    hints=(
        "Compute mean and variance for many values of p, then plot one against the other.",
        "`p = np.linspace(0, 1, 101)`; mean n p q; variance n p q² (1 − p + c²).",
        "`ax.plot(mean, variance)`, then `ax.set_xlabel('mean response (nM)')` and `ax.set_ylabel('variance (nM²)')`.",
    ),
    worked="The curve runs from (0, 0) to mean {n_sites} × {quantum_nM:g} nM, where the variance is n q² c².",
    why="With p at 1 every site releases, and only the sizes of the quanta still scatter.",
    means="The slope at the start shows q, the bend shows n.",
    mistakes=(
        Mistake(
            id="straight_line",
            answer=lambda v: (
                _parabola(v)[0],
                v.quantum_nM * (1 + v.quantal_cv**2) * _parabola(v)[0],
            ),
            because="You drew a straight line, the Poisson case. With {n_sites} sites the variance must bend over as sites are used up.",
        ),
        Mistake(
            id="identical_quanta_curve",
            answer=lambda v: (
                _parabola(v)[0],
                parabola_variance_nM2(_parabola(v)[0], v.n_sites, v.quantum_nM, 0.0),
            ),
            because="Your curve comes back to zero, as for identical quanta. At p = 1 the scatter of the quanta remains: add c².",
        ),
        Mistake(
            id="axes_exchanged",
            answer=lambda v: _parabola(v)[::-1],
            because="Mean and variance have changed places: the mean belongs on the x axis.",
        ),
    ),
)

QUESTIONS = (MYSTERY, DRUG, FIGURE)
