package org.longtail.zipf;

import java.util.ArrayList;
import java.util.List;

/** Two laws on ranks where each is one sum of powers. */
record PiecePair(PowerPiece p, PowerPiece q) {

    /** Cuts two sequences of pieces, each from rank 1 to {@link DiscreteLaw#UNBOUNDED}, wherever one of them changes. */
    static List<PiecePair> refinement(List<PowerPiece> first, List<PowerPiece> second) {
        List<PiecePair> pairs = new ArrayList<>();
        int i = 0;
        int j = 0;
        long from = 1;
        while (i < first.size() && j < second.size()) {
            PowerPiece p = first.get(i);
            PowerPiece q = second.get(j);
            long to = Math.min(p.to(), q.to());
            pairs.add(new PiecePair(p.on(from, to), q.on(from, to)));
            from = to == DiscreteLaw.UNBOUNDED ? to : to + 1;
            i += p.to() == to ? 1 : 0;
            j += q.to() == to ? 1 : 0;
        }
        return pairs;
    }

    long from() {
        return q.from();
    }

    long to() {
        return q.to();
    }

    PiecePair on(long from, long to) {
        return new PiecePair(p.on(from, to), q.on(from, to));
    }

    /** Pairs within {@code from..to} on each of which q either falls or rises. */
    static List<PiecePair> monotone(LawPieces p, LawPieces q, long from, long to) {
        List<PiecePair> pairs = new ArrayList<>();
        for (PiecePair pair : refinement(p.pieces(), q.pieces())) {
            long low = Math.max(from, pair.from());
            long high = Math.min(to, pair.to());
            if (low > high) {
                continue;
            }
            PiecePair part = pair.on(low, high);
            long turn = part.q().turn();
            if (turn > low && turn <= high && turn != DiscreteLaw.UNBOUNDED) {
                pairs.add(part.on(low, turn - 1));
                pairs.add(part.on(turn, high));
            } else {
                pairs.add(part);
            }
        }
        return pairs;
    }
}
