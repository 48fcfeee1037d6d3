package dev.tarn.domain.iam;

/** What a statement does where it applies. */
public enum Effect {
    ALLOW,
    DENY
}
