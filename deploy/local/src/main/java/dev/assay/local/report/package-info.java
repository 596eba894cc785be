/**
 * Text for people, from the JSON of the services. Every command that shows an analysis shows it
 * like this.
 */
@NullMarked
package dev.assay.local.report;

import org.jspecify.annotations.NullMarked;
