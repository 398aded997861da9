"""What the world is known to be: days, places, belligerents."""
