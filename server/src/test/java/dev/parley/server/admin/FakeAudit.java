package dev.parley.server.admin;

import dev.parley.server.audit.Act;
import dev.parley.server.audit.AuditPort;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An audit log that is a list. */
public final class FakeAudit implements AuditPort {

    public final List<Act> acts = new CopyOnWriteArrayList<>();

    @Override
    public void record(Act act) {
        acts.add(act);
    }

    @Override
    public List<Act> newest(int most, String name) {
        List<Act> wanted = acts.stream()
                .filter(act -> name == null || name.equals(act.whom()) || name.equals(act.room()))
                .toList();
        return wanted.subList(Math.max(0, wanted.size() - most), wanted.size());
    }

    /** Each in a line: who, what, whom, room, what came of it. */
    public List<String> lines() {
        return acts.stream()
                .map(act -> act.who() + " " + act.what() + " " + act.whom() + " " + act.room() + " " + act.result())
                .toList();
    }
}
