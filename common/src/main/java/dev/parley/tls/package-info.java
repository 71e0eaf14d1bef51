/** What both ends say of a TLS key. */
@org.jspecify.annotations.NullMarked
package dev.parley.tls;
