"""Write tests/data/circuit_nengo.json: which action Nengo's basal ganglia choose for 1,000 random saliences.

Needs nengo, which the course itself does not use: install it in an environment of its own, then run
`python tools/reference_circuit.py` there. Neurons are replaced by the exact functions (nengo.Direct),
so that only the published weights and thresholds speak.
"""

import json
from pathlib import Path

import nengo
import numpy as np
from nengo.networks.actionselection import BasalGanglia

SEED, VECTORS, CHANNELS = 10, 1000, 5
HOLD_S, STEP_S = 0.3, 0.001
TIE = 1e-4
VALUES_KEPT = 25
TARGET = Path(__file__).parent.parent / "tests" / "data" / "circuit_nengo.json"


def outputs(saliences: np.ndarray) -> np.ndarray:
    """GPi rates at the end of each presentation, shape (vectors, channels)."""
    model = nengo.Network(seed=0)
    model.config[nengo.Ensemble].neuron_type = nengo.Direct()
    with model:
        shown = nengo.Node(nengo.processes.PresentInput(saliences, HOLD_S))
        nuclei = BasalGanglia(CHANNELS, output_weight=1)
        nengo.Connection(shown, nuclei.input, synapse=None)
        probe = nengo.Probe(nuclei.output, sample_every=HOLD_S)
    with nengo.Simulator(model, dt=STEP_S, progress_bar=False) as simulator:
        simulator.run(HOLD_S * len(saliences))
    return simulator.data[probe]


def main() -> None:
    saliences = np.random.default_rng(SEED).uniform(0, 1, (VECTORS, CHANNELS))
    rates = outputs(saliences)
    lowest = rates <= rates.min(axis=1, keepdims=True) + TIE
    # One character a vector: the channels with the lowest output, as the bits of a number below 32.
    winners = "".join(np.base_repr(int(row @ 2 ** np.arange(CHANNELS)), 32) for row in lowest)
    table = {
        "made_by": f"tools/reference_circuit.py with nengo {nengo.__version__}, Direct mode",
        "seed": SEED,
        "vectors": VECTORS,
        "channels": CHANNELS,
        "winners": winners,
        "first_gpi_rates": rates[:VALUES_KEPT].round(6).tolist(),
    }
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(json.dumps(table) + "\n", encoding="utf-8")
    print(
        f"wrote {VECTORS} choices, {sum(row.sum() > 1 for row in lowest)} of them shared by several channels"
    )


if __name__ == "__main__":
    main()
