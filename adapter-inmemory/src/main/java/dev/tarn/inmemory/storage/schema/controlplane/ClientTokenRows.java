package dev.tarn.inmemory.storage.schema.controlplane;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.request.ClientToken;
import dev.tarn.inmemory.controlplane.state.ClientTokenRecord;
import dev.tarn.inmemory.storage.schema.Tables;
import dev.tarn.inmemory.storage.schema.row.Keys;
import dev.tarn.inmemory.storage.schema.row.Row;
import java.util.ArrayList;
import java.util.List;

/** Client tokens as rows. */
final class ClientTokenRows {

    private ClientTokenRows() {}

    /** {@return by what a row is found: its data store first, with which it is forgotten} */
    static String key(ClientTokenRecord token) {
        return Keys.of(
                token.datastore(),
                token.operation(),
                token.scope().account(),
                token.scope().region(),
                token.token());
    }

    static Row cells(ClientTokenRecord token) {
        return Row.writer()
                .text(token.operation())
                .text(token.scope().account())
                .text(token.scope().region())
                .text(token.token())
                .text(token.digest())
                .text(token.datastore())
                .text(token.made())
                .done();
    }

    static List<ClientTokenRecord> read(Tables tables) {
        List<ClientTokenRecord> tokens = new ArrayList<>();
        tables.clientTokens.rows().forEach(row -> {
            Row.Reader cells = row.getValue().reader();
            tokens.add(new ClientTokenRecord(
                    cells.text(),
                    Scope.of(cells.text(), cells.text()),
                    new ClientToken(cells.text()),
                    cells.text(),
                    new DatastoreId(cells.text()),
                    cells.text()));
        });
        return tokens;
    }
}
