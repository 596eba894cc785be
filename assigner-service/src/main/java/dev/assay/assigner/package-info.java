/**
 * The assigner: keeps the experiments, says which variant a caller gets, and publishes who was
 * exposed to what.
 */
@NullMarked
package dev.assay.assigner;

import org.jspecify.annotations.NullMarked;
