package dev.parley.server.metrics;

import dev.parley.server.journal.CommitFigures;
import dev.parley.server.net.LoopFigures;
import dev.parley.server.session.RequestCount;
import dev.parley.server.session.ServiceFigures;
import dev.parley.server.session.StoreFigures;
import dev.parley.server.tally.Histogram;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Unit;
import java.time.Duration;
import java.util.List;

/**
 * Figures as metrics of Prometheus. The table in server/README.md has each of them. No label has anything from outside: there are no more
 * series than requests times errors, and a few dozen.
 */
final class Exposition {

    private static final double NS_IN_S = Duration.ofSeconds(1).toNanos();
    private static final double MS_IN_S = Duration.ofSeconds(1).toMillis();

    private final MetricSnapshots.Builder all = MetricSnapshots.builder();

    private Exposition() {}

    /** Pure; any thread. */
    static MetricSnapshots of(Figures figures) {
        Exposition exposition = new Exposition();
        exposition.add(figures);
        return exposition.all.build();
    }

    private void add(Figures figures) {
        all.metricSnapshot(InfoSnapshot.builder()
                .name("parley_build")
                .help("The version of the server.")
                .dataPoint(InfoSnapshot.InfoDataPointSnapshot.builder()
                        .labels(Labels.of("version", figures.version()))
                        .build())
                .build());
        gauge(
                "parley_loop_answers",
                "1 if the loop has answered within a second. If it is 0, what only the loop knows is missing.",
                figures.service() == null ? 0 : 1);
        if (figures.service() != null) {
            add(figures.service());
        }
        if (figures.store() != null) {
            add(figures.store());
        }
        gauge("parley_hash_queue", "Passwords that wait to be hashed.", figures.passwordsWaiting());
        add(figures.process());
    }

    private void add(ServiceFigures service) {
        add(service.loop());
        gauge("parley_users_online", "Users who are signed in.", service.users());
        gauge("parley_accounts", "Accounts that there are.", service.accounts());
        gauge("parley_rooms", "Rooms that there are.", service.rooms());
        gaugeOfBytes("parley_state_bytes", "Memory as memory.state_bytes counts it.", service.stateBytes());
        addRequests(service.requests());
        addRefused(service);
        counter("parley_deliveries", "Events told to sessions, counted for each session.", service.deliveries());
        CounterSnapshot.Builder slow =
                CounterSnapshot.builder().name("parley_slow_consumers").help("What slow clients were told.");
        slow.dataPoint(point(Labels.of("told", "behind"), service.behind()));
        slow.dataPoint(point(Labels.of("told", "goodbye"), service.slowConsumers()));
        all.metricSnapshot(slow.build());
        gauge("parley_effects_waiting", "Replies and deliveries that wait for a commit.", service.effectsWaiting());
        gaugeOfBytes("parley_effects_waiting_bytes", "Memory that these take, roughly.", service.effectsWaitingBytes());
        gauge("parley_store_writable", "1 if the store takes events, 0 after it has failed.", service.isWritable());
        gauge("parley_store_full", "1 if the store has reached storage.max_bytes.", service.isFull());
    }

    private void add(LoopFigures loop) {
        gauge("parley_connections", "Open connections.", loop.connections());
        gauge(
                "parley_sessions",
                "Connections on which somebody is signed in.",
                (long) loop.connections() - loop.guests());
        counter("parley_connections_accepted", "Connections that got a place.", loop.accepted());
        gaugeOfBytes("parley_outbox_bytes", "Bytes that wait for clients to read them.", loop.outboxBytes());
        gaugeOfBytes("parley_input_bytes", "Bytes of lines that are read and not taken.", loop.inputBytes());
        all.metricSnapshot(HistogramSnapshot.builder()
                .name("parley_loop_turn_seconds")
                .unit(Unit.SECONDS)
                .help("The time of a turn of the loop, without waiting.")
                .dataPoint(point(loop.turns(), NS_IN_S))
                .build());
    }

    private void addRequests(List<RequestCount> requests) {
        CounterSnapshot.Builder counter = CounterSnapshot.builder()
                .name("parley_requests")
                .help("Requests that were answered, by type and result.");
        for (RequestCount one : requests) {
            counter.dataPoint(point(Labels.of("type", one.type(), "result", one.result()), one.count()));
        }
        all.metricSnapshot(counter.build());
    }

    private void addRefused(ServiceFigures service) {
        CounterSnapshot.Builder counter = CounterSnapshot.builder()
                .name("parley_refused")
                .help("Requests refused and connections refused or ended, by the limit that did it.");
        service.refused().forEach((limit, count) -> counter.dataPoint(point(Labels.of("limit", limit.word()), count)));
        all.metricSnapshot(counter.build());
    }

