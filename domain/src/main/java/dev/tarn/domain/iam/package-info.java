/**
 * IAM: policies, their evaluation, and roles ({@code authorization.md} 2.3 to 2.5). Pure functions; what Tarn does not
 * understand of a policy is rejected when the policy is read, because an ignored condition of a Deny would grant access.
 */
@NullMarked
package dev.tarn.domain.iam;

import org.jspecify.annotations.NullMarked;
