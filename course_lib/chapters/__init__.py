"""The rooms: one a chapter, with the same names in each; a room never opens into another."""
