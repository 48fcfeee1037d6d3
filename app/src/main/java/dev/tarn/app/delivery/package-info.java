/** Sends events to an HTTP endpoint or to an EventBridge API. */
@NullMarked
package dev.tarn.app.delivery;

import org.jspecify.annotations.NullMarked;
