package dev.tarn.inmemory.h2;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.request.ClientToken;
import dev.tarn.inmemory.estate.KeptToken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Client tokens as rows. */
final class ClientTokenRows {

    private ClientTokenRows() {}

    static void write(Statements sql, KeptToken token) throws SQLException {
        Prepared insert = sql.of("INSERT INTO client_token"
                + " (operation, account, region, token, digest, data_store_id, made) VALUES (?, ?, ?, ?, ?, ?, ?)");
        new Cells(insert)
                .text(token.operation())
                .text(token.scope().account())
                .text(token.scope().region())
                .text(token.token())
                .text(token.digest())
                .text(token.datastore())
                .text(token.made());
        insert.executeUpdate();
    }

    static List<KeptToken> read(Statements sql) throws SQLException {
        List<KeptToken> tokens = new ArrayList<>();
        try (ResultSet row = sql.of(
                        "SELECT operation, account, region, token, digest, data_store_id, made FROM client_token")
                .executeQuery()) {
            while (row.next()) {
                tokens.add(new KeptToken(
                        row.getString(1),
                        Scope.of(row.getString(2), row.getString(3)),
                        new ClientToken(row.getString(4)),
                        row.getString(5),
                        new DatastoreId(row.getString(6)),
                        row.getString(7)));
            }
        }
        return tokens;
    }
}
