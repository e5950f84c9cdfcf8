"""Writes zipf-law.csv: figures of the Zipf law in 25 digits. Needs mpmath; run as `python3 zipf_law.py > zipf-law.csv`.

Sums over ranks are differences of Hurwitz's zeta function; those over some hundred ranks are added one by one too, and the
two must agree. Logarithmic moments are their derivatives by the exponent, taken as differences.
"""

from functools import cache

from mpmath import fabs, inf, log, mp, mpf
import mpmath

mp.dps = 200
UNBOUNDED = 0
PRINTED = 25

# Hurwitz's zeta function has a pole at 1; this close to it differences of two are those at 1 to 90 digits.
POLE_DISTANCE = mpf(10) ** -90

# Central differences err by STEP^2 ln(2^62)^4: 1e-33.
STEP = mpf(10) ** -20


@cache
def zeta_from(exponent, rank):
    """Hurwitz's zeta function; at large ranks its asymptotic series (NIST DLMF 25.11.43), there good to 150 digits."""
    if rank < 1000:
        return mpmath.zeta(exponent, rank)
    total, rising = mpf(rank) ** (1 - exponent) / (exponent - 1) + mpf(rank) ** -exponent / 2, exponent
    for k in range(1, 41):
        total += mpmath.bernoulli(2 * k) / mpmath.factorial(2 * k) * rising * mpf(rank) ** (1 - exponent - 2 * k)
        rising *= (exponent + 2 * k - 1) * (exponent + 2 * k)
    return total


def power_sum(exponent, first, last):
    """The sum of i^-exponent over first..last."""
    s = mpf(exponent) + (POLE_DISTANCE if exponent == 1 else 0)
    if last == UNBOUNDED:
        return zeta_from(s, first)
    if last - first < 200:
        direct = mpmath.fsum(mpf(i) ** -mpf(exponent) for i in range(first, last + 1))
        if last - first > 90:
            assert fabs(direct - (zeta_from(s, first) - zeta_from(s, last + 1))) < mpf(10) ** -40 * fabs(direct)
        return direct
    return zeta_from(s, first) - zeta_from(s, last + 1)


def rows(exponent, support):
    below, total, above = (power_sum(exponent + k * STEP, 1, support) for k in (-1, 0, 1))
    mean_log = (below - above) / (2 * STEP) / total
    yield "normalizer", 0, total
    yield "logNormalizer", 0, log(total)
    yield "meanLogRank", 0, mean_log
    yield "fisherInformation", 0, (below - 2 * total + above) / STEP**2 / total - mean_log**2
    yield "entropy", 0, log(total) + mpf(exponent) * mean_log
    diverges = support == UNBOUNDED and exponent <= 2
    yield "mean", 0, inf if diverges else power_sum(exponent - 1, 1, support) / total
    for rank in (1, 2, 7, 100, 12345, 10**8, support - 1, support):
        if rank < 1 or (support != UNBOUNDED and rank > support):
            continue
        yield "probability", rank, mpf(rank) ** -mpf(exponent) / total
        yield "cdf", rank, power_sum(exponent, 1, rank) / total
        beyond = mpf(0) if rank == support else power_sum(exponent, rank + 1, support)
        yield "survival", rank, beyond / total


def extreme_rows(exponent, support):
    """Logarithms alone: the numbers themselves leave the range of a double."""
    below, total, above = (power_sum(exponent + k * STEP, 1, support) for k in (-1, 0, 1))
    yield "logNormalizer", 0, log(total)
    yield "meanLogRank", 0, (below - above) / (2 * STEP) / total
    for rank in sorted({1, 2, 1000, support - 1, support}):
        if 1 <= rank <= (support or rank):
            yield "logProbability", rank, -mpf(exponent) * log(rank) - log(total)


# The exponents as doubles hold them, since that is what the library is given.
UNBOUNDED_EXPONENTS = [1.05, 1.1, 1.25, 1.5, 2.0, 2.5, 3.0, 20.0]
BOUNDED_EXPONENTS = [-3.0, -1.0, 0.0, 0.5, 1.0 - 1e-10, 1.0, 1.0 + 1e-10, 1.05, 1.5, 2.0, 3.0, 20.0]
SUPPORTS = [1, 2, 1000, 10**6, 10**9, 2**62]
EXTREMES = [(800.0, UNBOUNDED)] + [(e, k) for e in (-400.0, 1e-9, 800.0) for k in (2, 1000, 10**6, 2**62)]

if __name__ == "__main__":
    print("# Zipf laws p(i) = i^-exponent / normalizer; support 0 is unbounded; rank 0 where a figure has none.")
    print(f"# Written by zipf_law.py with mpmath {mpmath.__version__} at {mp.dps} digits: differences of Hurwitz zeta")
    print("# functions zeta(s, a) and of their differences by s. Tolerances: see ZipfTest.")
    print("exponent,support,quantity,rank,value")

    def show(law, quantity, rank, value):
        print(f"{law[0]!r},{law[1]},{quantity},{rank},{'Infinity' if value == inf else mpmath.nstr(value, PRINTED)}")

    laws = [(e, UNBOUNDED) for e in UNBOUNDED_EXPONENTS]
    laws += [(e, k) for e in BOUNDED_EXPONENTS for k in SUPPORTS]
    for law in laws:
        for row in rows(*law):
            show(law, *row)
    mp.dps = 500  # 1 + 2^-800 is not 1
    for law in EXTREMES:
        for row in extreme_rows(*law):
            show(law, *row)
