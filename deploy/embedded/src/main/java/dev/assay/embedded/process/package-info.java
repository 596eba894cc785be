/**
 * Child processes that are awaited until ready, stopped in bounded time, and never outlive their
 * parent. Whoever starts one learns from its log why it died.
 */
@NullMarked
package dev.assay.embedded.process;

import org.jspecify.annotations.NullMarked;
