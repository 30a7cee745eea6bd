"""The projection of all maps: Lambert azimuthal equal area on an ellipsoid, so that areas compare.

J. P. Snyder, Map Projections: A Working Manual, U.S. Geological Survey Professional Paper 1395, 1987, pages 187-190,
equations 3-11, 3-12, 3-13, 14-15 and 24-17 to 24-20.
"""

from dataclasses import dataclass
from functools import cached_property
from math import asin, atanh, cos, radians, sin, sqrt

SEMI_MAJOR_AXIS, ECCENTRICITY_SQUARED = 6_378_137.0, 0.00669437999014
"""The ellipsoid of WGS84."""


@dataclass(frozen=True)
class AzimuthalEqualArea:
    """The projection around a point in degrees; `axis` in metres and `e2`, the squared eccentricity, are WGS84's."""

    latitude: float
    longitude: float
    axis: float = SEMI_MAJOR_AXIS
    e2: float = ECCENTRICITY_SQUARED

    def point(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Return metres east and north of the centre for a place in degrees."""
        beta, turn = self._authalic(radians(latitude)), radians(longitude - self.longitude)
        sin_1, cos_1, radius, stretch = self._centre
        spread = sqrt(2 / (1 + sin_1 * sin(beta) + cos_1 * cos(beta) * cos(turn))) * radius
        east = spread * stretch * cos(beta) * sin(turn)
        return east, spread / stretch * (cos_1 * sin(beta) - sin_1 * cos(beta) * cos(turn))

    @cached_property
    def _centre(self) -> tuple[float, float, float, float]:
        """Sine and cosine of the centre's authalic latitude, the authalic sphere's radius, and D of equation 24-20."""
        phi = radians(self.latitude)
        beta, radius = self._authalic(phi), self.axis * sqrt(self._q(1.0) / 2)
        parallel = cos(phi) / sqrt(1 - self.e2 * sin(phi) ** 2)
        return sin(beta), cos(beta), radius, self.axis * parallel / (radius * cos(beta))

    def _authalic(self, phi: float) -> float:
        return asin(max(-1.0, min(1.0, self._q(sin(phi)) / self._q(1.0))))

    def _q(self, sine: float) -> float:
        e = sqrt(self.e2)
        return (1 - self.e2) * (sine / (1 - self.e2 * sine * sine) + atanh(e * sine) / e)
