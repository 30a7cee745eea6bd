"""The quality gates of `ruska check`: what a good editor would ask of every graphic, so that nobody has to remember it.

Each gate is a function of a `Case` that yields faults. Gates read the finished scene and what is known of the data, not
kinds, so that a new kind is guarded from its first day:

    layout      overlap, clipping, type size, contrast of texts on marks, labels dropped
    marks       more than seven colours, bars without zero, pies, counts as fills, lines across breaks
    figures     parts that miss their total, mixed units and currencies, ranges as points
    dates       projects without a fresh status, old figures whose title hides it
    sentences   superlatives without a set, alternative texts that only repeat the title
"""

from ruska.build.checks.case import Case, Printed
from ruska.build.checks.gates import case_findings, printed_findings

__all__ = ["Case", "Printed", "case_findings", "printed_findings"]
