package dev.parley.server.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One raw connection: lines of JSON, out and in. An end in the middle of a line is an end. */
final class Connection implements Closeable {
    private final Socket socket = new Socket();
    private final OutputStream out;
    private final InputStream in;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final JsonNode hello;
    private long lastId;

    Connection(int port) throws IOException {
        try {
            int patience = (int) TimeUnit.SECONDS.toMillis(Victim.PATIENCE_S);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(patience);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), patience);
            out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
            in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            hello = read();
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    JsonNode hello() {
        return hello;
    }

    /** Queues a request, which {@link #flush} sends; returns its id. */
    long post(String type, Map<String, Object> fields) throws IOException {
        long id = ++lastId;
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("type", type);
        request.put("id", id);
        request.putAll(fields);
        write(Json.write(request));
        return id;
    }

    private void write(String request) throws IOException {
        out.write((request + "\n").getBytes(StandardCharsets.UTF_8));
    }

    void flush() throws IOException {
        out.flush();
    }

    /** The next line that is no ping, which is answered at once. */
    JsonNode read() throws IOException {
        while (true) {
            JsonNode message = Json.read(readLine());
            if (!message.path("type").asText().equals("ping")) {
                return message;
            }
            write("{\"type\":\"pong\"}");
            flush();
        }
    }

    private String readLine() throws IOException {
        line.reset();
        while (true) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("The server closed the connection");
            }
            if (next == '\n') {
                return line.toString(StandardCharsets.UTF_8);
            }
            line.write(next);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // Nothing is left to close.
        }
    }
}
