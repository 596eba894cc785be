@NullMarked
package dev.assay.schemas.serde;

import org.jspecify.annotations.NullMarked;
