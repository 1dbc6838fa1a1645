"""Write a made-up archive: `python -m benchmarks.archive --claims N --seed S -o DIR [--format parquet|csv|yaml]`."""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.archive.files import FORMATS, write_archive


def main() -> None:
    """Read the options, write the archive."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.archive", description=__doc__)
    parser.add_argument("--claims", type=int, required=True, help="how many")
    parser.add_argument("--seed", type=int, default=1, help="another number, another archive")
    parser.add_argument("-o", "--output", type=Path, required=True, help="a folder that is not there yet")
    parser.add_argument("--format", choices=FORMATS, default="parquet")
    options = parser.parse_args()
    write_archive(options.claims, options.seed, options.output, options.format)


if __name__ == "__main__":
    main()
