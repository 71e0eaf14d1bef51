package dev.parley.server.crash;

/** The crash test for as long as one likes: {@code scripts/crash.sh}. */
public final class CrashMain {

    private CrashMain() {}

    public static void main(String[] args) throws InterruptedException {
        long seconds = Long.parseLong(args[0]);
        long seed = args.length > 1 ? Long.parseLong(args[1]) : System.nanoTime();
        System.out.println("seed " + seed);
        boolean isKept;
        try (CrashRun run = new CrashRun(Plan.ofSeconds(seconds, seed), line -> System.out.println(line))) {
            isKept = run.run().isEmpty();
        }
        System.exit(isKept ? 0 : 1);
    }
}
