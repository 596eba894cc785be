/** Tests of the judge: what it computes, and that it sees what is wrong. */
@NullMarked
package dev.assay.law.oracle;

import org.jspecify.annotations.NullMarked;
