/**
 * The words of the protocol (PROTOCOL.md) as plain records: what may be asked, what is answered, what is told. Both ends
 * and the server's state machine speak in them. Knows nothing of JSON, of sockets or of who is at the other end.
 */
@org.jspecify.annotations.NullMarked
package dev.parley.protocol;
