"""What was foretold and planned, and what came of it."""
