/**
 * Keeps live sessions on their variant when an experiment is stopped, graduated or resumed, so that
 * nobody's configuration changes in the middle of a call.
 *
 * <p>What a session got is remembered in this process alone, in bounded memory: after a restart, or
 * when another process is asked, a session gets what the experiment says by then.
 */
@NullMarked
package dev.assay.assigner.session;

import org.jspecify.annotations.NullMarked;
