"""What the site gives back: tables, the dictionary of their columns, and the manifest.

Takes the facts of the site. Gives paths relative to the site's root with finished bytes.
Must not know pages, verdicts or where the bytes go: it sees published figures only.
"""
