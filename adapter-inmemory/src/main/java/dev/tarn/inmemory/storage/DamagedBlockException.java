package dev.tarn.inmemory.storage;

import java.io.IOException;

/** A block does not have the checksum that it was written with. The message names the file and the block. */
public final class DamagedBlockException extends IOException {

    private static final long serialVersionUID = 1L;

    public DamagedBlockException(String message) {
        super(message);
    }
}
