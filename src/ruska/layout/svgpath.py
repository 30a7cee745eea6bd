"""Path data of SVG as polylines: what a `d` attribute draws, flattened, as painters know straight strokes only.

Written after SVG 1.1, section 8.3 (path data) and appendix F.6.5 (from the end points of an arc to its centre).
"""

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

Point = tuple[float, float]
Line = list[Point]

TOLERANCE = 0.04
"""How far a polyline may stray from its curve, in the units of the path."""

CURVE_STEPS = 6
"""Straight pieces for a Bézier curve, which are short in icons."""

TOKEN = re.compile(r"([MmLlHhVvCcSsQqTtAaZz])|([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)")
ARGUMENTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
FLAGS = (3, 4)
"""The arguments of an arc that are one digit, and may stand without a space before the next number."""


def path_lines(data: str) -> list[Line]:
    """Return the polylines of path data, one a subpath; a closed one ends where it begins. Raises ValueError."""
    pen = _Pen()
    for command, arguments in _commands(data):
        pen.draw(command, arguments)
    return [line for line in pen.lines if len(line) > 1]


def ellipse_line(centre: Point, radii: Point) -> Line:
    """Return a closed polyline for an ellipse."""
    return _arc_points(centre, radii, 0.0, 0.0, 2 * math.pi)


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """Yield each command with its arguments; repeated ones get their letter back (a second pair after M is an L)."""
    place, command = 0, ""
    while place < len(data.rstrip()):
        place = _skip(data, place)
        if data[place].isalpha():
            command, place = data[place], place + 1
        elif command in "Zz":
            raise ValueError(f"path data have a number without a command at {place}")
        if command.upper() not in ARGUMENTS:
            raise ValueError(f'path data have the unknown command "{command}"')
        arguments, place = _arguments(data, place, command.upper())
        yield command, arguments
        command = {"M": "L", "m": "l"}.get(command, command)


def _arguments(data: str, place: int, letter: str) -> tuple[list[float], int]:
    arguments: list[float] = []
    for index in range(ARGUMENTS[letter]):
        place = _skip(data, place)
        if letter == "A" and index in FLAGS:
            arguments.append(float(data[place]))
            place += 1
            continue
        match = TOKEN.match(data, place)
        if match is None or match[2] is None:
            raise ValueError(f"path data lack a number at {place}")
        arguments.append(float(match[2]))
        place = match.end()
    return arguments, _skip(data, place)


def _skip(data: str, place: int) -> int:
    while place < len(data) and data[place] in " ,\t\r\n":
        place += 1
    return place


