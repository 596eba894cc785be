/**
 * Tokens of an OpenID issuer.
 *
 * <p>Nimbus verifies them and keeps the issuer's keys; here is what is demanded of them.
 */
@NullMarked
package dev.assay.access.issuer;

import org.jspecify.annotations.NullMarked;
