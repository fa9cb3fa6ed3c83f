"""The codebook panel: the tree of topics, and the picker that tags a passage."""
