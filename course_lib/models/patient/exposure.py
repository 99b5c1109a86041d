"""Stand-in until chapter 13's population model is merged."""
from course_lib.facts import fact
from course_lib.models.pk.drugs import VALBENAZINE, valbenazine_for
from course_lib.models.pk.regimen import absorbed_fraction
import numpy as np

PHENOTYPE_SHARES = {k: v/(61.4+30.5+5.6) for k,v in (("normal",61.4),("intermediate",30.5),("poor",5.6))}

def typical_auc_ng_h_per_mL(dose_mg, phenotype):
    d = valbenazine_for(phenotype=phenotype)
    D = max(dose_mg, 1e-9)
    F = float(absorbed_fraction(d.bioavailability, np.array([D]))[0])
    return float(1000*d.formed_share*d.metabolite_mass_g_per_mol/d.parent_mass_g_per_mol*F*dose_mg/d.metabolite_clearance_L_per_h)
