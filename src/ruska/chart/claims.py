"""Claims: comparisons of facts that must hold for a graphic's words to be true.

A claim is a small expression, parsed and walked by hand; nothing is evaluated as code. Allowed are the names of facts,
numbers, texts in quotes, + - * /, comparisons (also chained), and, or, not, abs(), min() and max().
"""

import ast
import operator
from collections.abc import Callable, Mapping
from typing import Any

from ruska.words import Fact

_ARITHMETIC: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_COMPARE: dict[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}
_FUNCTIONS: dict[str, Callable[..., Any]] = {"abs": abs, "min": min, "max": max}


class ClaimSyntaxError(Exception):
    """A claim that cannot be read; the message says why."""


def holds(claim: str, facts: Mapping[str, Fact]) -> bool:
    """Tell whether a claim is true of the facts.

    Raises ClaimSyntaxError when the claim is no comparison, names an unknown fact, or uses a missing figure.
    """
    try:
        tree = ast.parse(claim.strip(), mode="eval")
    except SyntaxError as cause:
        raise ClaimSyntaxError(f"it cannot be read ({cause.msg})") from cause
    try:
        result = _value(tree.body, facts)
    except (TypeError, ZeroDivisionError) as cause:
        raise ClaimSyntaxError(f"it cannot be worked out ({cause})") from cause
    if not isinstance(result, bool):
        raise ClaimSyntaxError("it compares nothing; write for example growth > 0")
    return result


def names_in(claim: str) -> list[str]:
    """Return the facts that a claim names, in order; an unreadable claim has none."""
    try:
        tree = ast.parse(claim.strip(), mode="eval")
    except SyntaxError:
        return []
    names = [node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id not in _FUNCTIONS]
    return list(dict.fromkeys(names))


def _value(node: ast.expr, facts: Mapping[str, Fact]) -> Any:
    """Work out a part of a claim; what is not named here is refused."""
    result: Any
    match node:
        case ast.Constant(value=bool()):
            raise ClaimSyntaxError("True and False are no figures")
        case ast.Constant(value=int() | float() | str() as value):
            result = value
        case ast.Name(id=name):
            result = _fact(name, facts)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            result = -_value(operand, facts)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            result = not _value(operand, facts)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _ARITHMETIC:
            result = _ARITHMETIC[type(op)](_value(left, facts), _value(right, facts))
        case ast.BoolOp(op=op, values=values):
            results = [_value(value, facts) for value in values]
            result = all(results) if isinstance(op, ast.And) else any(results)
        case ast.Compare():
            result = _comparison(node, facts)
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]) if name in _FUNCTIONS:
            result = _FUNCTIONS[name](*(_value(argument, facts) for argument in args))
        case _:
            raise ClaimSyntaxError(f'"{ast.unparse(node)}" is not allowed in a claim')
    return result


def _comparison(node: ast.Compare, facts: Mapping[str, Fact]) -> bool:
    left = _value(node.left, facts)
    for op, part in zip(node.ops, node.comparators, strict=True):
        right = _value(part, facts)
        if type(op) not in _COMPARE:
            raise ClaimSyntaxError(f'"{ast.unparse(node)}" is not allowed in a claim')
        if not _COMPARE[type(op)](left, right):
            return False
        left = right
    return True


def _fact(name: str, facts: Mapping[str, Fact]) -> Any:
    if name not in facts:
        raise ClaimSyntaxError(f'there is no fact "{name}"; known are {", ".join(sorted(facts)) or "none"}')
    value = facts[name].value
    if value is None:
        raise ClaimSyntaxError(f'the figure of "{name}" is missing')
    return value
