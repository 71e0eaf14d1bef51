/** Names of users and rooms: what may be one, and when two are the same. Knows nothing of who bears them. */
@org.jspecify.annotations.NullMarked
package dev.parley.name;
