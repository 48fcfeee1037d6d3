package dev.tarn.domain.datastore;

import java.util.List;

/** The profile packages by which a data store validates unless a resource names others. */
public record ProfileConfiguration(List<ProfileName> defaultProfiles) {

    public ProfileConfiguration {
        defaultProfiles = List.copyOf(defaultProfiles);
    }
}
