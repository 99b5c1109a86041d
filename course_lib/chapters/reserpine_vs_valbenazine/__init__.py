"""Chapter 05 · Reserpine versus valbenazine."""
