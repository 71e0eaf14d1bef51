"""The attacker's connections: many on one thread, each with a script that says what it sends and when.

A script is a generator. It yields
  bytes      to send, as fast as the server takes them
  a number   a pause in seconds
  READY      the preparation is done; it goes on when the attack begins
  LEAVE      the connection is closed with a reset
  FINISH     the writing side is closed; the server closes the rest
A script that ends leaves its connection open.
"""

import errno
import heapq
import itertools
import select
import socket
import struct
import time

READY, LEAVE, FINISH = object(), object(), object()
OK = b'{"type":"ok"'
NO = (b'{"type":"error"', b'{"type":"bye"')
RESET = struct.pack("ii", 1, 0)
READ_SIZE = 1 << 18
OPENED_A_TURN = 64
BIND_ADDRESS_NO_PORT = 24
PATIENCE_S = 30


class Peer:
    """One place of the attacker: a connection, and a new one `again` seconds after its end (None: no new one).

    A lazy one reads nothing once the attack has begun.
    """

    def __init__(self, port, source, script, lazy=False, again=None, receive_buffer=None):
        self.port = port
        self.source = source
        self.script = script
        self.lazy = lazy
        self.again = again
        self.receive_buffer = receive_buffer
        self.socket = None

    @property
    def ready(self):
        """It is at READY, and what it has asked for before is answered."""
        return self.waits and (self.replied or not self.asked)

    def open(self):
        """Whether a connection was begun. On loopback a full queue of the listener shows as a connection that is not there yet."""
        self.steps = self.script()
        self.out = b""
        self.tail = b""
        self.mask = -1
        self.until = 0
        self.waits = self.asked = self.replied = False
        self.socket = socket.socket()
        try:
            self.socket.setblocking(False)
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.socket.setsockopt(socket.IPPROTO_IP, BIND_ADDRESS_NO_PORT, 1)
            if self.receive_buffer is not None:
                self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, self.receive_buffer)
            self.socket.bind((self.source, 0))
            failure = self.socket.connect_ex(("127.0.0.1", self.port))
        except OSError as why:
            failure = why.errno
        if failure not in (0, errno.EINPROGRESS):
            self.socket.close()
            self.socket = None
            return False
        return True


class Swarm:
    """Serves all peers until the attack is over; counts what the server answered and refused."""

    def __init__(self):
        self.poll = select.epoll()
        self.peers = {}
        self.due = []
        self.order = itertools.count()
        self.later = []
        self.begun = False
        self.opened = self.answered = self.refused = self.sent = self.received = 0

    def add(self, peer, at_once=True):
        """`at_once`: it gets ready before the attack. Others connect when it begins."""
        if at_once:
            self.connect(peer)
        else:
            self.later.append(peer)

    def connect(self, peer):
        if not peer.open():
            self.refused += 1
            self.wake_at(time.monotonic() + max(peer.again or 0, 0.1), peer)
            return
        self.opened += 1
        self.peers[peer.socket.fileno()] = peer
        self.poll.register(peer.socket.fileno(), 0)
        peer.mask = 0
        self.want(peer, write=True)

    def reads(self, peer):
        return not (peer.lazy and self.begun)

    def want(self, peer, write):
        mask = (select.EPOLLIN if self.reads(peer) else 0) | (select.EPOLLOUT if write else 0)
        if mask != peer.mask:
            peer.mask = mask
            self.poll.modify(peer.socket.fileno(), mask)

    def wake_at(self, when, peer):
        heapq.heappush(self.due, (when, next(self.order), peer))

    def prepare(self):
        """Runs until every peer that was added to get ready has come to READY, or the server does not let it."""
        waiting = list(self.peers.values())
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until and any(peer.socket and not peer.ready for peer in waiting):
            self.turn()
        self.opened = self.answered = self.refused = self.sent = self.received = 0

    def run(self, until):
        self.begun = True
        for peer in self.peers.values():
            if peer.waits:
                self.want(peer, write=True)
        while time.monotonic() < until:
            for peer in self.later[:OPENED_A_TURN]:
                self.connect(peer)
            del self.later[:OPENED_A_TURN]
            self.turn()

    def turn(self):
        now = time.monotonic()
        opened = 0
        while self.due and self.due[0][0] <= now and opened < OPENED_A_TURN:
            peer = heapq.heappop(self.due)[2]
            if peer.socket is None:
                self.connect(peer)
                opened += 1
            elif peer.until and peer.until <= now:
                peer.until = 0
                self.want(peer, write=True)
        wait = 0.02
        if self.later:
            wait = 0
        elif self.due:
            wait = min(wait, max(0, self.due[0][0] - now))
        for number, events in self.poll.poll(wait, 512):
            peer = self.peers.get(number)
            if peer is None:
                continue
            if self.reads(peer) and events & (select.EPOLLIN | select.EPOLLHUP | select.EPOLLERR):
                self.read(peer)
            elif events & (select.EPOLLHUP | select.EPOLLERR):
                self.ended(peer, True)
            if peer.socket is not None and peer.socket.fileno() == number and events & select.EPOLLOUT:
                self.write(peer)

    def read(self, peer):
        try:
            data = peer.socket.recv(READ_SIZE)
        except BlockingIOError:
            return
        except OSError:
            self.ended(peer, True)
            return
        if not data:
            self.ended(peer, False)
            return
        self.received += len(data)
        # A mark may be cut in two: what is kept is shorter than the shortest mark.
        data = peer.tail + data
        peer.tail = data[-(len(OK) - 1) :]
        answered, refused = data.count(OK), sum(map(data.count, NO))
        self.answered += answered
        self.refused += refused
        peer.replied = peer.replied or answered + refused > 0

    def write(self, peer):
        try:
            # No more than this at a time: the others have their turn too.
            for _ in range(4):
                if not peer.out and not self.step(peer):
                    return
                sent = peer.socket.send(peer.out)
                self.sent += sent
                peer.out = memoryview(peer.out)[sent:]
                if peer.out:
                    return
        except BlockingIOError:
            return
        except OSError:
            self.ended(peer, True)

    def step(self, peer):
        """The next step of the script; whether there is something to send."""
        if peer.until or (peer.waits and not self.begun):
            self.want(peer, write=False)
            return False
        step = next(peer.steps, None)
        if isinstance(step, (bytes, memoryview)):
            peer.out = step
            peer.asked = True
            return True
        if step is READY:
            peer.waits = True
            self.want(peer, write=self.begun)
        elif step is LEAVE:
            self.ended(peer, False)
        elif step is FINISH:
            peer.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 0, 0))
            peer.socket.shutdown(socket.SHUT_WR)
            self.want(peer, write=False)
        elif step is None:
            peer.until = float("inf")
            self.want(peer, write=False)
        else:
            peer.until = time.monotonic() + step
            self.wake_at(peer.until, peer)
            self.want(peer, write=False)
        return False

    def ended(self, peer, failed):
        if failed:
            self.refused += 1
        del self.peers[peer.socket.fileno()]
        peer.socket.close()
        peer.socket = None
        if peer.again is not None:
            self.wake_at(time.monotonic() + peer.again, peer)

    def close(self):
        for peer in self.peers.values():
            peer.socket.close()
        self.poll.close()
