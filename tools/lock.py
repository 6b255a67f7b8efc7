"""`make lock`: pin what requirements*.in ask for, with hashes, for every platform at once."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OPTIONS = [
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-header",
    "--no-annotate",
    "--quiet",
]
# The other files are constrained by the product's, so that all pin the same versions.
SAME = ["--constraint", "requirements.txt"]
CONSTRAINED = {"requirements-s3": SAME, "requirements-dev": [*SAME, "--constraint", "requirements-s3.txt"]}


def main() -> int:
    """Compile every lock file in turn; stop at the first that cannot be resolved."""
    for name in ("requirements", "requirements-s3", "requirements-dev", "requirements-node"):
        argv = [sys.executable, "-m", "uv", "pip", "compile", *OPTIONS, *CONSTRAINED.get(name, [])]
        print(f"{name}.txt", flush=True)
        if code := subprocess.run(
            [*argv, f"{name}.in", "-o", f"{name}.txt", *sys.argv[1:]], cwd=ROOT
        ).returncode:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
