"""The doors: one a file kind; behind them only frozen types and columnar results.

Takes bytes from a tree. Gives the project as read, with a finding for every fault.
Must not know rules, pages or the clock.
"""
