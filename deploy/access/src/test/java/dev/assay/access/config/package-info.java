@NullMarked
package dev.assay.access.config;

import org.jspecify.annotations.NullMarked;
