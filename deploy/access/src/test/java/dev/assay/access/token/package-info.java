@NullMarked
package dev.assay.access.token;

import org.jspecify.annotations.NullMarked;
