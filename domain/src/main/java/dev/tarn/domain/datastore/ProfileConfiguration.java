package dev.tarn.domain.datastore;

import java.util.List;

/**
 * The guides in which a data store searches profiles whose version a resource does not name.
 *
 * @param defaultProfiles the first that has the profile counts ({@code decisions.md} D92, T95)
 */
public record ProfileConfiguration(List<ProfileName> defaultProfiles) {

    public ProfileConfiguration {
        defaultProfiles = List.copyOf(defaultProfiles);
    }
}
