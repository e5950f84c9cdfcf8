package org.longtail.zipf;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.longtail.simd.ElementaryKernels;

/**
 * The sum of a {@link RankTerm} over all ranks of two laws: the first ranks one by one; then, while rate q is of order one,
 * Euler-Maclaurin ({@link SmoothSum}) over each stretch on which q is monotone; then the series, whose terms are power sums.
 */
final class RankSum {

    private static final ElementaryKernels KERNELS = ElementaryKernels.chosen();

    /** Supports up to this size are added rank by rank: the ends of smaller sums are too steep for Euler-Maclaurin. */
    private static final long DIRECT = 1 << 16;

    /** Larger supports are added rank by rank up to here, times the exponent. */
    private static final long HEAD = 1 << 10;

    /** Beyond rate q = 1/1024 the series needs a handful of terms. */
    private static final double SERIES_FROM = 0x1p-10;

    /** Terms of the series below this share of the sum end it; those after it are smaller still. */
    private static final double NEGLIGIBLE = 0x1p-60;

    private static final int MOST_TERMS = 40;

    /**
     * The series of an unbounded law starts here at the latest, while its ranks still fit. With q < (b - 1) x^-b and t at most
     * 2^64, t q is at most 4 (b - 1) 2^(-62 (b - 1)) < 0.035 here, whatever b; tails that begin at rank 2^53 reach 0.25. The series
     * converges.
     */
    private static final long LAST_SERIES_START = 1L << 62;

    /** exp(-750) is zero: steeper falls need no finer panels. */
    private static final double VANISHED = 750;

    /** Below this, 2^62 ranks together are zero. */
    private static final double ALL_VANISHED = VANISHED + 50;

    /** Ranks per round: a handful of arrays of 8 KiB stay in the first-level cache. */
    private static final int BLOCK = 1024;

    private final LawPieces p;
    private final LawPieces q;
    private final RankTerm term;

    private RankSum(LawPieces p, LawPieces q, RankTerm term) {
        this.p = p;
        this.q = q;
        this.term = term;
    }

    /** The sum of a term of q alone. */
    static double of(LawPieces q, RankTerm term) {
        return new RankSum(q, q, term).value();
    }

    static double of(LawPieces p, LawPieces q, RankTerm term) {
        return new RankSum(p, q, term).value();
    }

    private double value() {
        long last = DiscreteLaw.UNBOUNDED;
        if (term.testPower() > 0) {
            last = Math.min(last, p.last());
        }
        if (term.lowest() > 0) {
            last = Math.min(last, q.last());
        }
        long headEnd = headEnd(last);
        NeumaierSum sum = new NeumaierSum();
        if (headEnd < last) {
            List<PiecePair> stretches = PiecePair.monotone(p, q, headEnd + 1, last);
            for (int i = stretches.size() - 1; i >= 0; i--) {
                sum.add(stretch(stretches.get(i)));
            }
            addAtoms(sum, headEnd);
        }
        addHead(sum, headEnd);
        return sum.value();
    }

    /** Atoms lie close together in the head: there whole laws are added up, and further out what atoms change. */
    private long headEnd(long last) {
        long smooth = HEAD * (long) Math.ceil(1 + Math.max(exponent(), q.steepness()));
        long atoms = 2L * Math.max(p.atoms(), q.atoms());
        return last <= DIRECT ? last : Math.min(last, Math.max(atoms, Math.min(DIRECT, smooth)));
    }

    private double exponent() {
        return term.testPower() * p.steepness() + term.lowest() * q.steepness();
    }

    private void addHead(NeumaierSum sum, long headEnd) {
        List<PiecePair> pairs = PiecePair.refinement(p.pieces(), q.pieces());
        double[] logRanks = new double[BLOCK];
        double[] scratch = new double[BLOCK];
        double[] training = new double[BLOCK];
        double[] test = p == q ? training : new double[BLOCK];
        // From the smallest terms up.
        for (int i = pairs.size() - 1; i >= 0; i--) {
            PiecePair pair = pairs.get(i);
            for (long last = Math.min(headEnd, pair.to()); last >= pair.from(); last -= BLOCK) {
                int n = (int) Math.min(BLOCK, last - pair.from() + 1);
                logRanks(last, n, logRanks);
                pair.q().densities(logRanks, n, training, scratch);
                addMasses(q, last, n, training);
                if (p != q) {
                    pair.p().densities(logRanks, n, test, scratch);
                    addMasses(p, last, n, test);
                }
                sum.add(term.sum(test, training, n));
            }
        }
    }

