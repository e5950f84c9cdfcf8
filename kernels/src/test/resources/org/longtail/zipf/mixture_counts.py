"""Writes mixture-counts.csv in 25 digits. Needs mpmath; run as `python3 mixture_counts.py > mixture-counts.csv`.

The first ranks are added one by one in 45 digits. Each range of ranks beyond them on which the mixture is one sum of powers is
integrated in ln x by Gauss-Legendre's rule with 48 nodes a panel, out to where an unbounded law has less than 1e-45 left, and
Euler-Maclaurin with four derivatives adds its ends: no series in q and no power sums, which are the library's method.
"""

from mpmath import exp, expm1, log, log1p, mp, mpf
import mpmath
from mpmath.calculus.quadrature import GaussLegendre

from zipf_law import UNBOUNDED, PRINTED, power_sum

mp.dps = 45

HEAD = 3000
NODES = GaussLegendre(mp).get_nodes(-1, 1, 5, mp.prec)
# What lies that far out, in ln of the mass, is below the last digit wanted.
VANISHED = 104
# Ranks of which that many draws are expected are seen, up to e^-200.
CERTAIN = 200


class Law:
    """f times one Zipf law and 1 - f times another, or one law alone with f = 1."""

    def __init__(self, parts):
        # At exponent 1 sums of powers are limits, which take their digits from many more.
        with mpmath.workdps(200):
            self.parts = [(mpf(w), mpf(b), k, mpf(w) / power_sum(b, 1, k)) for w, b, k in parts]
        self.head = [self.p(mpf(i)) for i in range(1, HEAD)]

    def p(self, x):
        return mpmath.fsum(c * x**-b for w, b, k, c in self.parts if k == UNBOUNDED or x <= k)

    def ends(self):
        return [k for w, b, k, c in self.parts if k != UNBOUNDED]


def integral(f, low, high, steepness):
    total, a = mpf(0), log(mpf(low))
    end = log(mpf(high))
    while a < end:
        b = min(end, a + 6 / (1 + steepness(exp(a))))
        half = (b - a) / 2
        points = ((exp(a + half * (1 + t)), w) for t, w in NODES)
        total += half * mpmath.fsum(w * x * f(x) for x, w in points)
        a = b
    return total


def corrections(f, x, sign):
    total = f(x) / 2
    for order, bernoulli in ((1, mpf(1) / 12), (3, -mpf(1) / 720), (5, mpf(1) / 30240), (7, -mpf(1) / 1209600)):
        total += sign * bernoulli * mpmath.diff(f, x, order)
    return total


def first_uncertain(q, draws, low, high):
    """The first rank of low..high of which few draws are expected; high + 1 if there is none."""
    if draws * q(mpf(low)) < CERTAIN:
        return low
    if high is not None and draws * q(mpf(high)) > CERTAIN:
        return high + 1
    below, above = low, high or 10**400
    while above - below > 1:
        middle = (above + below) // 2
        below, above = (middle, above) if draws * q(mpf(middle)) > CERTAIN else (below, middle)
    return above


def add_up(g, p, q, draws, decay, certain=0):
    """The sum of g(p, q), which falls off as x^-(1 + decay) on unbounded laws and is known at ranks that are seen for certain."""
    total = mpmath.fsum(g(a, b) for a, b in zip(p.head, q.head))
    breaks = sorted({k for k in p.ends() + q.ends() if k >= HEAD})
    unbounded = any(k == UNBOUNDED for w, b, k, c in p.parts + q.parts)
    low = HEAD
    for high in breaks + ([None] if unbounded else []):
        middle = mpf(low) if high is None else (mpf(low) + mpf(high)) / 2
        here = lambda law: [(b, c) for w, b, k, c in law.parts if k == UNBOUNDED or middle <= k]
        ps, qs = here(p), here(q)
        density = lambda parts, x: mpmath.fsum(c * x**-b for b, c in parts)
        f = lambda x: g(density(ps, x), density(qs, x))
        steepest = max([abs(b) for b, c in ps + qs], default=mpf(0))
        # Rising laws are steepest at the far end of a panel, here e times as far at most.
        steepness = lambda x: steepest * (2 + draws * density(qs, x) * max(1, exp(max([-b for b, c in qs], default=0))))
        first = first_uncertain(lambda x: density(qs, x), draws, low, high) if qs else low
        total += certain * (first - low)
        if high is not None and first > high:
            low = high + 1
            continue
        low = first
        end = exp(log(mpf(low)) + VANISHED / decay + log(mpf(draws) + 1)) if high is None else high
        total += integral(f, low, end, steepness) + corrections(f, mpf(low), -1)
        if high is not None:
            total += corrections(f, mpf(high), 1)
            low = high + 1
    return total


def survivors(q, t):
    return exp(t * log1p(-q)) if q < 1 else mpf(t == 0)


MIXTURES = [
    (0.01, (1.5, 0), (1.5, 100)),
    (0.01, (1.5, 0), (3.0, 0)),
    (0.1, (1.05, 0), (1.05, 1000)),
    (0.5, (1.0, 10**9), (0.0, 10**6)),
    (0.25, (-1.0, 10**6), (2.0, 0)),
    (0.25, (1.5, 10**6), (1.5, 1000)),
    (1e-6, (1.2, 0), (1.2, 10**7)),
    (0.5, (1.25, 0), (2.0, 50000)),
]
DRAWS = [1, 100, 10**6, 10**9, 10**18]

if __name__ == "__main__":
    print("# Expectations over T = draws of the law that is share times the first Zipf law (exponent, support) and 1 - share times")
    print("# the second; support 0 is unbounded; r is the times that types are seen, else 0.")
    print(f"# Written by mixture_counts.py with mpmath {mpmath.__version__} at {mp.dps} digits; formulas and method stand there.")
    print("# Tolerances: see MixtureTest.")
    print("share,firstExponent,firstSupport,secondExponent,secondSupport,draws,quantity,r,value")
    for share, first, second in MIXTURES:
        law = Law([(share, *first), (1 - mpf(share), *second)])
        alone = Law([(1, *first)])
        slowest = min([b - 1 for w, b, k, c in law.parts if k == UNBOUNDED], default=mpf(1))
        for t in DRAWS:

            def show(quantity, r, value):
                # Smaller values are those of e^-u, of which a double keeps too few digits.
                if value > mpf(10) ** -200:
                    row = f"{share!r},{first[0]!r},{first[1]},{second[0]!r},{second[1]},{t},{quantity},{r}"
                    print(f"{row},{mpmath.nstr(value, PRINTED)}", flush=True)

            show("missingMass", 0, add_up(lambda p, q: p * survivors(q, t), law, law, t, slowest))
            show("missingMassOfFirst", 0, add_up(lambda p, q: p * survivors(q, t), alone, law, t, slowest))
            show("distinctTypes", 0, add_up(lambda p, q: -expm1(t * log1p(-q)), law, law, t, slowest, 1))
            for r in (1, 5, 40):
                if r <= t:
                    ways = mpmath.binomial(t, r)
                    seen = add_up(lambda p, q: ways * q**r * survivors(q, t - r), law, law, t, slowest)
                    show("typesSeen", r, seen)
