package dev.parley.client.settings;

/** In which order rooms are listed. */
public enum RoomOrder {
    SERVER,
    UNREAD,
    NAME,
    OWN
}
