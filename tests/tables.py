"""A rule that holds for each row of a table is one test, which names every row for which it does not."""

import inspect
from collections.abc import Callable, Iterable
from functools import partial
from itertools import product
from typing import Any

Rule = Callable[..., None]


def every(*names: str, rows: Iterable[Any], called: Callable[[Any], object] = repr) -> Callable[[Rule], Rule]:
    """Test the rule for each row: an argument of that name, or several for rows with as many parts.

    As cases of their own, thousands of rows would cost more than what they prove. `called` is how a row is named
    where it is wrong. What else the rule asks for are fixtures. Above another `every`, all pairs are tested.
    """
    cases = list(rows)

    def dress(rule: Rule) -> Rule:
        table = [(names, cases, called), *getattr(rule, "table", [])]
        bare: Rule = getattr(rule, "bare", rule)

        def whole(*me: Any, **fixtures: Any) -> None:
            _check(partial(bare, *me), table, fixtures)

        own = {name for some, _, _ in table for name in some}
        asked = [p for p in inspect.signature(bare).parameters.values() if p.name not in own]
        whole.__name__, whole.__doc__, whole.__module__ = bare.__name__, bare.__doc__, bare.__module__
        whole.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
            [p.replace(kind=p.KEYWORD_ONLY) for p in asked]
        )
        whole.table, whole.bare = table, bare  # type: ignore[attr-defined]
        return whole

    return dress


def _check(rule: Rule, table: list[Any], fixtures: dict[str, Any]) -> None:
    """Try all rows before failing, so that one run shows all that is wrong."""
    wrong, tried = [], 0
    for row in product(*(cases for _, cases, _ in table)):
        given = dict(fixtures)
        for (names, _, _), part in zip(table, row, strict=True):
            given |= {names[0]: part} if len(names) == 1 else dict(zip(names, part, strict=True))
        tried += 1
        try:
            rule(**given)
        except (AssertionError, LookupError, ArithmeticError, ValueError, TypeError, AttributeError) as error:
            where = ", ".join(str(called(part)) for (_, _, called), part in zip(table, row, strict=True))
            wrong.append(f"{where}: {type(error).__name__}: {error}")
    assert tried, "an empty table proves nothing"
    assert not wrong, f"{len(wrong)} of {tried} rows\n" + "\n".join(wrong)
