/**
 * The one connection to the server: bytes to events and requests to bytes, on threads of its own. Knows nothing of rooms, of
 * what is shown or of who is signed in; it never decides to connect again. Has the clock by which such waits are counted.
 *
 * <p>No server is trusted with this client's memory: {@code Bounds} and {@code Soundness} say what a message may be, {@code InFlight}
 * how much may wait for the loop.
 */
@org.jspecify.annotations.NullMarked
package dev.parley.client.net;
