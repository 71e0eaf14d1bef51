/**
 * What both clients know, as immutable values: the conversations with their scrollback, members and outgoing messages, the
 * connection, the sign-in form, what is under way. Also {@link dev.parley.client.model.Event}, what happens to it, and
 * {@link dev.parley.client.model.Effect}, what it wants done. How one leads to the other is
 * {@link dev.parley.client.reducer.Reducer}'s part. Knows nothing of sockets, of a terminal's bytes, of the clock or of views.
 */
@org.jspecify.annotations.NullMarked
package dev.parley.client.model;
