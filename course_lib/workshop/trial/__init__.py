"""`course trial`: a virtual trial of any size, in one process, in several or on a cluster, and its files."""
