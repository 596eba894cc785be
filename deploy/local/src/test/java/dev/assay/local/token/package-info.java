@NullMarked
package dev.assay.local.token;

import org.jspecify.annotations.NullMarked;
