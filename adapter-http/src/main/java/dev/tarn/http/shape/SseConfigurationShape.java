package dev.tarn.http.shape;

import dev.tarn.domain.datastore.CmkType;
import dev.tarn.domain.datastore.EncryptionKeyId;
import dev.tarn.domain.datastore.SseConfiguration;
import dev.tarn.http.json.AnswerWriter;
import dev.tarn.http.json.Members;
import dev.tarn.http.json.Nested;
import dev.tarn.http.json.Shape;
import dev.tarn.http.json.Shapes;
import java.util.Optional;

/** {@code SseConfiguration}, which holds a {@code KmsEncryptionConfig} and nothing else. */
public final class SseConfigurationShape {

    private static final Shape<CmkType> CMK_TYPE = Shapes.word(CmkType.WORDS);

    private static final Shape<SseConfiguration> KMS = Nested.structure(SseConfigurationShape::kms);

    public static final Shape<SseConfiguration> SHAPE =
            Nested.structure(sse -> sse.required("KmsEncryptionConfig", KMS));

    private SseConfigurationShape() {}

    private static Optional<SseConfiguration> kms(Members kms) {
        Optional<CmkType> type = kms.required("CmkType", CMK_TYPE);
        Optional<EncryptionKeyId> key = kms.optional("KmsKeyId", ScalarShapes.KMS_KEY_ID);
        return kms.build(() -> new SseConfiguration(type.orElseThrow(), key));
    }

    static void write(SseConfiguration sse, AnswerWriter out) {
        out.object(
                "SseConfiguration",
                outer -> outer.object("KmsEncryptionConfig", kms -> {
                    kms.text("CmkType", sse.cmkType());
                    kms.text("KmsKeyId", sse.kmsKeyId());
                }));
    }
}
