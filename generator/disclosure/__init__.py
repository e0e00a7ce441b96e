"""Small numbers: what must not be shown because it would be about few people.

Takes judged rows. Gives the same rows with every figure of a hidden cell gone.
Must not know words or pages. Above this package a hidden number does not exist.
"""
