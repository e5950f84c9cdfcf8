"""Writes expected-counts.csv in 25 digits. Needs mpmath; run as `python3 expected_counts.py > expected-counts.csv`.

A first part of the ranks is added one by one in 140 digits; Euler-Maclaurin with five derivatives takes the rest. Its integrals
over unbounded laws are incomplete beta functions, over bounded ones Gauss-Legendre's: neither is the library's method.
"""

from mpmath import exp, floor, gamma, log, log1p, expm1, mp, mpf
import mpmath

from zipf_law import UNBOUNDED, PRINTED, power_sum

mp.dps = 140

# exp(-150) is below the last digit wanted by 1e-40.
VANISHED = 150
HEAD = 2000
# Bounded laws of up to this many ranks are added rank by rank.
DIRECT = 10_000


class Law:
    def __init__(self, exponent, support):
        self.b, self.support = mpf(exponent), support
        self.c = 1 / power_sum(exponent, 1, support)

    def p(self, x):
        return self.c * x**-self.b

    def rank_of(self, probability):
        return (self.c / probability) ** (1 / self.b)


def ends(f, low, high):
    """Euler-Maclaurin's terms at both ends; high is None where f has vanished."""
    total = mpf(0)
    for x, sign in ((low, -1), (high, 1)):
        if x is not None:
            total += f(x) / 2
            for order, bernoulli in ((1, mpf(1) / 12), (3, -mpf(1) / 720), (5, mpf(1) / 30240), (7, -mpf(1) / 1209600)):
                total += sign * bernoulli * mpmath.diff(f, x, order)
    return total


def beta_to(y, c, t):
    """The integral of u^(c-1) (1-u)^t over [0, y]: complete where (1-y)^t vanishes, else by its power series."""
    if t * y > VANISHED:
        return mpmath.beta(c, t + 1)
    total, term, j = mpf(0), mpf(1), 0
    while j < 40 or abs(term) > mpf(10) ** -60:
        total += term / (c + j)
        term *= -mpf(t - j) / (j + 1) * y
        j += 1
    return total * y**c


def integral(f, low, high, steepness):
    """Over [low, high], by panels in ln x across which f changes little."""
    nodes, at = [], log(low)
    while at < log(high):
        nodes.append(at)
        at += 2 / (1 + steepness(exp(at)))
    with mpmath.workdps(45):
        return mpmath.quad(lambda u: exp(u) * f(exp(u)), nodes + [log(high)], method="gauss-legendre")


def add_up(f, q, draws, support, unbounded_integral, steepness):
    """The sum of f from the first rank on that T draws may miss, and the number of ranks below."""
    if support != UNBOUNDED and support <= DIRECT:
        return mpmath.fsum(f(mpf(i)) for i in range(1, support + 1)), 0
    # Of a bounded law nothing but its last ranks may count: there, too, what is left out is e^-150 of the sum.
    last = 0 if support == UNBOUNDED else q.p(mpf(support))
    certain = int(floor(q.rank_of(mpf(VANISHED) / max(draws, 1) + last))) if q.b > 0 else 0
    low = mpf(max(HEAD, certain + 1))
    head = mpmath.fsum(f(mpf(i)) for i in range(certain + 1, int(low)))
    if support == UNBOUNDED:
        return head + unbounded_integral(low) + ends(f, low, None), certain
    high = mpf(support)
    return head + integral(f, low, high, steepness) + ends(f, low, high), certain


def moment(p, q, a, r, t):
    """The sum of p^a q^r (1-q)^t over the ranks of both."""
    power = a * p.b + r * q.b
    scale = p.c**a * q.c**r
    supports = [k for k in (p.support, q.support) if k != UNBOUNDED]

    def tail(x):
        c = (power - 1) / q.b
        return scale * q.c ** ((1 - power) / q.b) / q.b * beta_to(q.p(x), c, t)

    def f(x):
        return scale * x**-power * exp(t * log1p(-q.p(x))) if q.p(x) < 1 else scale * mpf(t == 0)

    def steepness(x):
        return abs(power) + abs(q.b) * (1 + t * q.p(x))

    return add_up(f, q, t, min(supports) if supports else UNBOUNDED, tail, steepness)[0]


def missing_mass(p, q, draws):
    beyond = q.support != UNBOUNDED and q.support != p.support
    return moment(p, q, 1, 0, draws) + (power_sum(p.b, q.support + 1, p.support) * p.c if beyond else 0)


def distinct_types(q, t):
    def f(x):
        return -expm1(t * log1p(-q.p(x))) if q.p(x) < 1 else mpf(1)

    def tail(x):
        # By parts: the integral of 1-(1-q)^t is -x f(x) plus b t times that of q (1-q)^(t-1).
        return -x * f(x) + t * q.c ** (1 / q.b) * beta_to(q.p(x), 1 - 1 / q.b, t - 1)

    def steepness(x):
        return abs(q.b) * (1 + t * q.p(x))

    total, certain = add_up(f, q, t, q.support, tail, steepness)
    return total + certain


def types_seen(q, r, t):
    return mpmath.binomial(t, r) * moment(q, q, 0, r, t - r)


DRAWS = [1, 100, 10**4, 10**6, 10**12, 10**18]
UNBOUNDED_EXPONENTS = [1.05, 1.1, 1.25, 1.5, 2.0, 3.0]
BOUNDED = [(-1.0, 1000), (0.0, 10**6), (0.5, 10**6), (1.0, 1000), (1.0, 10**9), (1.05, 10**6), (1.5, 1), (1.5, 2)]
BOUNDED += [(1.5, 1000), (1.5, 10**6), (1.5, 2**62), (2.0, 1000), (2.0, 10**9), (3.0, 10**6)]
# Test law, then law of the draws: cut, narrowed, widened.
PAIRS = [((1.5, 0), (1.5, 100)), ((2.0, 0), (2.0, 100)), ((1.5, 0), (1.5, 10**6)), ((1.05, 0), (1.05, 1000))]
PAIRS += [((1.5, 0), (2.0, 0)), ((1.5, 0), (3.0, 0)), ((1.2, 0), (1.8, 0)), ((2.0, 0), (2.5, 0)), ((3.0, 0), (1.25, 0))]
PAIRS += [((1.5, 10**6), (2.0, 10**6)), ((0.0, 10**6), (1.5, 0))]

if __name__ == "__main__":
    print("# Expectations over T = draws of the law (exponent, support); support 0 is unbounded. The missing mass is that of")
    print("# the test law; r is the times that types are seen, else 0.")
    print(f"# Written by expected_counts.py with mpmath {mpmath.__version__} at {mp.dps} digits; formulas and method stand there.")
    print("# Tolerances: see ExpectedCountsTest.")
    print("testExponent,testSupport,exponent,support,draws,quantity,r,value")

    def show(test, law, draws, quantity, r, value):
        print(f"{test[0]!r},{test[1]},{law[0]!r},{law[1]},{draws},{quantity},{r},{mpmath.nstr(value, PRINTED)}", flush=True)

    for law in [(b, UNBOUNDED) for b in UNBOUNDED_EXPONENTS] + BOUNDED:
        q = Law(*law)
        for draws in DRAWS:
            show(law, law, draws, "missingMass", 0, missing_mass(q, q, draws))
            show(law, law, draws, "distinctTypes", 0, distinct_types(q, draws))
            for r in (1, 2, 5):
                if r <= draws:
                    show(law, law, draws, "typesSeen", r, types_seen(q, r, draws))
    for test, law in PAIRS:
        for draws in DRAWS:
            show(test, law, draws, "missingMass", 0, missing_mass(Law(*test), Law(*law), draws))
