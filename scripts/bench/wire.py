"""One connection that asks and waits: a socket, lines and a JSON parser."""

import json
import socket
import time


class Refused(Exception):
    def __init__(self, reply):
        super().__init__(f"{reply.get('code')}: {reply.get('text')}")
        self.code = reply.get("code")


class Client:
    def __init__(self, port, source="127.0.0.1", timeout=60, tls=None):
        """`tls` is an SSLContext, or None for plain text."""
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=timeout, source_address=(source, 0))
        try:
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if tls is not None:
                self.socket = tls.wrap_socket(self.socket)
            self.lines = self.socket.makefile("rb", buffering=1 << 16)
            self.hello = json.loads(self.lines.readline() or b'{"type":"bye","code":"closed"}')
            if self.hello["type"] != "hello":
                raise Refused(self.hello)
        except BaseException:
            self.socket.close()
            raise

    def ask(self, type, **fields):
        """The ok to a request; what is delivered meanwhile is dropped."""
        self.socket.sendall(json.dumps({"type": type, "id": 1, **fields}).encode() + b"\n")
        while True:
            line = self.lines.readline()
            if not line:
                raise Refused({"code": "closed", "text": "The server closed the connection."})
            message = json.loads(line)
            if message["type"] == "ok":
                return message
            if message["type"] == "error":
                raise Refused(message)
            if message["type"] == "ping":
                self.socket.sendall(b'{"type":"pong"}\n')

    def timed(self, type, **fields):
        """The ok, and how many milliseconds it took to come."""
        begun = time.perf_counter()
        ok = self.ask(type, **fields)
        return ok, (time.perf_counter() - begun) * 1000

    def close(self):
        self.lines.close()
        self.socket.close()
