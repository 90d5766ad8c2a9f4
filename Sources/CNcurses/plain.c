// A terminal that is only written line after line: keys come at once and are not echoed.
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "internal.h"

static struct termios before;
static bool is_open;
static bool has_brackets;
static int failure;

static void take_keys(void) {
  struct termios keys = before;
  keys.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG | IEXTEN);
  keys.c_iflag &= ~(tcflag_t)(IXON | INLCR | IGNCR);
  keys.c_cc[VMIN] = 1;
  keys.c_cc[VTIME] = 0;
  tcsetattr(STDIN_FILENO, TCSADRAIN, &keys);
  if (has_brackets) cn_send("\033[?2004h", 8);
}

static void give_back(void) {
  if (has_brackets) cn_send("\033[?2004l", 8);
  tcsetattr(STDIN_FILENO, TCSADRAIN, &before);
}

int cn_plain_open(void) {
  if (is_open) return CN_OPEN_ALREADY;
  if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) return CN_OPEN_NOT_A_TERMINAL;
  fflush(stdout);
  if (tcgetattr(STDIN_FILENO, &before) != 0 || cn_rescue_begin() != 0 ||
      cn_signals_begin() != 0) {
    failure = errno;
    cn_signals_end();
    cn_rescue_end();
    return CN_OPEN_SYSTEM_ERROR;
  }
  // A dumb terminal would show the sequence.
  const char *term = getenv("TERM");
  has_brackets = term != NULL && term[0] != 0 && strcmp(term, "dumb") != 0;
  cn_rescue_reset_string(has_brackets ? "\033[?2004l\r\n" : "\r\n");
  cn_rescue_arm();
  is_open = true;
  take_keys();
  static bool is_registered;
  if (!is_registered) is_registered = atexit(cn_plain_close) == 0;
  return CN_OPEN_OK;
}

int cn_plain_errno(void) { return failure; }

void cn_plain_close(void) {
  if (!is_open) return;
  is_open = false;
  give_back();
  cn_rescue_disarm();
  cn_signals_end();
  cn_rescue_end();
}

int cn_plain_read(unsigned char *bytes, int room, int wait) {
  struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
  if (poll(&input, 1, wait) <= 0) return 0;
  ssize_t count = read(STDIN_FILENO, bytes, (size_t)room);
  if (count < 0) return errno == EINTR || errno == EAGAIN ? 0 : -1;
  return count == 0 ? -1 : (int)count;
}

void cn_plain_suspend(void) {
  give_back();
  cn_signals_stop_self();
  take_keys();
}

void cn_plain_retake(void) { take_keys(); }
