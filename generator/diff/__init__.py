"""What would change for the public: two published states compared, in words.

Takes two states as tables of text. Gives values, and the same as text, Markdown or JSON.
Must not know how a state came to be, nor anything that is not published.
"""
