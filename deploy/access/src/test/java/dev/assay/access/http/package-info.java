@NullMarked
package dev.assay.access.http;

import org.jspecify.annotations.NullMarked;
