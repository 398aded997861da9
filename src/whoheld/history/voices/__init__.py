"""Sources beside each other: what each reports, how early, and what others say of the same."""
