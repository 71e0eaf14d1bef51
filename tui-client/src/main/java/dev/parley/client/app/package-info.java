/**
 * The full-screen client put together: one loop that takes keys and the link's events to the reducer, carries out its effects
 * and draws the model. Knows everything, and decides nothing.
 */
@org.jspecify.annotations.NullMarked
package dev.parley.client.app;
