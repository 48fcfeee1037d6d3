package dev.tarn.inmemory.h2;

import dev.tarn.domain.failure.Internal;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.inmemory.resource.MetaSlot;
import dev.tarn.inmemory.resource.ResourceBody;
import dev.tarn.inmemory.resource.ResourceVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** How a version of a resource is in a row: five columns that {@code resource} and {@code resource_version} share. */
final class ResourceRows {

    /** The columns, in the order in which they are read and written here. */
    static final String COLUMNS = "version, updated, slot, slot_at, body";

    private static final int COUNT = 5;

    private ResourceRows() {}

    /**
     * {@return the version in the current row}
     *
     * @param first the number of the first of the columns
     */
    static ResourceVersion read(ResultSet row, int first, ResourceAddress address) throws SQLException {
        long version = row.getLong(first);
        Instant updated = Instant.ofEpochMilli(row.getLong(first + 1));
        byte[] content = row.getBytes(first + 4);
        return new ResourceVersion(
                address, version, updated, content == null ? ResourceBody.NONE : body(row, first, content, address));
    }

    private static ResourceBody body(ResultSet row, int first, byte[] content, ResourceAddress address)
            throws SQLException {
        int code = row.getInt(first + 2);
        int at = row.getInt(first + 3);
        MetaSlot slot = SlotCodes.slot(code)
                .orElseThrow(() -> new Internal(
                        address + " cannot be read: its row says " + code + " of where its meta goes", null));
        if (at < 0 || at > content.length) {
            throw new Internal(
                    address + " cannot be read: its row has its meta at " + at + " of " + content.length + " bytes",
                    null);
        }
        return new ResourceBody(content, at, slot);
    }

    /**
     * Sets the columns.
     *
     * @return the number of the parameter after them
     */
    static int write(Prepared statement, int first, ResourceVersion version) throws SQLException {
        statement.setLong(first, version.versionId());
        statement.setLong(first + 1, version.lastUpdated().toEpochMilli());
        statement.setInt(first + 2, SlotCodes.code(version.body().slot()));
        statement.setInt(first + 3, version.body().at());
        statement.setBytes(
                first + 4, version.isDeletion() ? null : version.body().content());
        return first + COUNT;
    }
}