    /** The logarithms of last, last - 1, ... */
    private static void logRanks(long last, int n, double[] out) {
        for (int i = 0; i < n; i++) {
            out[i] = (double) (last - i);
        }
        KERNELS.log(out, n);
    }

    private static void addMasses(LawPieces law, long last, int n, double[] densities) {
        for (int at = law.atomsUpTo(last) - 1; at >= 0 && law.atom(at) > last - n; at--) {
            int i = (int) (last - law.atom(at));
            densities[i] = Math.min(1, densities[i] + law.mass(at));
        }
    }

    /** What atoms beyond the head change. */
    private void addAtoms(NeumaierSum sum, long headEnd) {
        for (int at = q.atoms() - 1; at >= 0 && q.atom(at) > headEnd; at--) {
            addAtom(sum, q.atom(at));
        }
        for (int at = p == q ? -1 : p.atoms() - 1; at >= 0 && p.atom(at) > headEnd; at--) {
            if (q.massAt(p.atom(at)) == 0) {
                addAtom(sum, p.atom(at));
            }
        }
    }

    private void addAtom(NeumaierSum sum, long rank) {
        double pSmooth = p.density(rank);
        double qSmooth = q.density(rank);
        sum.add(term.value(Math.min(1, pSmooth + p.massAt(rank)), Math.min(1, qSmooth + q.massAt(rank))));
        sum.add(-term.value(pSmooth, qSmooth));
    }

    /** The sum over ranks beyond the head on which q falls or rises. */
    private double stretch(PiecePair pair) {
        if ((pair.p().isZero() && term.testPower() > 0) || (pair.q().isZero() && term.lowest() > 0)) {
            return 0;
        }
        long from = pair.from();
        long to = pair.to();
        double rate = term.rate();
        if (pair.q().isZero() || rate == 0) {
            return series(pair);
        }
        if (pair.q().falls()) {
            if (term.vanishes()) {
                from = pair.q().firstBelow(ALL_VANISHED / rate, from, Math.min(to, LAST_SERIES_START));
            }
            long seriesFrom = seriesFrom(pair.q(), rate, from, to);
            double sum = seriesFrom <= to ? series(pair.on(seriesFrom, to)) : 0;
            return from < seriesFrom && from <= to ? sum + smooth(pair, from, Math.min(to, seriesFrom - 1)) : sum;
        }
        if (term.vanishes()) {
            to = pair.q().lastBelow(ALL_VANISHED / rate, from, to);
        }
        if (from > to) {
            return 0;
        }
        boolean small = rate * pair.q().density((double) to) < SERIES_FROM;
        return small ? series(pair.on(from, to)) : smooth(pair, from, to);
    }

    /** The first rank of {@code from..to} from which rate q, falling, stays small; beyond {@code to} when there is none. */
    static long seriesFrom(PowerPiece q, double rate, long from, long to) {
        if (to != DiscreteLaw.UNBOUNDED) {
            return q.firstBelow(SERIES_FROM / rate, from, to);
        }
        return Math.min(LAST_SERIES_START, q.firstBelow(SERIES_FROM / rate, from, LAST_SERIES_START));
    }

    private double smooth(PiecePair pair, long from, long to) {
        DoubleUnaryOperator value = x -> term.value(
                term.testPower() > 0 ? pair.p().density(x) : 0, pair.q().density(x));
        double power = exponent();
        double perFold = pair.q().steepness();
        DoubleUnaryOperator steepness = x ->
                power + perFold * (1 + Math.min(VANISHED, term.rate() * pair.q().density(x)));
        return SmoothSum.of(value, steepness, from, to);
    }

    private double series(PiecePair pair) {
        double sum = 0;
        int lowest = term.lowest();
        int end = pair.q().isZero() ? 1 : lowest + MOST_TERMS;
        for (int power = lowest; power < end; power++) {
            double coefficient = term.coefficient(power);
            if (coefficient == 0) {
                break;
            }
            double change = coefficient * PowerProducts.sum(pair, term.testPower(), power, term.unit());
            sum += change;
            if (Math.abs(change) <= NEGLIGIBLE * Math.abs(sum)) {
                break;
            }
        }
        return sum;
    }
}
