package dev.tarn.app;

import com.google.inject.Binder;
import com.google.inject.Guice;
import com.google.inject.Module;
import com.google.inject.ProvisionException;
import dev.tarn.http.HealthLakeServer;
import dev.tarn.http.HttpEngine;
import dev.tarn.http.HttpModule;
import dev.tarn.http.HttpSettings;
import dev.tarn.http.ServerControl;
import dev.tarn.ports.HealthLakes;
import dev.tarn.ports.JobWatch;

/**
 * What a server is put together from. Guice asks each method of a module for annotations, which takes it longer than all
 * the rest: so a module binds functions, and has one method.
 */
final class TarnModule implements Module {

    private final Parts parts;

    private TarnModule(Parts parts) {
        this.parts = parts;
    }

    @Override
    public void configure(Binder binder) {
        binder.install(new HttpModule(parts::engine));
        binder.bind(HttpSettings.class).toProvider(parts::http);
        binder.bind(HealthLakes.class).toProvider(parts.behind()::healthLakes);
        binder.bind(JobWatch.class).toProvider(parts.behind()::watch);
        binder.bind(ServerControl.class).toProvider(parts::control);
    }

    /** What there is before Guice begins, since Guice would log what goes wrong with it, and wrap it. */
    record Parts(Settings settings, Behind behind, HttpEngine engine) {

        private HttpSettings http() {
            return HttpSettings.LOCAL
                    .at(settings.host(), settings.port())
                    .in(settings.scope())
                    .settle(settings.settle())
                    .blocking(behind.blocking());
        }

        private ServerControl control() {
            return new Control(behind.reset());
        }

        /**
         * {@return a server that answers} What went wrong is told by whom it befell; that it was Guice who asked helps
         * nobody.
         */
        HealthLakeServer server() {
            try {
                return Guice.createInjector(new TarnModule(this)).getInstance(HealthLakeServer.class);
            } catch (ProvisionException e) {
                if (e.getCause() instanceof Error cause) {
                    throw cause;
                }
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
        }
    }
}
