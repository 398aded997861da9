"""From a text to its mentions: places, sides, times, triggers."""
