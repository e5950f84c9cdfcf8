package org.longtail.zipf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A law as sums are taken of it: consecutive {@link PowerPiece}s from rank 1 to {@link DiscreteLaw#UNBOUNDED}, and atoms, masses that
 * single ranks have on top of that. Every law of this library has this form, and mixing and cutting keep it.
 */
final class LawPieces {

    /** Laws of kinds unknown to us are tabulated up to this support size. */
    private static final long TABULATED = 1 << 20;

    private static final long[] NO_RANKS = {};
    private static final double[] NO_MASSES = {};

    private final List<PowerPiece> pieces;
    private final long[] atoms;
    private final double[] masses;

    private LawPieces(List<PowerPiece> pieces, long[] atoms, double[] masses) {
        this.pieces = pieces;
        this.atoms = atoms;
        this.masses = masses;
    }

    /** The form of a law; {@code name} is that of the argument. */
    static LawPieces of(DiscreteLaw law, String name) {
        return switch (law) {
            case Zipf zipf -> power(1, zipf.supportSize(), zipf.exponent(), zipf.logNormalizer());
            case ZipfTail tail -> power(tail.first(), tail.supportSize(), tail.exponent(), tail.logNormalizer());
            case Mixture mix -> mixed(mix, name);
            case CutLaw cut -> of(cut.law(), name).upTo(cut.supportSize()).times(1 / cut.mass());
            case EmpiricalLaw data -> counted(data);
            default -> tabulated(law, name);
        };
    }

    private static LawPieces mixed(Mixture law, String name) {
        if (law.share() == 0 || law.share() == 1) {
            return of(law.share() == 0 ? law.second() : law.first(), name);
        }
        return of(law.first(), name)
                .times(law.share())
                .plus(of(law.second(), name).times(1 - law.share()));
    }

    private static LawPieces power(long first, long last, double exponent, double logNormalizer) {
        List<PowerPiece> pieces = new ArrayList<>();
        if (first > 1) {
            pieces.add(PowerPiece.zero(1, first - 1));
        }
        pieces.add(PowerPiece.power(first, last, exponent, -logNormalizer));
        if (last != DiscreteLaw.UNBOUNDED) {
            pieces.add(PowerPiece.zero(last + 1, DiscreteLaw.UNBOUNDED));
        }
        return new LawPieces(pieces, NO_RANKS, NO_MASSES);
    }

    private static LawPieces tabulated(DiscreteLaw law, String name) {
        if (law.supportSize() > TABULATED) {
            throw new IllegalArgumentException(
                    name + " must be made of Zipf laws or counts, or have a support of at most 2^20: " + law);
        }
        int size = (int) law.supportSize();
        long[] ranks = new long[size];
        double[] masses = new double[size];
        for (int i = 0; i < size; i++) {
            ranks[i] = i + 1L;
            masses[i] = law.probability(i + 1L);
        }
        return atoms(ranks, masses);
    }

    private static LawPieces counted(EmpiricalLaw law) {
        long[] ranks = new long[law.types()];
        double[] masses = new double[law.types()];
        for (int type = 0; type < ranks.length; type++) {
            ranks[type] = law.rank(type);
            masses[type] = (double) law.countOf(type) / law.total();
        }
        return atoms(ranks, masses);
    }

    private static LawPieces atoms(long[] ranks, double[] masses) {
        return new LawPieces(List.of(PowerPiece.zero(1, DiscreteLaw.UNBOUNDED)), ranks, masses);
    }

    private LawPieces upTo(long rank) {
        List<PowerPiece> kept = new ArrayList<>();
        for (PowerPiece piece : pieces) {
            if (piece.from() <= rank) {
                kept.add(piece.on(piece.from(), Math.min(piece.to(), rank)));
            }
        }
        kept.add(PowerPiece.zero(rank + 1, DiscreteLaw.UNBOUNDED));
        int size = atomsUpTo(rank);
        return new LawPieces(kept, Arrays.copyOf(atoms, size), Arrays.copyOf(masses, size));
    }

    private LawPieces times(double factor) {
        double[] scaled = masses.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= factor;
        }
        return new LawPieces(pieces.stream().map(piece -> piece.times(factor)).toList(), atoms, scaled);
    }

    private LawPieces plus(LawPieces other) {
        List<PowerPiece> sums = new ArrayList<>();
        for (PiecePair pair : PiecePair.refinement(pieces, other.pieces)) {
            sums.add(pair.p().plus(pair.q()));
        }
        long[] ranks = new long[atoms.length + other.atoms.length];
        double[] sum = new double[ranks.length];
        int size = 0;
        int i = 0;
        int j = 0;
        while (i < atoms.length || j < other.atoms.length) {
            long rank = Math.min(
                    i < atoms.length ? atoms[i] : Long.MAX_VALUE,
                    j < other.atoms.length ? other.atoms[j] : Long.MAX_VALUE);
            ranks[size] = rank;
            if (i < atoms.length && atoms[i] == rank) {
                sum[size] += masses[i++];
            }
            if (j < other.atoms.length && other.atoms[j] == rank) {
                sum[size] += other.masses[j++];
            }
            size++;
        }
        return new LawPieces(sums, Arrays.copyOf(ranks, size), Arrays.copyOf(sum, size));
    }

    List<PowerPiece> pieces() {
        return pieces;
    }

    int atoms() {
        return atoms.length;
    }

    long atom(int index) {
        return atoms[index];
    }

    double mass(int index) {
        return masses[index];
    }

    /** The mass that a rank has beside its pieces. */
    double massAt(long rank) {
        int at = Arrays.binarySearch(atoms, rank);
        return at < 0 ? 0 : masses[at];
    }

    /** Number of atoms up to a rank. */
    int atomsUpTo(long rank) {
        int at = Arrays.binarySearch(atoms, rank);
        return at < 0 ? -at - 1 : at + 1;
    }

    /** The probability of a rank without its atom. */
    double density(long rank) {
        for (PowerPiece piece : pieces) {
            if (rank <= piece.to()) {
                return piece.density((double) rank);
            }
        }
        return 0;
    }

    /** The last rank of the support. */
    long last() {
        long last = atoms.length == 0 ? 0 : atoms[atoms.length - 1];
        for (PowerPiece piece : pieces) {
            if (!piece.isZero()) {
                last = Math.max(last, piece.to());
            }
        }
        return last;
    }

    /** The largest |exponent|. */
    double steepness() {
        double largest = 0;
        for (PowerPiece piece : pieces) {
            largest = Math.max(largest, piece.steepness());
        }
        return largest;
    }
}
