"""One drawing for each chapter, a module each, named by the chapter's slug; and the synapse at rest."""
