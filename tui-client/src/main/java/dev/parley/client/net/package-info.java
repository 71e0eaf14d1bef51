/**
 * The one connection to the server: bytes to events and requests to bytes, on threads of its own. Knows nothing of rooms, of
 * what is shown or of who is signed in; it never decides to connect again. Has the clock by which such waits are counted.
 */
@org.jspecify.annotations.NullMarked
package dev.parley.client.net;
