"""From claims to answers: who held what, when, who says so."""
