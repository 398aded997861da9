"""The page with its record in one file, which opens from a disk without a server or a network."""
