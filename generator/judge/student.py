"""Student's t: how many standard errors a difference has to exceed, from a table.

Takes degrees of freedom. Gives exact fractions, so that the comparison itself is exact.
Must not know results. A table of 51 numbers saves a library of 100 MB that only tests have.
"""

from fractions import Fraction

_MILLIONTHS = (
    *(12_706_205, 4_302_653, 3_182_446, 2_776_445, 2_570_582, 2_446_912, 2_364_624, 2_306_004),
    *(2_262_157, 2_228_139, 2_200_985, 2_178_813, 2_160_369, 2_144_787, 2_131_450, 2_119_905),
    *(2_109_816, 2_100_922, 2_093_024, 2_085_963, 2_079_614, 2_073_873, 2_068_658, 2_063_899),
    *(2_059_539, 2_055_529, 2_051_831, 2_048_407, 2_045_230, 2_042_272, 2_039_513, 2_036_933),
    *(2_034_515, 2_032_245, 2_030_108, 2_028_094, 2_026_192, 2_024_394, 2_022_691, 2_021_075),
    *(2_019_541, 2_018_082, 2_016_692, 2_015_368, 2_014_103, 2_012_896, 2_011_741, 2_010_635),
    *(2_009_575, 2_008_559, 2_007_584),
)
"""The values at 95 %, two-sided, in millionths, from one degree of freedom on."""

MOST_FREEDOM = len(_MILLIONTHS)
"""What 52 weeks have; no window of results has more."""


def critical_value(freedom: int) -> Fraction:
    """The value that |t| exceeds in 5 of 100 cases by chance; from 1 degree of freedom to 51."""
    if not 1 <= freedom <= MOST_FREEDOM:
        raise ValueError(f"no critical value for {freedom} degrees of freedom")
    return Fraction(_MILLIONTHS[freedom - 1], 1_000_000)
