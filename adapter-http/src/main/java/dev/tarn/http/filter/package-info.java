/** What can stop a request after it was understood and before it is executed: quotas and injected faults. */
@NullMarked
package dev.tarn.http.filter;

import org.jspecify.annotations.NullMarked;
