"""Checks that tell, each in a line, whether they held."""

import sys

from botocore.exceptions import ClientError

passed = failed = 0


def check(what, steps):
    """Runs one check and tells whether it held; the next one runs in any case."""
    global passed, failed
    try:
        steps()
    except Exception as e:  # a check that breaks has not held
        failed += 1
        print(f"FAILED {what}: {type(e).__name__}: {' '.join(str(e).split())}")
    else:
        passed += 1
        print(f"ok {what}")


def same(expected, actual):
    if expected != actual:
        raise AssertionError(f"expected {expected!r}, but it is {actual!r}")


def holds(fact, what):
    if not fact:
        raise AssertionError(what)


def refused(code, call, **request):
    """Expects that the server refuses a call by the error of this code, and gives that error."""
    try:
        answer = call(**request)
    except ClientError as e:
        same(code, e.response["Error"]["Code"])
        return e
    raise AssertionError(f"expected {code}, but it is {answer}")


def end():
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)
