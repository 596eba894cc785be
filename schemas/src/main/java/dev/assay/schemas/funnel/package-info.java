/** The stages that a conversation goes through when an experiment names none of its own. */
@NullMarked
package dev.assay.schemas.funnel;

import org.jspecify.annotations.NullMarked;
