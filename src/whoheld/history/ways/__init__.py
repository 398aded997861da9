"""From one place to another: distances, roads or their stand-in, what is cut off, how far a side is stretched."""
