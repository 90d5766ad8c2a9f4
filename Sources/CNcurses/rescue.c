// The way back to a usable terminal, also from a crash. Standard error goes to memory while the
// screen is up and is shown afterwards: a message on the screen would be lost with it.
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

#include "internal.h"

static const int fatal[] = {SIGILL, SIGTRAP, SIGSEGV, SIGABRT, SIGBUS, SIGFPE};
enum { fatal_count = sizeof fatal / sizeof fatal[0] };

static struct sigaction before[fatal_count];
static struct termios saved;
static char reset[512];
static char alternate_stack[64 * 1024];
static atomic_bool armed;
static int real_error = -1;
static int kept_error = -1;

static void send_all(int fd, const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t sent = write(fd, bytes, count);
    if (sent <= 0) return;
    bytes += sent;
    count -= (size_t)sent;
  }
}

// What was written may quote outside text: control characters must not reach the terminal.
static void show_kept_error(void) {
  char part[1024];
  off_t offset = 0;
  for (;;) {
    ssize_t count = pread(kept_error, part, sizeof part, offset);
    if (count <= 0) return;
    offset += count;
    for (ssize_t i = 0; i < count; i++) {
      unsigned char byte = (unsigned char)part[i];
      if ((byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F) part[i] = '?';
    }
    send_all(STDERR_FILENO, part, (size_t)count);
  }
}

static void restore_error(void) {
  if (real_error < 0) return;
  dup2(real_error, STDERR_FILENO);
  show_kept_error();
}

void cn_rescue_now(void) {
  if (!atomic_exchange(&armed, false)) return;
  send_all(STDOUT_FILENO, reset, strlen(reset));
  tcsetattr(STDIN_FILENO, TCSANOW, &saved);
  restore_error();
}

// After this the earlier handler, Swift's, prints its backtrace on the restored screen.
static void on_crash(int number, siginfo_t *info, void *context) {
  (void)context;
  cn_rescue_now();
  for (int i = 0; i < fatal_count; i++)
    if (fatal[i] == number) sigaction(number, &before[i], NULL);
  // A fault happens again by itself; a signal that was sent does not.
  if (info->si_code <= 0) raise(number);
}

int cn_rescue_begin(void) {
  reset[0] = 0;
  if (tcgetattr(STDIN_FILENO, &saved) != 0) return -1;
  if (!isatty(STDERR_FILENO)) return 0;
  kept_error = memfd_create("stderr", MFD_CLOEXEC);
  real_error = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 10);
  if (kept_error < 0 || real_error < 0) return -1;
  fcntl(kept_error, F_SETFL, O_APPEND);
  dup2(kept_error, STDERR_FILENO);
  return 0;
}

void cn_rescue_reset_string(const char *text) {
  strncpy(reset, text, sizeof reset - 1);
}

void cn_rescue_arm(void) {
  stack_t stack = {.ss_sp = alternate_stack, .ss_size = sizeof alternate_stack};
  sigaltstack(&stack, NULL);
  struct sigaction action = {.sa_sigaction = on_crash, .sa_flags = SA_SIGINFO | SA_ONSTACK};
  sigemptyset(&action.sa_mask);
  atomic_store(&armed, true);
  for (int i = 0; i < fatal_count; i++) sigaction(fatal[i], &action, &before[i]);
}

void cn_rescue_disarm(void) {
  if (!atomic_exchange(&armed, false)) return;
  for (int i = 0; i < fatal_count; i++) sigaction(fatal[i], &before[i], NULL);
}

void cn_rescue_end(void) {
  restore_error();
  if (real_error >= 0) close(real_error);
  if (kept_error >= 0) close(kept_error);
  real_error = kept_error = -1;
}
