package dev.tarn.app.backend;

import dev.tarn.app.setting.BadSettings;
import java.util.List;
import java.util.function.Supplier;

/**
 * Whether the AWS adapter is on the class path. The artifact {@code tarn-testing} leaves it out, so only the classes that
 * are loaded behind {@link #required} may name it.
 */
public final class AwsAdapter {

    private AwsAdapter() {}

    /**
     * {@return the result of {@code opening}, which needs the AWS adapter}
     *
     * @param setting the setting of the user that needs it, in words
     * @throws BadSettings if the adapter or the AWS SDK is not on the class path
     */
    public static <T> T required(String setting, Supplier<T> opening) {
        try {
            return opening.get();
        } catch (NoClassDefFoundError e) {
            throw new BadSettings(
                    List.of(setting
                            + " needs the AWS adapter, which is not on the class path: dev.tarn:tarn-testing has"
                            + " no AWS; depend on dev.tarn:tarn-app, which has"),
                    e);
        }
    }
}
