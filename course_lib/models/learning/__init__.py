"""Learning from dopamine: a tag and its window, Go and NoGo weights, days on a bar, years of tablets, an inhibitor."""
