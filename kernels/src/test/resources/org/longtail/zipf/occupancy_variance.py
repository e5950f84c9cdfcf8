"""Writes occupancy-variance.csv in 25 digits. Needs mpmath; run as `python3 occupancy_variance.py > occupancy-variance.csv`.

The definition: every rank and every pair of ranks, in 80 digits. Laws are uniform beyond a thousand ranks, where all pairs are equal.
"""

from mpmath import mp, mpf
import mpmath

mp.dps = 80

UNIFORM = [(1_000_000, 10), (1_000_000, 1000), (1_000_000, 1_000_000), (10**15, 1000), (10**12, 10**7)]
PAIRS = [((1.5, 60), (1.5, 60)), ((0.5, 60), (2.0, 40)), ((-1.0, 30), (-1.0, 30)), ((3.0, 5), (3.0, 5)), ((1.5, 2), (1.5, 2))]
PAIRS += [((0.0, 50), (1.0, 40)), ((1.0, 150), (1.0, 150)), ((0.02, 100), (0.02, 100))]
DRAWS = [1, 2, 3, 10, 40, 300]


def printed(value):
    return mpmath.nstr(mpmath.chop(value, tol=mpf(10) ** -60), 25)


def law(exponent, support):
    weights = [mpf(i) ** -mpf(exponent) for i in range(1, support + 1)]
    total = mpmath.fsum(weights)
    return [w / total for w in weights]


def variance(p, q, t):
    total = mpf(0)
    unseen = [(1 - a) ** t for a in q]
    for i in range(len(q)):
        total += p[i] ** 2 * (unseen[i] - unseen[i] ** 2)
        for j in range(i):
            both = 1 - q[i] - q[j]
            # Of two ranks that are all, one is always seen.
            both = mpf(0) if abs(both) < mpf(10) ** -70 else both**t
            total += 2 * p[i] * p[j] * (both - unseen[i] * unseen[j])
    return total


print("# Variances over runs of T = draws of the training law: of the missing mass of the test law, and of the number of types.")
print(f"# Written by occupancy_variance.py with mpmath {mpmath.__version__} at {mp.dps} digits: every pair of ranks.")
print("# Tolerances: see ExpectedCountsTest.")
print("testExponent,testSupport,exponent,support,draws,massVariance,typesVariance")
for test, training in PAIRS:
    q = law(*training)
    p = law(*test)[: len(q)]
    p += [mpf(0)] * (len(q) - len(p))
    for t in DRAWS:
        of_mass, of_types = variance(p, q, t), variance([mpf(1)] * len(q), q, t)
        row = f"{test[0]!r},{test[1]},{training[0]!r},{training[1]},{t}"
        print(f"{row},{printed(of_mass)},{printed(of_types)}")
for k, t in UNIFORM:
    k = mpf(k)
    of_types = k * (k - 1) * (1 - 2 / k) ** t + k * (1 - 1 / k) ** t - k**2 * (1 - 1 / k) ** (2 * t)
    row = f"0.0,{int(k)},0.0,{int(k)},{t}"
    print(f"{row},{printed(of_types / k**2)},{printed(of_types)}")
