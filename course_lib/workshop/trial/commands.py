"""The command `course trial`."""

from pathlib import Path

import click


@click.command(short_help="Simulate a virtual trial of any size.")
@click.option("--patients", default="1e5", show_default=True, help="How many, up to 1e12.")
@click.option(
    "--weeks", type=int, default=48, show_default=True, help="How long they are followed, up to 520."
)
@click.option(
    "--seed", default="14", show_default=True, help="Names the patients: the same seed, the same trial."
)
@click.option(
    "--workers",
    type=click.IntRange(1, 256),
    help="How many processes [default: 1, or all cores for a large trial].",
)
@click.option("--scheduler", help="A Dask scheduler's address: simulate on a cluster.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder for the files [default: one below build/trial, named after the trial].",
)
def trial(
    patients: str, weeks: int, seed: str, workers: int | None, scheduler: str | None, out: Path | None
) -> None:
    """Simulate a trial of valbenazine (placebo, 40 mg, 80 mg) with imagined patients, rated at 12 visits in 48 weeks.

    One process, many, or a cluster: the same seed gives the same table, to the last patient. A run that was stopped goes
    on where it was when you give the same command again. Written into the folder:

    \b
    summary.csv       change, spread, difference, halved scores and NNT by week and dose
    counts.csv        patients by week, dose, first rating and rating (and counts.parquet, with pyarrow)
    trial.svg         the figure
    report.txt        seed, versions, time, memory, assumptions

    \b
    course trial --patients 1e6 --weeks 48
    course trial --patients 1e8 --scheduler tcp://10.0.0.1:8786
    """
    from course_lib.workshop.trial.plan import planned
    from course_lib.workshop.trial.run import run_trial

    for line in run_trial(planned(patients, weeks, seed, out, workers, scheduler)):
        click.echo(line)
