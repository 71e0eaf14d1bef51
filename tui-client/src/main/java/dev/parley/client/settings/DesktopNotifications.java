package dev.parley.client.settings;

/** By which escape sequence the terminal is asked for a notification on the desktop. */
public enum DesktopNotifications {
    OFF,
    OSC9,
    OSC777,
    BOTH;

    public boolean osc9() {
        return this == OSC9 || this == BOTH;
    }

    public boolean osc777() {
        return this == OSC777 || this == BOTH;
    }
}
