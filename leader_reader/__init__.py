r"""Leader Reader: read, tag, search and quote documents, offline.

 __main__ / cli
    |
   app  ----------------- background     (joins services and adapters in a child)
  /   \                      |
ui     adapters  <-----------+           (these two never import each other)
  \   /
 services                                (use cases and ports)
    |
  domain                                 (standard library only)
"""

__version__ = "0.1.0"
