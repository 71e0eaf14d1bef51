package dev.parley.server.metrics;

import dev.parley.server.journal.CommitFigures;
import dev.parley.server.session.RequestCount;
import dev.parley.server.session.ServiceFigures;
import dev.parley.server.session.StoreFigures;
import dev.parley.server.tally.Histogram;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Figures in words for the operator: what {@link Exposition} tells Prometheus, by subject. Pure; any thread. */
final class Words {

    private static final double HALF = 0.5;
    private static final double NEARLY_ALL = 0.99;
    private static final int MOST_PARTS = 6;

    private final List<SubjectWords> lines = new ArrayList<>();

    private Words() {}

    static List<SubjectWords> of(Figures figures) {
        Words words = new Words();
        words.add(figures);
        return words.lines;
    }

    private void line(String label, String text) {
        lines.add(new SubjectWords(label, text));
    }

    private void add(Figures figures) {
        line(
                "server",
                "version " + figures.version() + ", up "
                        + time(figures.process().up()));
        ServiceFigures service = figures.service();
        if (service != null) {
            add(service);
        }
        add(figures.store(), service);
        line(
                "waiting",
                count(figures.passwordsWaiting(), "password") + ", "
                        + count(figures.store() == null ? 0 : figures.store().lookupsWaiting(), "lookup")
                        + (service == null ? "" : ", " + count(service.effectsWaiting(), "effect")));
        ProcessFigures process = figures.process();
        line(
                "memory",
                bytes(process.heapUsed()) + " of " + bytes(process.heapMax()) + " of heap; "
                        + count(process.collections(), "collection") + ", " + time(process.collecting()));
        line("process", time(process.processor()) + " of processor time, " + count(process.openFiles(), "open file"));
    }

    private void add(ServiceFigures service) {
        line(
                "connections",
                service.loop().connections() + " open, "
                        + (service.loop().connections() - service.loop().guests()) + " signed in ("
                        + count(service.users(), "user") + "); "
                        + service.loop().accepted() + " since the start");
        line(
                "state",
                count(service.accounts(), "account") + ", " + count(service.rooms(), "room") + "; "
                        + bytes(service.stateBytes()) + " of memory");
        line("requests", requests(service.requests()));
        line(
                "deliveries",
                service.deliveries() + "; unread " + bytes(service.loop().outboxBytes()) + "; slow clients: "
                        + service.behind() + " told to catch up, " + service.slowConsumers() + " disconnected");
        Map<String, Long> refused = new LinkedHashMap<>();
        service.refused().forEach((limit, times) -> refused.put(limit.word(), times));
        line("limits", parts(refused, "none was reached", "reached: "));
        line("loop", spread(service.loop().turns(), "turn"));
    }

    private static String requests(List<RequestCount> all) {
        long answered = 0;
        Map<String, Long> failed = new LinkedHashMap<>();
        for (RequestCount one : all) {
            if (one.result().equals(RequestCount.OK)) {
                answered += one.count();
            } else {
                failed.merge(one.result(), one.count(), Long::sum);
            }
        }
        return answered + " ok; " + parts(failed, "none refused", "refused: ");
    }

    /** The most frequent first. */
    private static String parts(Map<String, Long> counts, String none, String some) {
        List<Map.Entry<String, Long>> there = counts.entrySet().stream()
                .filter(one -> one.getValue() > 0)
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry::getKey))
                .toList();
        if (there.isEmpty()) {
            return none;
        }
        String first = there.stream()
                .limit(MOST_PARTS)
                .map(one -> one.getValue() + " " + one.getKey())
                .collect(Collectors.joining(", "));
        long rest =
                there.stream().skip(MOST_PARTS).mapToLong(Map.Entry::getValue).sum();
        return some + first + (rest == 0 ? "" : ", " + rest + " others");
    }

    private void add(@Nullable StoreFigures store, @Nullable ServiceFigures service) {
        if (store == null) {
            line("store", "none: everything is forgotten at the end");
            return;
        }
        String state = service == null
                ? ""
                : service.isWritable() ? (service.isFull() ? "; full" : "") : "; CANNOT BE WRITTEN";
        line("store", bytes(store.bytes()) + state);
        CommitFigures commits = store.commits();
        long total = commits.times().total();
        line(
                "commits",
                spread(commits.times(), "commit")
                        + (total == 0
                                ? ""
                                : String.format(
                                        Locale.ROOT,
                                        "; %.1f events each",
                                        (double) commits.sizes().sum() / total))
                        + (commits.failed() == 0 ? "" : "; " + commits.failed() + " failed"));
        line("index", count(store.wordsBehind(), "event") + " behind; keys " + store.keysBehind() + " behind");
    }

    private static String spread(Histogram.Counts times, String one) {
        long total = times.total();
        if (total == 0) {
            return "no " + one + " yet";
        }
        return count(total, one) + "; half within " + most(times, HALF) + ", 99 % within " + most(times, NEARLY_ALL);
    }

    /** A bound of a bucket. */
    private static String most(Histogram.Counts times, double part) {
        long most = times.most(part);
        return most == Long.MAX_VALUE
                ? "more than "
                        + time(Duration.ofNanos(
                                times.bounds().get(times.bounds().size() - 1)))
                : time(Duration.ofNanos(most));
    }

    static String time(Duration time) {
        if (time.toDays() > 0) {
            return time.toDays() + " d " + time.toHoursPart() + " h";
        }
        if (time.toHours() > 0) {
            return time.toHours() + " h " + time.toMinutesPart() + " min";
        }
        if (time.toMinutes() > 0) {
            return time.toMinutes() + " min " + time.toSecondsPart() + " s";
        }
        long micros = TimeUnit.NANOSECONDS.toMicros(time.toNanos());
        return micros >= 1_000_000
                ? decimal(micros / 1_000_000.0) + " s"
                : micros >= 1_000 ? decimal(micros / 1_000.0) + " ms" : micros + " µs";
    }

    static String bytes(long bytes) {
        return bytes >= 1_000_000_000
                ? decimal(bytes / 1e9) + " GB"
                : bytes >= 1_000_000
                        ? decimal(bytes / 1e6) + " MB"
                        : bytes >= 1_000 ? decimal(bytes / 1e3) + " KB" : bytes + " B";
    }

    private static String decimal(double number) {
        String text = String.format(Locale.ROOT, "%.1f", number);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private static String count(long count, String one) {
        return count + " " + one + (count == 1 ? "" : "s");
    }
}
