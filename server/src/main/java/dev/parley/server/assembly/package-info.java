/** Puts the server together: settings become limits and policies, and each port gets what stands behind it. */
@org.jspecify.annotations.NullMarked
package dev.parley.server.assembly;
