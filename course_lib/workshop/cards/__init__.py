"""Questions on pages without Python: cards that mark, gates that open, and progress that stays in the browser."""
