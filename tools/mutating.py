"""Small changes to a program that should each make a test fail."""

import ast
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

OPPOSITES: Final[dict[type[ast.AST], tuple[type[ast.AST], ...]]] = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div,),
    ast.Div: (ast.Mult,),
    ast.And: (ast.Or,),
    ast.Or: (ast.And,),
    ast.BitAnd: (ast.BitOr,),
    ast.BitOr: (ast.BitAnd,),
}


@dataclass(frozen=True)
class Mutant:
    """One change: where it is, what it says, and the changed program as text.

    `function` is the outermost function or method around it, empty for a change outside of any.
    """

    name: str
    function: str
    line: int
    what: str
    source: str

    @property
    def key(self) -> str:
        """Name the change without its line, so that a list of known ones outlives an edit above it."""
        return f"{self.name}: {self.what}"


def mutants_of(source: str) -> list[Mutant]:
    """Return every change of one comparison, operator, condition or number, in the order of the text.

    Texts, annotations and the messages of errors are left alone: they change no decision.
    """
    tree = ast.parse(source)
    found = []
    for path, where, function, change, what in _changes(tree, (), "", ""):
        changed = copy.deepcopy(tree)
        node = changed
        for field, index in path:
            node = getattr(node, field) if index is None else getattr(node, field)[index]
        change(node)
        line = getattr(node, "lineno", 0)
        found.append(Mutant(where or "module", function, line, what, ast.unparse(changed)))
    return found


Path = tuple[tuple[str, int | None], ...]
Change = tuple[Path, str, str, Callable[[ast.AST], None], str]


def _changes(node: ast.AST, path: Path, where: str, function: str) -> Iterator[Change]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        where = f"{where}.{node.name}".lstrip(".")
        outer, function = function, function or (where if isinstance(node, ast.FunctionDef) else "")
    for change, what in _of(node):
        yield path, where, function, change, what
    for step, child in _children(node):
        # What an argument is by default is worked out where the function stands, not in its body.
        inside = outer if isinstance(node, ast.FunctionDef) and step[0] == "args" else function
        yield from _changes(child, (*path, step), where, inside)


def _children(node: ast.AST) -> Iterator[tuple[tuple[str, int | None], ast.AST]]:
    if isinstance(node, ast.JoinedStr | ast.Raise):
        return
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns", "decorator_list"):
            continue
        for index, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if isinstance(child, ast.AST):
                yield (field, index), child


def _of(node: ast.AST) -> Iterator[tuple[Callable[[ast.AST], None], str]]:
    text = ast.unparse(node) if isinstance(node, ast.expr) else ""
    match node:
        case ast.Compare():
            for n, operator in enumerate(node.ops):
                for other in OPPOSITES.get(type(operator), ()):
                    yield _swap("ops", n, other), f"{text} → {other.__name__}" + (f" at {n}" if n else "")
        case ast.BinOp() if not isinstance(node.left, ast.JoinedStr | ast.Constant) or text[:1] not in "'\"f":
            for other in OPPOSITES.get(type(node.op), ()):
                yield _swap("op", None, other), f"{text} → {other.__name__}"
        case ast.BoolOp():
            yield (
                _swap("op", None, OPPOSITES[type(node.op)][0]),
                f"{text} → {OPPOSITES[type(node.op)][0].__name__}",
            )
        case ast.UnaryOp(op=ast.Not()):
            yield _set("op", ast.Invert()), f"{text} → without not"
        case ast.Constant(value=bool() as value):
            yield _set("value", not value), f"{value} → {not value}"
        case ast.Constant(value=int() | float() as number):
            for other_number in (number + 1, number - 1):
                yield _set("value", other_number), f"{number} → {other_number}"
        case ast.If() | ast.IfExp() | ast.While():
            for truth in (True, False):
                if not (isinstance(node, ast.While) and truth):
                    yield _set("test", ast.Constant(truth)), f"if {ast.unparse(node.test)} → {truth}"


def _swap(field: str, index: int | None, other: type[ast.AST]) -> Callable[[ast.AST], None]:
    def change(node: ast.AST) -> None:
        if index is None:
            setattr(node, field, other())
        else:
            getattr(node, field)[index] = other()

    return change


def _set(field: str, value: object) -> Callable[[ast.AST], None]:
    def change(node: ast.AST) -> None:
        if isinstance(value, ast.Invert) and isinstance(node, ast.UnaryOp):
            # `not x` becomes `not not x`: the same value turned round.
            node.operand = ast.UnaryOp(ast.Not(), node.operand)
            return
        setattr(node, field, value)

    return change
