package org.longtail.regression;

/** Plain Java: what {@link VectorInterleaveKernel} does, one value at a time. */
final class ScalarInterleaveKernel implements InterleaveKernel {

    @Override
    public void interleave(double[] source, int[] starts, int count, int[] places, double[] panels) {
        int from0 = starts[0];
        int from1 = starts[1];
        int from2 = starts[2];
        int from3 = starts[3];
        int from4 = starts[4];
        int from5 = starts[5];
        int from6 = starts[6];
        int from7 = starts[7];
        for (int i = 0; i < count; i++) {
            int out = places[i];
            panels[out] = source[from0 + i];
            panels[out + 1] = source[from1 + i];
            panels[out + 2] = source[from2 + i];
            panels[out + 3] = source[from3 + i];
            panels[out + 4] = source[from4 + i];
            panels[out + 5] = source[from5 + i];
            panels[out + 6] = source[from6 + i];
            panels[out + 7] = source[from7 + i];
        }
    }
}
