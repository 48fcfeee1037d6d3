package dev.tarn.app.setting;

import dev.tarn.inmemory.repository.validation.profile.ProfileRegistry;
import java.util.Optional;

/**
 * The profiles that resources can claim, unless AWS is behind.
 *
 * @param registry the guides that come with Tarn and packages of one's own; empty for the former alone
 * @param ignoresUnknown whether claims of profiles that no guide has are passed over; otherwise they are refused
 */
public record ProfileSettings(Optional<ProfileRegistry> registry, boolean ignoresUnknown) {}
