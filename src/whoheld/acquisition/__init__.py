"""From bytes to a repaired text whose parts are told apart."""
