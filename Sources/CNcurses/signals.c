// Signals as bits and a readable descriptor; the handlers do nothing else.
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "internal.h"

static const struct {
  int number;
  unsigned bit;
} watched[] = {
    {SIGWINCH, CN_SIGNAL_RESIZE}, {SIGTERM, CN_SIGNAL_CLOSE}, {SIGHUP, CN_SIGNAL_CLOSE},
    {SIGINT, CN_SIGNAL_CLOSE},    {SIGQUIT, CN_SIGNAL_CLOSE}, {SIGTSTP, CN_SIGNAL_STOP},
    {SIGCONT, CN_SIGNAL_CONTINUE},
};
enum { watched_count = sizeof watched / sizeof watched[0] };

static struct sigaction before[watched_count];
static atomic_uint came;
static atomic_int descriptor = -1;

int cn_wake_open(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

void cn_wake(int fd) {
  int kept = errno;
  uint64_t one = 1;
  // A full counter is readable already, so a failed write loses nothing.
  if (write(fd, &one, sizeof one) < 0) errno = kept;
}

void cn_settle(int fd) {
  uint64_t count;
  // Nothing to read means that it is settled.
  if (read(fd, &count, sizeof count) < 0) return;
}

// A second request to end, while the first is still waiting, means that the program hangs.
static void end_now(int number) {
  cn_rescue_now();
  signal(number, SIG_DFL);
  raise(number);
}

static void on_signal(int number) {
  for (int i = 0; i < watched_count; i++) {
    if (watched[i].number != number) continue;
    unsigned earlier = atomic_fetch_or(&came, watched[i].bit);
    if (watched[i].bit == CN_SIGNAL_CLOSE && (earlier & CN_SIGNAL_CLOSE)) end_now(number);
  }
  int fd = atomic_load(&descriptor);
  if (fd >= 0) cn_wake(fd);
}

int cn_signals_begin(void) {
  int fd = cn_wake_open();
  if (fd < 0) return -1;
  atomic_store(&came, 0);
  atomic_store(&descriptor, fd);
  struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  sigset_t wanted;
  sigemptyset(&wanted);
  for (int i = 0; i < watched_count; i++) {
    sigaction(watched[i].number, &action, &before[i]);
    sigaddset(&wanted, watched[i].number);
  }
  // A parent may have left them blocked.
  pthread_sigmask(SIG_UNBLOCK, &wanted, NULL);
  return 0;
}

void cn_signals_end(void) {
  for (int i = 0; i < watched_count; i++) sigaction(watched[i].number, &before[i], NULL);
  int fd = atomic_exchange(&descriptor, -1);
  if (fd >= 0) close(fd);
}

void cn_signals_stop_self(void) {
  struct sigaction kept, standard = {.sa_handler = SIG_DFL};
  sigaction(SIGTSTP, &standard, &kept);
  kill(getpid(), SIGTSTP);
  sigaction(SIGTSTP, &kept, NULL);
}

int cn_signals_descriptor(void) { return atomic_load(&descriptor); }

unsigned cn_signals_take(void) {
  int fd = atomic_load(&descriptor);
  if (fd >= 0) cn_settle(fd);
  // CLOSE stays, so that a second one is known.
  return atomic_fetch_and(&came, CN_SIGNAL_CLOSE);
}
