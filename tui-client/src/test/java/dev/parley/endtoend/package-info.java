/**
 * What a user starts, as a user starts it: {@code scripts/server.sh} and {@code scripts/client.sh}, in real pseudo-terminals and on real
 * pipes. Run by {@code mvn verify}, when both jars are there; knows nothing of the code inside them.
 */
package dev.parley.endtoend;
