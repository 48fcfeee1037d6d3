package dev.tarn.http.shape;

import dev.tarn.domain.datastore.EncryptionKeyId;
import dev.tarn.domain.job.OutputDataConfig;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.http.json.AnswerWriter;
import dev.tarn.http.json.Members;
import dev.tarn.http.json.Nested;
import dev.tarn.http.json.Shape;
import java.util.Optional;

/** {@code OutputDataConfig}: a union, of which {@code S3Configuration} is the only member. */
public final class OutputDataConfigShape {

    public static final Shape<OutputDataConfig> SHAPE =
            Nested.union("S3Configuration", Nested.structure(OutputDataConfigShape::read));

    private OutputDataConfigShape() {}

    private static Optional<OutputDataConfig> read(Members s3) {
        Optional<S3Uri> uri = s3.required("S3Uri", ScalarShapes.S3_URI);
        Optional<EncryptionKeyId> key = s3.required("KmsKeyId", ScalarShapes.KMS_KEY_ID);
        return s3.build(() -> new OutputDataConfig(uri.orElseThrow(), key.orElseThrow()));
    }

    /** Writes it as a member of this name. */
    public static void write(String name, OutputDataConfig output, AnswerWriter out) {
        out.object(
                name,
                union -> union.object("S3Configuration", s3 -> {
                    s3.text("S3Uri", output.s3Uri());
                    s3.text("KmsKeyId", output.kmsKeyId());
                }));
    }
}
