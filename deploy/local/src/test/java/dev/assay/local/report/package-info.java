/** What people read, compared with what they should read. */
@NullMarked
package dev.assay.local.report;

import org.jspecify.annotations.NullMarked;
