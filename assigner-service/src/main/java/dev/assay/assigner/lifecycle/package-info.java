/**
 * How an experiment gets from draft to running to stopped or graduated and back, what forbids it,
 * and what the audit log says of it.
 *
 * <p>Pure: each change takes the experiment as it stands and gives the experiment as it stands
 * afterwards, one version later.
 */
@NullMarked
package dev.assay.assigner.lifecycle;

import org.jspecify.annotations.NullMarked;
