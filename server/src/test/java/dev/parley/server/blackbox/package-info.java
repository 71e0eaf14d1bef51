/**
 * Black-box tests: the real server as a process of its own, spoken to over loopback by a client made of a socket and a JSON
 * parser. They hold the server to the text of PROTOCOL.md and know nothing of its code, its codec included.
 */
package dev.parley.server.blackbox;
