/* Senders for scripts/bench.sh journal: each has a connection and a user of its own, keeps so many sends unanswered, and
 * counts a message when its ok has come. One process, one epoll loop, loopback alone. Prints "ready" when all are in their
 * rooms, waits for a line on standard input, and then prints one line of JSON: what was acknowledged, in what time, and the
 * latencies from the write of a send to the reading of its ok.
 *
 * cc -O2 -o journal journal.c
 * journal --port P [--senders 100] [--rooms 100] [--window 32] [--size 100] [--seconds S | --messages N] [--rate R]
 *         [--prefix NAME]
 * Sender i is in room i modulo rooms; --rate is of all senders together, in messages a second (0: as fast as it goes). */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { WINDOW = 1024, IN = 1 << 17, LINE = 1 << 13, EVENTS = 256, PATIENCE_MS = 15000 };

struct sender {
    int fd, id, joined;
    int is_stuck;               /* the socket takes no more for now */
    int waiting, first;         /* sends without an answer, a ring: answers come in order */
    uint64_t sent_at[WINDOW];
    char *out, *in;
    size_t out_len, out_off, out_cap, in_len;
};

static int port, senders = 100, rooms = 100, window = 32, size = 100;
static double seconds, rate;
static long messages;
static const char *prefix = "s";

static struct sender *all;
static int epoll, joined;
static long sent, acknowledged;
static uint32_t *latency_us;
static long latencies, latencies_cap;
static uint64_t seed;

static void die(const char *what) { fprintf(stderr, "journal: %s: %s\n", what, strerror(errno)); exit(1); }
static void refuse(const char *what) { fprintf(stderr, "journal: %s\n", what); exit(1); }

static uint64_t now_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

static uint32_t dice(void)
{
    seed ^= seed << 13; seed ^= seed >> 7; seed ^= seed << 17;
    return (uint32_t)(seed >> 32);
}

/* The word of this number, four letters and more; words.py says the same. */
static size_t word(char *p, uint32_t n)
{
    size_t len = 0;
    for (n += 10000; n > 0; n /= 100) {
        p[len++] = "bcdfghjklmnprstvwxyz"[n % 20];
        p[len++] = "aeiou"[n / 20 % 5];
    }
    return len;
}

/* One word that hardly ever comes again, and then common ones: low numbers far more often than high ones. */
static size_t text(char *p)
{
    size_t len = word(p, 100000 + dice() % 900000);
    while (len < (size_t)size) {
        double u = dice() / 4294967296.0;
        p[len++] = ' ';
        len += word(p + len, (uint32_t)(4096 * u * u * u));
    }
    while (p[size - 1] == ' ') p[size - 1] = 'x';
    return (size_t)size;
}

static void add(struct sender *s, const char *p, size_t n)
{
    if (s->out_len + n > s->out_cap) {
        s->out_cap = 2 * (s->out_len + n);
        if (!(s->out = realloc(s->out, s->out_cap))) die("memory");
    }
    memcpy(s->out + s->out_len, p, n);
    s->out_len += n;
}

static void watch(struct sender *s, int op, uint32_t what)
{
    struct epoll_event e = { .events = what, .data.ptr = s };
    if (epoll_ctl(epoll, op, s->fd, &e)) die("epoll");
}

static void flush(struct sender *s)
{
    while (s->out_off < s->out_len) {
        ssize_t n = write(s->fd, s->out + s->out_off, s->out_len - s->out_off);
        if (n < 0 && errno == EAGAIN) {
            if (!s->is_stuck) watch(s, EPOLL_CTL_MOD, EPOLLIN | EPOLLOUT);
            s->is_stuck = 1;
            return;
        }
        if (n < 0) die("write");
        s->out_off += (size_t)n;
    }
    if (s->is_stuck) watch(s, EPOLL_CTL_MOD, EPOLLIN);
    s->is_stuck = 0;
    s->out_off = s->out_len = 0;
}

