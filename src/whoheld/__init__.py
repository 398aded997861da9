"""WhoHeld: who held each place on any day, who says so, in which words."""
