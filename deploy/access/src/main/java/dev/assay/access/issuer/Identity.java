package dev.assay.access.issuer;

import dev.assay.access.Role;
import java.util.Set;

/**
 * Whom an issuer vouches for.
 *
 * @param name the token's subject
 * @param roles those of its claim that there are; may be empty
 */
public record Identity(String name, Set<Role> roles) {}
