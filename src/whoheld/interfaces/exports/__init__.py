"""Writing what is in a record for other tools: one module a format, each imported only when it is called."""
