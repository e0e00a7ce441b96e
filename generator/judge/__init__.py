"""Judging: from results and targets to verdicts, by the rules and nothing else.

Takes the book of promises and columns of results, and the day that counts as today.
Gives the same columns with a status each. Must not know files, words or pages.
"""