static void enter(struct sender *s)
{
    char line[512];
    int n = snprintf(line, sizeof line,
        "{\"type\":\"register\",\"id\":1,\"user\":\"%s%d\",\"password\":\"load-load-load\"}\n"
        "{\"type\":\"join\",\"id\":2,\"room\":\"%sroom%d\",\"create\":true,\"limit\":0}\n",
        prefix, s->id, prefix, s->id % rooms);
    add(s, line, (size_t)n);
    flush(s);
}

static void say(struct sender *s)
{
    char line[LINE];
    int n = snprintf(line, sizeof line, "{\"type\":\"send\",\"id\":%ld,\"room\":\"%sroom%d\",\"cid\":\"%ld\",\"text\":\"",
        sent, prefix, s->id % rooms, sent);
    n += (int)text(line + n);
    memcpy(line + n, "\"}\n", 3);
    s->sent_at[(s->first + s->waiting++) % WINDOW] = now_ns();
    sent++;
    add(s, line, (size_t)n + 3);
}

static void answered(struct sender *s)
{
    if (s->joined < 2) {
        if (++s->joined == 2) joined++;
        return;
    }
    if (!s->waiting) refuse("an answer to nothing");
    if (latencies == latencies_cap) {
        latencies_cap = latencies_cap ? 2 * latencies_cap : 1 << 20;
        if (!(latency_us = realloc(latency_us, (size_t)latencies_cap * sizeof *latency_us))) die("memory");
    }
    latency_us[latencies++] = (uint32_t)((now_ns() - s->sent_at[s->first]) / 1000);
    s->first = (s->first + 1) % WINDOW;
    s->waiting--;
    acknowledged++;
}

/* A quote in a text is escaped, so these are the line's own fields. */
static int has(const char *line, size_t n, const char *field) { return memmem(line, n, field, strlen(field)) != NULL; }

static void heard(struct sender *s, const char *line, size_t n)
{
    size_t head = n < 24 ? n : 24;
    if (has(line, head, "\"type\":\"ok\"")) answered(s);
    else if (has(line, head, "\"type\":\"message\"")) return;
    else if (has(line, n, "\"type\":\"error\"") || has(line, n, "\"type\":\"bye\"") || has(line, n, "\"type\":\"behind\"")) {
        fprintf(stderr, "journal: the server said %.*s\n", (int)n, line);
        exit(1);
    } else if (has(line, n, "\"type\":\"ok\"")) answered(s);
    else if (has(line, n, "\"type\":\"ping\"")) { add(s, "{\"type\":\"pong\"}\n", 16); flush(s); }
}

static void hear(struct sender *s)
{
    ssize_t n = read(s->fd, s->in + s->in_len, IN - s->in_len);
    if (n < 0 && errno == EAGAIN) return;
    if (n < 0) die("read");
    if (n == 0) refuse("the server closed a connection");
    s->in_len += (size_t)n;
    char *p = s->in, *end = s->in + s->in_len, *lf;
    for (; (lf = memchr(p, '\n', (size_t)(end - p))); p = lf + 1) heard(s, p, (size_t)(lf - p));
    s->in_len = (size_t)(end - p);
    if (s->in_len == IN) refuse("a line that is too long");
    memmove(s->in, p, s->in_len);
}

static void turn(int wait_ms)
{
    struct epoll_event ready[EVENTS];
    int n = epoll_wait(epoll, ready, EVENTS, wait_ms);
    if (n < 0 && errno != EINTR) die("epoll_wait");
    for (int i = 0; i < n; i++) {
        struct sender *s = ready[i].data.ptr;
        if (ready[i].events & (EPOLLIN | EPOLLHUP | EPOLLERR)) hear(s);
        if (ready[i].events & EPOLLOUT) flush(s);
    }
}

static void open_sender(struct sender *s, int id)
{
    struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port),
        .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    int one = 1;
    s->id = id;
    if (!(s->in = malloc(IN))) die("memory");
    if ((s->fd = socket(AF_INET, SOCK_STREAM, 0)) < 0) die("socket");
    if (connect(s->fd, (struct sockaddr *)&to, sizeof to)) die("connect");
    setsockopt(s->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    fcntl(s->fd, F_SETFL, O_NONBLOCK);
    watch(s, EPOLL_CTL_ADD, EPOLLIN);
    enter(s);
}

