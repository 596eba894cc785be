@NullMarked
package dev.assay.schemas.summary;

import org.jspecify.annotations.NullMarked;
