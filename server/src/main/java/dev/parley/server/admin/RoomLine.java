package dev.parley.server.admin;

/**
 * A room, in a line.
 *
 * @param topic empty where there is none
 * @param members how many belong to it
 * @param online how many of them are online
 * @param lastSeq the number of its newest entry, 0 where there is none
 */
public record RoomLine(String room, String topic, int members, int online, long lastSeq) {}