static int by_size(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

static uint32_t quantile(double q) { return latencies ? latency_us[(long)(q * (double)(latencies - 1))] : 0; }

/* Sends what may be sent now. False when all is sent. */
static int more(uint64_t begun, uint64_t now)
{
    double elapsed = (double)(now - begun) / 1e9;
    if ((seconds > 0 && elapsed >= seconds) || (messages > 0 && sent >= messages)) return 0;
    long due = rate > 0 ? (long)(elapsed * rate) : sent + 1L * senders * window;
    if (messages > 0 && due > messages) due = messages;
    /* Everybody in turn, from another one each time, so that a rate is shared. */
    static int turn_of;
    for (int i = 0; i < senders; i++) {
        struct sender *s = &all[(turn_of + i) % senders];
        int before = s->waiting;
        while (s->waiting < window && sent < due && !s->is_stuck) {
            say(s);
            if (rate > 0) break;
        }
        if (s->waiting > before) flush(s);
    }
    turn_of = (turn_of + 1) % senders;
    return 1;
}

static void parse(int argc, char **argv)
{
    static const struct option options[] = {
        { "port", 1, 0, 'p' }, { "senders", 1, 0, 's' }, { "rooms", 1, 0, 'r' }, { "window", 1, 0, 'w' },
        { "size", 1, 0, 'b' }, { "seconds", 1, 0, 't' }, { "messages", 1, 0, 'n' }, { "rate", 1, 0, 'R' },
        { "prefix", 1, 0, 'x' }, { 0, 0, 0, 0 } };
    for (int o; (o = getopt_long(argc, argv, "", options, NULL)) != -1;) {
        switch (o) {
        case 'p': port = atoi(optarg); break;
        case 's': senders = atoi(optarg); break;
        case 'r': rooms = atoi(optarg); break;
        case 'w': window = atoi(optarg); break;
        case 'b': size = atoi(optarg); break;
        case 't': seconds = atof(optarg); break;
        case 'n': messages = atol(optarg); break;
        case 'R': rate = atof(optarg); break;
        case 'x': prefix = optarg; break;
        default: exit(2);
        }
    }
    if (port < 1 || senders < 1 || rooms < 1 || window < 1 || window > WINDOW || size < 16 || size > LINE / 2
            || (seconds <= 0 && messages <= 0))
        refuse("see the head of journal.c for the options");
}

int main(int argc, char **argv)
{
    parse(argc, argv);
    seed = now_ns() | 1;
    if ((epoll = epoll_create1(0)) < 0) die("epoll");
    if (!(all = calloc((size_t)senders, sizeof *all))) die("memory");
    for (int i = 0; i < senders; i++) open_sender(&all[i], i);
    for (uint64_t begun = now_ns(); joined < senders; turn(100))
        if (now_ns() - begun > PATIENCE_MS * 1000000ull) refuse("not everybody could come in");
    puts("ready");
    fflush(stdout);
    char go[16];
    if (!fgets(go, sizeof go, stdin)) return 0;

    uint64_t begun = now_ns(), heard_at = begun;
    long before = 0;
    /* A rate needs a look at the clock now and then; without one an answer is what there is to wait for. */
    while (more(begun, now_ns())) {
        turn(rate > 0 ? 1 : 100);
        if (acknowledged > before || sent == acknowledged) { before = acknowledged; heard_at = now_ns(); }
        if (now_ns() - heard_at > PATIENCE_MS * 1000000ull) refuse("no answer for too long");
    }
    for (uint64_t since = now_ns(); acknowledged < sent; turn(100))
        if (now_ns() - since > PATIENCE_MS * 1000000ull) refuse("the last answers did not come");
    double took = (double)(now_ns() - begun) / 1e9;
    qsort(latency_us, (size_t)latencies, sizeof *latency_us, by_size);
    printf("{\"messages\":%ld,\"seconds\":%.3f,\"per_second\":%.0f,\"p50_us\":%u,\"p99_us\":%u,\"max_us\":%u}\n",
        acknowledged, took, (double)acknowledged / took, quantile(.5), quantile(.99), quantile(1));
    return 0;
}
