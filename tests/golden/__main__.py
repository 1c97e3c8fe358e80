"""`python -m tests.golden [NAME…]`: what differs in each golden memo, and the figures over them."""

from __future__ import annotations

import sys

from tests.support.golden import compare, load_cases, read_file, score


def main(names: list[str]) -> int:
    chosen = [case for case in load_cases() if not names or any(name in case.name for name in names)]
    comparisons = [compare(case, read_file(case.path)) for case in chosen]
    failed = [comparison for comparison in comparisons if not comparison.agrees]
    for comparison in failed:
        print(comparison.report())
    print(f"{len(chosen) - len(failed)} of {len(chosen)} memos agree")
    for kind, figures in score(comparisons).items():
        print(f"{kind}: {figures}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
