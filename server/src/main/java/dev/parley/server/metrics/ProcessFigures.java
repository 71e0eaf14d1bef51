package dev.parley.server.metrics;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.lang.management.RuntimeMXBean;
import java.time.Duration;
import java.time.Instant;

/**
 * What the JVM says of itself.
 *
 * @param started when the process has started
 * @param up for how long it has run, by a clock that nobody sets
 * @param heapUsed bytes, dead objects included
 * @param heapCommitted bytes that the system has given
 * @param heapMax bytes that it may become
 * @param collections of garbage
 * @param collecting how long they took, in all
 * @param processor how long the process had a processor; zero where the system does not say
 * @param openFiles files and sockets; 0 where the system does not say
 */
public record ProcessFigures(
        Instant started,
        Duration up,
        long heapUsed,
        long heapCommitted,
        long heapMax,
        long collections,
        Duration collecting,
        Duration processor,
        long openFiles) {

    /** As of now. Any thread. */
    public static ProcessFigures now() {
        RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        long collections = 0;
        long collectingMs = 0;
        for (GarbageCollectorMXBean each : ManagementFactory.getGarbageCollectorMXBeans()) {
            collections += Math.max(0, each.getCollectionCount());
            collectingMs += Math.max(0, each.getCollectionTime());
        }
        long processorNs = 0;
        long openFiles = 0;
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
            processorNs = Math.max(0, system.getProcessCpuTime());
            openFiles = Math.max(0, system.getOpenFileDescriptorCount());
        }
        return new ProcessFigures(
                Instant.ofEpochMilli(runtime.getStartTime()),
                Duration.ofMillis(runtime.getUptime()),
                heap.getUsed(),
                heap.getCommitted(),
                heap.getMax(),
                collections,
                Duration.ofMillis(collectingMs),
                Duration.ofNanos(processorNs),
                openFiles);
    }
}
