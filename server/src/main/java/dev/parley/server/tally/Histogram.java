package dev.parley.server.tally;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Counts values by their size: how many there were up to each of a few bounds, and what all come to. To add a value costs a few
 * comparisons. Not thread-safe.
 */
public final class Histogram {

    private final long[] bounds;
    private final long[] counts;
    private long sum;

    /**
     * @param bounds the largest value of each bucket, in ascending order; larger values have a bucket of their own
     */
    public Histogram(long... bounds) {
        this.bounds = bounds.clone();
        this.counts = new long[bounds.length + 1];
        if (!Arrays.equals(LongStream.of(bounds).sorted().distinct().toArray(), bounds)) {
            throw new IllegalArgumentException("Bounds must ascend: " + Arrays.toString(bounds));
        }
    }

    public void add(long value) {
        int bucket = 0;
        while (bucket < bounds.length && value > bounds[bucket]) {
            bucket++;
        }
        counts[bucket]++;
        sum += value;
    }

    /** What was added until now. */
    public Counts counts() {
        return new Counts(
                LongStream.of(bounds).boxed().toList(),
                LongStream.of(counts).boxed().toList(),
                sum);
    }

    /**
     * What was counted until some moment.
     *
     * @param bounds the largest value of each bucket but the last, which has none
     * @param counts of each bucket, one more than there are bounds
     * @param sum of all values
     */
    public record Counts(List<Long> bounds, List<Long> counts, long sum) {

        public Counts {
            bounds = List.copyOf(bounds);
            counts = List.copyOf(counts);
        }

        /** How many values there were. */
        public long total() {
            return counts.stream().mapToLong(Long::longValue).sum();
        }

        /**
         * A bound that so many of the values are not above; {@link Long#MAX_VALUE} where there is none, 0 where there are no values.
         *
         * @param part from 0 to 1
         */
        public long most(double part) {
            long wanted = (long) Math.ceil(part * total());
            long seen = 0;
            for (int bucket = 0; bucket < bounds.size(); bucket++) {
                seen += counts.get(bucket);
                if (seen >= wanted) {
                    return wanted == 0 ? 0 : bounds.get(bucket);
                }
            }
            return wanted == 0 ? 0 : Long.MAX_VALUE;
        }
    }
}
