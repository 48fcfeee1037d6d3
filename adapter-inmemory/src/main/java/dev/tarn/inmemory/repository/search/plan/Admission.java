package dev.tarn.inmemory.repository.search.plan;

import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.smart.Letter;
import dev.tarn.domain.smart.Restriction;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import java.util.Set;

/** Which resources a search may look at ({@code authorization.md} 3.8). */
public interface Admission {

    /** All resources. */
    Admission ALL = new Admission() {
        @Override
        public boolean isUnrestricted() {
            return true;
        }

        @Override
        public Restriction restriction(ResourceType type, Set<Letter> any) {
            return Restriction.ALL;
        }

        @Override
        public boolean admits(ResourceVersion version, Set<Letter> any) {
            return true;
        }
    };

    /** {@return whether all resources are admitted, so that none needs to be checked} */
    boolean isUnrestricted();

    /** {@return which resources of a type are admitted by one of these letters} */
    Restriction restriction(ResourceType type, Set<Letter> any);

    /** {@return whether a version that is no deletion is admitted by one of these letters} */
    boolean admits(ResourceVersion version, Set<Letter> any);
}