    private void add(StoreFigures store) {
        gaugeOfBytes("parley_store_bytes", "Bytes of the database that something is in.", store.bytes());
        CommitFigures commits = store.commits();
        all.metricSnapshot(HistogramSnapshot.builder()
                .name("parley_commit_seconds")
                .unit(Unit.SECONDS)
                .help("The time of a commit, until it is synced.")
                .dataPoint(point(commits.times(), NS_IN_S))
                .build());
        all.metricSnapshot(HistogramSnapshot.builder()
                .name("parley_commit_events")
                .help("Events in a commit.")
                .dataPoint(point(commits.sizes(), 1))
                .build());
        counter("parley_commits_failed", "Commits that stored nothing.", commits.failed());
        all.metricSnapshot(GaugeSnapshot.builder()
                .name("parley_index_lag_events")
                .help("Events that are stored and not in an index yet.")
                .dataPoint(gaugePoint(Labels.of("index", "words"), store.wordsBehind()))
                .dataPoint(gaugePoint(Labels.of("index", "keys"), store.keysBehind()))
                .build());
        gauge("parley_lookups_waiting", "Questions to the store that wait.", store.lookupsWaiting());
    }

    private void add(ProcessFigures process) {
        heap("jvm_memory_used_bytes", "Memory used.", process.heapUsed());
        heap("jvm_memory_committed_bytes", "Memory that the system has given.", process.heapCommitted());
        heap("jvm_memory_max_bytes", "Memory that there may be.", process.heapMax());
        counter("jvm_gc_collections", "Collections of garbage.", process.collections());
        counterOfSeconds("jvm_gc_seconds", "Time spent collecting garbage.", process.collecting());
        counterOfSeconds("process_cpu_seconds", "Time that the process had a processor.", process.processor());
        gauge("process_open_fds", "Open files and sockets.", process.openFiles());
        all.metricSnapshot(GaugeSnapshot.builder()
                .name("process_start_time_seconds")
                .unit(Unit.SECONDS)
                .help("When the process has started, in seconds since 1970.")
                .dataPoint(preciseGauge(Labels.EMPTY, process.started().toEpochMilli() / MS_IN_S))
                .build());
    }

    private void heap(String name, String help, long bytes) {
        all.metricSnapshot(GaugeSnapshot.builder()
                .name(name)
                .unit(Unit.BYTES)
                .help(help)
                .dataPoint(gaugePoint(Labels.of("area", "heap"), bytes))
                .build());
    }

    private void gauge(String name, String help, boolean holds) {
        gauge(name, help, holds ? 1 : 0);
    }

    private void gauge(String name, String help, long value) {
        all.metricSnapshot(GaugeSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(gaugePoint(Labels.EMPTY, value))
                .build());
    }

    private void gaugeOfBytes(String name, String help, long bytes) {
        all.metricSnapshot(GaugeSnapshot.builder()
                .name(name)
                .unit(Unit.BYTES)
                .help(help)
                .dataPoint(gaugePoint(Labels.EMPTY, bytes))
                .build());
    }

    /** The format adds {@code _total} to the name. */
    private void counter(String name, String help, long value) {
        all.metricSnapshot(CounterSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(point(Labels.EMPTY, value))
                .build());
    }

    private void counterOfSeconds(String name, String help, Duration value) {
        all.metricSnapshot(CounterSnapshot.builder()
                .name(name)
                .unit(Unit.SECONDS)
                .help(help)
                .dataPoint(preciseCounter(Labels.EMPTY, value.toNanos() / NS_IN_S))
                .build());
    }

    private static CounterSnapshot.CounterDataPointSnapshot point(Labels labels, long value) {
        return preciseCounter(labels, (double) value);
    }

    private static CounterSnapshot.CounterDataPointSnapshot preciseCounter(Labels labels, double value) {
        return CounterSnapshot.CounterDataPointSnapshot.builder()
                .labels(labels)
                .value(value)
                .build();
    }

    private static GaugeSnapshot.GaugeDataPointSnapshot gaugePoint(Labels labels, long value) {
        return preciseGauge(labels, (double) value);
    }

    private static GaugeSnapshot.GaugeDataPointSnapshot preciseGauge(Labels labels, double value) {
        return GaugeSnapshot.GaugeDataPointSnapshot.builder()
                .labels(labels)
                .value(value)
                .build();
    }

    /**
     * @param scale what counts as one
     */
    private static HistogramSnapshot.HistogramDataPointSnapshot point(Histogram.Counts counts, double scale) {
        ClassicHistogramBuckets.Builder buckets = ClassicHistogramBuckets.builder();
        for (int i = 0; i < counts.counts().size(); i++) {
            double bound = i < counts.bounds().size() ? counts.bounds().get(i) / scale : Double.POSITIVE_INFINITY;
            buckets.bucket(bound, counts.counts().get(i));
        }
        return HistogramSnapshot.HistogramDataPointSnapshot.builder()
                .classicHistogramBuckets(buckets.build())
                .sum(counts.sum() / scale)
                .build();
    }
}
