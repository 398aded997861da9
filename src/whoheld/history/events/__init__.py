"""What happened, each thing once, and who came to harm in it."""
