package dev.tarn.inmemory.h2;

import java.sql.SQLException;

/** Something that is done with a database. It may be called on another thread than that of who asked for it. */
@FunctionalInterface
public interface SqlWork<T> {

    /**
     * Does it.
     *
     * @param sql for this call only
     * @throws SQLException where H2 cannot do it
     */
    T run(Statements sql) throws SQLException;
}
