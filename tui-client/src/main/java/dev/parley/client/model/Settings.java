package dev.parley.client.model;

import java.time.ZoneId;
import java.util.List;

/**
 * What a client is started with and keeps.
 *
 * @param zone in which times are shown
 * @param cidPrefix what no other run of a client has: the beginning of every {@code cid}
 * @param device what the server calls this client
 * @param rooms to go to as soon as somebody is signed in
 */
public record Settings(ZoneId zone, String cidPrefix, String device, List<String> rooms) {}
