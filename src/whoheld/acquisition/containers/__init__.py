"""Things that hold several texts; `whoheld.acquisition.openers` says who opens which."""
