"""Pictures of chapter 13."""
