package dev.tarn.http.s3.upload;

import java.util.zip.Checksum;

/** CRC-64/NVME: reflected, with all bits set before and inverted after. Eight bytes a step, by as many tables. */
final class Crc64Nvme implements Checksum {

    private static final int BYTES = 8;
    private static final int VALUES = 256;
    private static final long[][] TABLES = tables(ChecksumAlgorithm.CRC64NVME.polynomial());

    private long crc = ~0L;

    private static long[][] tables(long polynomial) {
        long[][] tables = new long[BYTES][VALUES];
        for (int value = 0; value < VALUES; value++) {
            long crc = value;
            for (int bit = 0; bit < BYTES; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ polynomial;
            }
            tables[0][value] = crc;
        }
        for (int value = 0; value < VALUES; value++) {
            for (int i = 1; i < BYTES; i++) {
                long before = tables[i - 1][value];
                tables[i][value] = (before >>> BYTES) ^ tables[0][(int) before & 0xff];
            }
        }
        return tables;
    }

    @Override
    public void update(int b) {
        crc = (crc >>> BYTES) ^ TABLES[0][(int) (crc ^ b) & 0xff];
    }

    @Override
    public void update(byte[] bytes, int offset, int length) {
        int at = offset;
        int end = offset + length;
        while (end - at >= BYTES) {
            long next = crc;
            for (int i = 0; i < BYTES; i++) {
                next ^= (bytes[at + i] & 0xffL) << (BYTES * i);
            }
            long mixed = 0;
            for (int i = 0; i < BYTES; i++) {
                mixed ^= TABLES[BYTES - 1 - i][(int) (next >>> (BYTES * i)) & 0xff];
            }
            crc = mixed;
            at += BYTES;
        }
        while (at < end) {
            update(bytes[at++]);
        }
    }

    @Override
    public long getValue() {
        return ~crc;
    }

    @Override
    public void reset() {
        crc = ~0L;
    }
}
