"""Every generated word: sentences, verdict words, labels of periods and numbers.

Takes facts and a tongue. Gives finished words, the same for pages, exports, feeds and reports.
Must not know where the words will stand, nor how a verdict is reached.
"""
