/**
 * The server's TLS key and certificate: made on the first start, read from PEM files, and read again when the files change. Knows
 * no socket and no setting. Nothing of it is loaded by a server without TLS.
 */
@org.jspecify.annotations.NullMarked
package dev.parley.server.tls;
