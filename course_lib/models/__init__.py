"""The models: one a module, pure functions of frozen parameters; nothing here draws or asks."""
