package dev.tarn.http.shape;

import dev.tarn.domain.datastore.AnalyticsConfiguration;
import dev.tarn.domain.datastore.AnalyticsStatus;
import dev.tarn.domain.datastore.NlpConfiguration;
import dev.tarn.domain.datastore.NlpStatus;
import dev.tarn.domain.datastore.ProfileConfiguration;
import dev.tarn.domain.datastore.ProfileName;
import dev.tarn.http.json.AnswerWriter;
import dev.tarn.http.json.Members;
import dev.tarn.http.json.Nested;
import dev.tarn.http.json.Shape;
import dev.tarn.http.json.Shapes;
import java.util.List;
import java.util.Optional;

/** {@code NlpConfiguration}, {@code AnalyticsConfiguration} and {@code ProfileConfiguration}, members of 2026. */
public final class FeatureShapes {

    private static final Shape<NlpStatus> NLP_STATUS = Shapes.word(NlpStatus.WORDS);
    private static final Shape<AnalyticsStatus> ANALYTICS_STATUS = Shapes.word(AnalyticsStatus.WORDS);

    /** The model sets no limit to this list; the body has one. */
    private static final Shape<List<ProfileName>> PROFILES =
            Nested.list(Shapes.text(ProfileName::new), Integer.MAX_VALUE);

    public static final Shape<NlpConfiguration> NLP =
            Nested.structure(nlp -> Optional.of(new NlpConfiguration(nlp.optional("Status", NLP_STATUS))));

    public static final Shape<AnalyticsConfiguration> ANALYTICS =
            Nested.structure(a -> Optional.of(new AnalyticsConfiguration(a.optional("Status", ANALYTICS_STATUS))));

    public static final Shape<ProfileConfiguration> PROFILE = Nested.structure(FeatureShapes::profile);

    private FeatureShapes() {}

    private static Optional<ProfileConfiguration> profile(Members profile) {
        Optional<List<ProfileName>> names = profile.optional("DefaultProfiles", PROFILES);
        return profile.build(() -> new ProfileConfiguration(names.orElse(List.of())));
    }

    static void write(NlpConfiguration nlp, AnswerWriter out) {
        out.object("NlpConfiguration", members -> members.text("Status", nlp.status()));
    }

    static void write(AnalyticsConfiguration analytics, AnswerWriter out) {
        out.object("AnalyticsConfiguration", members -> members.text("Status", analytics.status()));
    }

    static void write(ProfileConfiguration profiles, AnswerWriter out) {
        out.object("ProfileConfiguration", members -> members.texts("DefaultProfiles", profiles.defaultProfiles()));
    }
}
