"""The systems beside the drugs: what each of them foretells, under which heading, and what was chosen in it."""

from course_lib.workshop.validation.circuit import circuit_rows, glutamate_rows
from course_lib.workshop.validation.isomers import isomer_rows
from course_lib.workshop.validation.learning import learning_rows
from course_lib.workshop.validation.membrane import membrane_rows
from course_lib.workshop.validation.population import population_rows
from course_lib.workshop.validation.receptors import receptor_rows
from course_lib.workshop.validation.terminal import terminal_rows
from course_lib.workshop.validation.trials import patient_rows, trial_rows

SYSTEMS = {
    "The dopamine terminal": (
        terminal_rows,
        "Chapters 01 and 02. Parameters are those of a published model (Best, Nijhout & Reed 2009); blood tyrosine and two cofactors, which "
        "its files leave open, were set so that its rest comes out. Chapter 01's release by chance foretells no published number.",
    ),
    "Receptors that adapt": (
        receptor_rows,
        "Chapter 04. Two gains and one turnover were set by three numbers from rats, which are marked; thresholds and the drug's half-life are "
        "illustrative. Nothing was set for depletion, for people, or for the hours after a dose.",
    ),
    "Binding, isomers and reserpine’s bond": (
        isomer_rows,
        "Chapters 03, 05 and 07. Ki, shares and rates are published ones, several of them unverified; nothing was fitted.",
    ),
    "Fat and water": (
        membrane_rows,
        "Chapter 09. Log P is calculated, three of four pKa are unverified; the line of plasma binding is another group's. Flow, wall and tissue are illustrative.",
    ),
    "The circuit": (
        circuit_rows,
        "Chapter 10. Weights and thresholds are published (Gurney, Prescott & Redgrave 2001); what is changed in a disease, and by how much, is "
        "illustrative, and was not set by any recording.",
    ),
    "Glutamate": (
        glutamate_rows,
        "Chapter 11. The circuit above; levodopa's half-life of effect and number of doses are illustrative. Numbers of valiglurax are a source "
        "document's claims, whose paper's tables we could not reach.",
    ),
    "Learning": (
        learning_rows,
        "Chapter 12. Rates, urges, thresholds and a diary of four missed days a week are ours and illustrative; none was set by a trial. Only ratios of "
        "movements are compared with changes of a score.",
    ),
    "Populations": (
        population_rows,
        "Chapter 13. Clearances, their spread and the effect on chorea are one published model's (Nguyen et al. 2025), the QT line runs through two numbers of a "
        "label, and values of alleles are a consensus. Nothing was fitted.",
    ),
    "Trials": (
        trial_rows,
        "Chapter 14. One standard deviation, 3.5 points, was recovered from KINECT 3; means and baselines are published, some unverified.",
    ),
    "From dose to AIMS": (
        patient_rows,
        "Chapter 15. The models of chapters 02, 04 and 13 in a row; the share of movement that follows dopamine was set by the two rows that say so.",
    ),
}
