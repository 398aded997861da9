"""Many documents over many processes, of one machine or of a cluster: cut into shards, read, joined in their order."""
