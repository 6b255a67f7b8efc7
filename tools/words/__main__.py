"""`python -m tools.words extract | check | compile`."""

import argparse
import sys

from tools import words
from tools.words.check import findings
from tools.words.compiled import compile_all
from tools.words.promise import promises
from tools.words.update import extract


def main() -> int:
    """Do one of the three; 1 when the check found something."""
    options = argparse.ArgumentParser(
        description=words.__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("what", choices=["extract", "check", "compile"])
    what = options.parse_args().what
    if what == "compile":
        print(compile_all())
        return 0
    if what == "extract":
        for line in extract(promises()):
            print(line)
        return 0
    found = findings(promises())
    for line in found:
        print(line)
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
