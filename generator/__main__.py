"""`python -m generator`: the same command as `scorecard`.

Takes the arguments of the process. Gives its exit code. Must not know any command.
"""

from generator.cli import main

if __name__ == "__main__":
    main()
