"""Fat and water: how lipophilicity moves a drug from plasma through a wall into brain, and when not.

`partition` holds log D, free fractions and volumes, `barrier` the wall with its blood flow and its pump, `clocks` the
three things that can outlast a dose, `descriptors` what calculators say of four drugs, `measured` 1,058 measured
values and the fits to them.
"""