@dataclass(slots=True)
class _Pen:
    """Follows a path; `control` is the last control point, which smooth curves mirror, with its command's letter."""

    lines: list[Line] = field(default_factory=list)
    at: Point = (0.0, 0.0)
    control: tuple[str, Point] = ("", (0.0, 0.0))

    def draw(self, command: str, arguments: list[float]) -> None:
        """Follow one command."""
        steps: dict[str, Callable[[list[float]], None]] = {
            "M": self._move,
            "L": self._line,
            "C": self._cubic,
            "Q": self._quadratic,
            "A": self._arc,
        }
        letter = command.upper()
        x, y = self.at if command.islower() else (0.0, 0.0)
        if letter == "Z":
            self.at = self.lines[-1][0]
            self.lines[-1].append(self.at)
            return
        if letter in "HV":
            arguments = [x + arguments[0], self.at[1]] if letter == "H" else [self.at[0], y + arguments[0]]
            letter = "L"
        elif letter == "A":
            arguments = [*arguments[:5], x + arguments[5], y + arguments[6]]
        else:
            arguments = [value + (y if index % 2 else x) for index, value in enumerate(arguments)]
        if letter in "ST":
            letter = {"S": "C", "T": "Q"}[letter]
            arguments = [*self._mirrored(letter), *arguments]
        control = (arguments[-4], arguments[-3]) if letter in "CQ" else self.at
        steps[letter](arguments)
        self.control = letter, control

    def _mirrored(self, letter: str) -> Point:
        x, y = self.control[1] if self.control[0] == letter else self.at
        return 2 * self.at[0] - x, 2 * self.at[1] - y

    def _move(self, to: list[float]) -> None:
        self.at = to[0], to[1]
        self.lines.append([self.at])

    def _line(self, to: list[float]) -> None:
        self._reach([(to[0], to[1])])

    def _reach(self, points: Line) -> None:
        if self.lines[-1][-1] != self.at:
            self.lines.append([self.at])
        if len(self.lines[-1]) > 2 and self.lines[-1][0] == self.lines[-1][-1]:
            self.lines.append([self.at])
        self.lines[-1] += points
        self.at = points[-1]

    def _cubic(self, to: list[float]) -> None:
        p0, p1, p2, p3 = self.at, (to[0], to[1]), (to[2], to[3]), (to[4], to[5])
        self._reach([_blend((p0, p1, p2, p3), (1, 3, 3, 1), step / CURVE_STEPS) for step in range(1, CURVE_STEPS + 1)])

    def _quadratic(self, to: list[float]) -> None:
        p0, p1, p2 = self.at, (to[0], to[1]), (to[2], to[3])
        self._reach([_blend((p0, p1, p2), (1, 2, 1), step / CURVE_STEPS) for step in range(1, CURVE_STEPS + 1)])

    def _arc(self, to: list[float]) -> None:
        end = to[5], to[6]
        if end == self.at:
            return
        if not to[0] or not to[1]:
            self._reach([end])
            return
        points = _arc_between(self.at, end, (abs(to[0]), abs(to[1])), math.radians(to[2]), (bool(to[3]), bool(to[4])))
        self._reach([*points[1:-1], end])


def _blend(points: tuple[Point, ...], weights: tuple[int, ...], t: float) -> Point:
    """Return the point of a Bézier curve at `t` (Bernstein form)."""
    degree = len(points) - 1
    parts = [weight * t**index * (1 - t) ** (degree - index) for index, weight in enumerate(weights)]
    xs, ys = zip(*points, strict=True)
    return sum(map(float.__mul__, parts, xs)), sum(map(float.__mul__, parts, ys))


def _arc_between(start: Point, end: Point, radii: Point, turn: float, flags: tuple[bool, bool]) -> Line:
    """Return the points of an elliptical arc given by its ends (SVG 1.1, F.6.5 and F.6.6); flags are (large, sweep)."""
    cosine, sine = math.cos(turn), math.sin(turn)
    half_x, half_y = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    x, y = cosine * half_x + sine * half_y, cosine * half_y - sine * half_x
    rx, ry = radii
    excess = (x / rx) ** 2 + (y / ry) ** 2
    if excess > 1:
        rx, ry = rx * math.sqrt(excess), ry * math.sqrt(excess)
    below = (rx * y) ** 2 + (ry * x) ** 2
    factor = math.sqrt(max(0.0, (rx * ry) ** 2 - below) / below) * (1 if flags[0] != flags[1] else -1)
    across, down = factor * rx * y / ry, -factor * ry * x / rx
    centre = (
        cosine * across - sine * down + (start[0] + end[0]) / 2,
        sine * across + cosine * down + (start[1] + end[1]) / 2,
    )
    first = math.atan2((y - down) / ry, (x - across) / rx)
    angle = (math.atan2((-y - down) / ry, (-x - across) / rx) - first) % (2 * math.pi)
    return _arc_points(centre, (rx, ry), turn, first, angle if flags[1] else angle - 2 * math.pi)


def _arc_points(centre: Point, radii: Point, turn: float, first: float, angle: float) -> Line:
    """Return points along an ellipse turned by `turn`, from the angle `first` on, near enough to stay in TOLERANCE."""
    largest = max(radii)
    step = 2 * math.acos(max(0.0, 1 - TOLERANCE / largest))
    count = max(2, math.ceil(abs(angle) / step))
    cosine, sine = math.cos(turn), math.sin(turn)
    points = []
    for index in range(count + 1):
        at = first + angle * index / count
        x, y = radii[0] * math.cos(at), radii[1] * math.sin(at)
        points.append((centre[0] + cosine * x - sine * y, centre[1] + sine * x + cosine * y))
    return points
