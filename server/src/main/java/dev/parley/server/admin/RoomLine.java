package dev.parley.server.admin;

import org.jspecify.annotations.Nullable;

/**
 * A room, in a line.
 *
 * @param topic empty where there is none
 * @param members how many belong to it
 * @param online how many of them are online
 * @param entries how many it has
 * @param mustStay whether it cannot be deleted
 * @param retentionDays how long they are kept, 0 for ever; null: as the server's setting says
 */
public record RoomLine(
        String room,
        String topic,
        int members,
        int online,
        long entries,
        boolean mustStay,
        @Nullable Integer retentionDays) {}
