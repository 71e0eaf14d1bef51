package dev.parley.client.net;

/**
 * How much of what a server said waits for the client's loop, in bytes of its lines. The reader waits while it is too much: so a
 * flood is held back at the socket, however long its lines are. One line alone may be longer than the bound. Any thread.
 */
final class InFlight {

    /** Far more than the loop takes between two frames. */
    static final int MOST = 1 << 20;

    private long bytes;
    private boolean over;

    /** Waits until there is room, and takes it; at once where nobody makes room any more. */
    synchronized void enter(int more) throws InterruptedException {
        while (!over && bytes > 0 && bytes + more > MOST) {
            wait();
        }
        bytes += more;
    }

    /** The loop has taken so much. */
    synchronized void leave(int taken) {
        bytes -= taken;
        notifyAll();
    }

    /** Nobody waits any more. */
    synchronized void end() {
        over = true;
        notifyAll();
    }
}
