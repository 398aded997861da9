"""The local web page of a record: a server, its JSON answers, and the page itself."""
