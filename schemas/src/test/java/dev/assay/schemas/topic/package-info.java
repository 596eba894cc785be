@NullMarked
package dev.assay.schemas.topic;

import org.jspecify.annotations.NullMarked;
