/** Orders that people write in the client and on the server's console alike. Pure. */
@org.jspecify.annotations.NullMarked
package dev.parley.order;
