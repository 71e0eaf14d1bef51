/**
 * The operator's console. It sees the server through {@link dev.parley.server.admin.AdminPort} alone: it knows nothing
 * of the loop, of connections, of the journal or of the wire.
 */
@org.jspecify.annotations.NullMarked
package dev.parley.server.admin;
