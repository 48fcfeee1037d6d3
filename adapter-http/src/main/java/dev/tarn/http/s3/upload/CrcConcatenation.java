package dev.tarn.http.s3.upload;

/**
 * Computes the CRC of two byte sequences, one after the other, from theirs. The state of a CRC after zero bytes is a linear
 * function of the one before, so it is a matrix over GF(2), which is squared to double the number of bytes.
 */
final class CrcConcatenation {

    private CrcConcatenation() {}

    /**
     * {@return the CRC of both}
     *
     * @param length of the second, in bytes
     */
    static long combine(ChecksumAlgorithm algorithm, long first, long second, long length) {
        int width = algorithm.width();
        long[] zeros = new long[width]; // The matrix of one zero bit; columns are the images of single bits.
        zeros[0] = algorithm.polynomial();
        for (int i = 1; i < width; i++) {
            zeros[i] = 1L << (i - 1);
        }
        for (int i = 0; i < 3; i++) {
            zeros = squared(zeros); // One byte has eight bits.
        }
        long state = first;
        for (long left = length; left > 0; left >>>= 1) {
            if ((left & 1) == 1) {
                state = times(zeros, state);
            }
            zeros = squared(zeros);
        }
        return state ^ second;
    }

    private static long[] squared(long[] matrix) {
        long[] square = new long[matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            square[i] = times(matrix, matrix[i]);
        }
        return square;
    }

    private static long times(long[] matrix, long vector) {
        long product = 0;
        long left = vector;
        for (int i = 0; left != 0; i++, left >>>= 1) {
            if ((left & 1) == 1) {
                product ^= matrix[i];
            }
        }
        return product;
    }
}
