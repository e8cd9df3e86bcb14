"""Counts what the scripts beside it check."""
import sys

passed, failed = 0, 0


def check(what, ok, detail=""):
    global passed, failed
    passed, failed = passed + bool(ok), failed + (not ok)
    if not ok:
        print(f"failed: {what} {detail}")


def finish(prefix=""):
    """Print the counts and end the program, with 1 where a check failed."""
    print(f"{prefix}{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)
