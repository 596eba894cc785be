@NullMarked
package dev.assay.access.issuer;

import org.jspecify.annotations.NullMarked;
