package dev.tarn.http.shape;

import dev.tarn.domain.datastore.AuthorizationStrategy;
import dev.tarn.domain.datastore.IdentityProviderConfiguration;
import dev.tarn.domain.datastore.LambdaArn;
import dev.tarn.domain.datastore.SmartMetadata;
import dev.tarn.http.json.AnswerWriter;
import dev.tarn.http.json.Members;
import dev.tarn.http.json.Nested;
import dev.tarn.http.json.Shape;
import dev.tarn.http.json.Shapes;
import java.util.Optional;

/** {@code IdentityProviderConfiguration}. */
public final class IdentityProviderShape {

    private static final Shape<AuthorizationStrategy> STRATEGY = Shapes.word(AuthorizationStrategy.WORDS);
    private static final Shape<SmartMetadata> METADATA = Shapes.document(SmartMetadataShape::parse);
    private static final Shape<LambdaArn> LAMBDA = Shapes.text(LambdaArn::new);

    public static final Shape<IdentityProviderConfiguration> SHAPE = Nested.structure(IdentityProviderShape::read);

    private IdentityProviderShape() {}

    private static Optional<IdentityProviderConfiguration> read(Members idp) {
        Optional<AuthorizationStrategy> strategy = idp.required("AuthorizationStrategy", STRATEGY);
        Optional<Boolean> fineGrained = idp.optional("FineGrainedAuthorizationEnabled", Shapes.FLAG);
        Optional<SmartMetadata> metadata = idp.optional("Metadata", METADATA);
        Optional<LambdaArn> lambda = idp.optional("IdpLambdaArn", LAMBDA);
        return idp.build(() ->
                new IdentityProviderConfiguration(strategy.orElseThrow(), fineGrained.orElse(false), metadata, lambda));
    }

    static void write(IdentityProviderConfiguration idp, AnswerWriter out) {
        out.object("IdentityProviderConfiguration", members -> {
            members.text("AuthorizationStrategy", idp.authorizationStrategy());
            members.flag("FineGrainedAuthorizationEnabled", idp.fineGrainedAuthorizationEnabled());
            members.text("Metadata", idp.metadata());
            members.text("IdpLambdaArn", idp.idpLambdaArn());
        });
    }
}
