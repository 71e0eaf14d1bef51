package dev.parley.client.terminal;

import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * What JLine's loader of native code and the JDK have to say to a log goes nowhere: there is no log, and the screen is no place for it.
 * Without this they set up java.util.logging, which takes a start some thirty milliseconds. Found by {@link java.util.ServiceLoader}.
 */
public final class QuietLoggers extends System.LoggerFinder {

    @Override
    public System.Logger getLogger(String name, Module module) {
        return new Quiet(name);
    }

    private record Quiet(String name) implements System.Logger {

        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean isLoggable(Level level) {
            return false;
        }

        @Override
        public void log(Level level, @Nullable ResourceBundle bundle, String message, @Nullable Throwable thrown) {
            // To nobody.
        }

        @Override
        public void log(Level level, @Nullable ResourceBundle bundle, String format, Object... parameters) {
            // To nobody.
        }
    }
}
