package dev.parley.server.core.state;

import dev.parley.server.core.event.Restored;

/** Something that a snapshot has a record of. It knows whether the snapshot that is being made has it already. */
abstract sealed class Recorded permits Account, Conversation {

    private long number;
    private long handedOverIn;

    /** All there is about it, but for entries. Shares nothing that changes. */
    abstract Restored summary();

    /** Its place among all that came into the same state. */
    final long number() {
        return number;
    }

    /** Once, when it comes into a state. */
    final void setNumber(long itsNumber) {
        number = itsNumber;
    }

    /** The last handover that has it; 0 if none has. */
    final long handedOverIn() {
        return handedOverIn;
    }

    final void setHandedOverIn(long handover) {
        handedOverIn = handover;
    }
}
