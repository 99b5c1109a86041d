"""Objective 07.shared: what mirror images share, and what only something chiral tells apart."""

from course_lib.questions.kinds import ChoiceQuestion, Option

OBJECTIVE = "07.shared"

SHARED = ChoiceQuestion(
    id="mirror_images.same_for_both",
    objective=OBJECTIVE,
    several=True,
    prompt="Which of these must be equal for [+]-α-HTBZ and its mirror image [−]-α-HTBZ?",
    options=(
        Option(
            id="log_p", text="log P between octanol and water", right=True, reply="neither solvent has hands."
        ),
        Option(id="mass", text="the mass spectrum", right=True, reply="same atoms, same bonds."),
        Option(
            id="ki",
            text="the Ki at VMAT2",
            right=False,
            reply="the pocket is made of amino acids of one hand, so it can tell.",
        ),
        Option(
            id="clearance",
            text="the clearance by an enzyme",
            right=False,
            reply="an enzyme has hands too, and often prefers one.",
        ),
        Option(
            id="rotation",
            text="the sense in which it rotates polarised light",
            right=False,
            reply="it is equal in size and opposite in sign.",
        ),
    ),
    hints=(
        "What does a property meet: something with hands, or without?",
        "Water, octanol and a balance have no hands; proteins have.",
        "Polarised light is two halves that are mirror images, left- and right-circular: it has hands.",
    ),
    worked="Log P and mass are shared. Binding, metabolism and the sign of rotation are not.",
    means="Whatever has no hands itself cannot tell two hands apart.",
)

SIGN = ChoiceQuestion(
    id="mirror_images.sign_and_letter",
    objective=OBJECTIVE,
    prompt="A bottle says “(+), 2R,3R,11bR”. A second bottle contains a molecule of another kind and says “R”. What follows for its sign?",
    options=(
        Option(
            id="plus",
            text="it is (+) too, because it is R as well",
            right=False,
            reply="The letter comes from a rule of names, the sign from a measurement; the rule does not know the light.",
        ),
        Option(
            id="minus",
            text="it is (−): another kind of molecule, the other sign",
            right=False,
            reply="There is no such rule either: some R molecules are (+), some (−).",
        ),
        Option(
            id="nothing",
            text="nothing: it must be measured",
            right=True,
            reply="One is a name by ranks, the other a rotation seen in a tube.",
        ),
    ),
    hints=(
        "Where does each label come from?",
        "R and S are read off a drawing.",
        "(+) and (−) are read off an instrument.",
    ),
    worked="Letter and sign are independent, until someone has measured this very molecule.",
    means="For HTBZ an X-ray structure ties them together; that is a finding, not a rule.",
)

ASSAY = ChoiceQuestion(
    id="mirror_images.which_assay",
    objective=OBJECTIVE,
    prompt="A sample contains either [+]-α- or [−]-α-HTBZ. Which test can tell which?",
    options=(
        Option(
            id="mass",
            text="its mass, measured to five decimals",
            right=False,
            reply="Mirror images have the same atoms and the same mass to any decimal.",
        ),
        Option(
            id="log_p",
            text="its log P",
            right=False,
            reply="Octanol and water have no hands, so both partition alike.",
        ),
        Option(
            id="column",
            text="a column whose packing is itself of one hand",
            right=True,
            reply="A chiral packing retains one of the two longer.",
        ),
        Option(
            id="melting",
            text="its melting point, if it is pure",
            right=False,
            reply="Crystals of pure mirror images melt at the same temperature.",
        ),
    ),
    hints=(
        "You need something that has hands.",
        "Which of the four is itself chiral?",
        "The packing of the column.",
    ),
    worked="Only the column has a hand of its own.",
    means="Blood levels of single isomers come from such columns.",
)

ALPHA_BETA = ChoiceQuestion(
    id="mirror_images.alpha_beta",
    objective=OBJECTIVE,
    prompt="Can an ordinary column, without hands, separate α-HTBZ from β-HTBZ?",
    options=(
        Option(
            id="never",
            text="no: α and β are mirror images, and behave alike there",
            right=False,
            reply="They differ at one centre of three, and a mirror would change all three.",
        ),
        Option(
            id="yes",
            text="yes: as diastereomers they differ in shape",
            right=True,
            reply="The same atoms lie at different distances. So diastereomers differ like any two molecules: in solubility, in melting point, on a column.",
        ),
        Option(
            id="only_light",
            text="no: only polarised light can tell stereoisomers apart",
            right=False,
            reply="Light tells mirror images apart. Diastereomers differ in ordinary properties as well.",
        ),
    ),
    hints=(
        "At how many centres do they differ?",
        "A mirror changes all centres at once.",
        "What is no mirror image differs like two molecules.",
    ),
    worked="They differ at C2 alone, so they are diastereomers.",
    means="Labels report α- and β-HTBZ apart, each as a sum of its two hands: an achiral assay can do that.",
)

QUESTIONS = (SHARED, SIGN, ASSAY, ALPHA_BETA)
