"""Tables that other people made of the same war, read to be compared with a record."""
