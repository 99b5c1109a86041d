"""The dopamine terminal: gradients, one vesicle, the whole terminal, and the assay of uptake."""
