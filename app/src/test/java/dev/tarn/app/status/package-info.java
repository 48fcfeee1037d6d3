/** Every status of data stores and jobs, as AWS's own SDK sees it ({@code domain/docs/statuses.md}). */
@NullMarked
package dev.tarn.app.status;

import org.jspecify.annotations.NullMarked;
