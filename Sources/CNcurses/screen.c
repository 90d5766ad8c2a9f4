// The screen: opening, rows of cells, colours, closing.
#include <curses.h>
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

#include "internal.h"
#include "keys.h"

// Paste in brackets and focus reports; then all modes off again, those of the mouse too.
static const char modes_on[] = "\033[?2004h\033[?1004h";
static const char modes_off[] =
    "\033[?1006l\033[?1002l\033[?1000l\033[?1004l\033[?2004l";
static const char mouse_on[] = "\033[?1002h\033[?1006h";
static const char mouse_off[] = "\033[?1006l\033[?1002l";

static SCREEN *screen;
static int failure;
static bool has_mouse_on;
static int cursor_shown = -1;

void cn_send(const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t sent = write(STDOUT_FILENO, bytes, count);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return;
    bytes += sent;
    count -= (size_t)sent;
  }
}

static void send_text(const char *text) { cn_send(text, strlen(text)); }

// Without UTF-8 every Chinese character is silently blank.
static bool choose_locale(void) {
  setlocale(LC_ALL, "");
  if (strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return true;
  return setlocale(LC_CTYPE, "C.UTF-8") != NULL || setlocale(LC_CTYPE, "en_US.UTF-8") != NULL;
}

// Appends a terminfo string without its padding.
static void append(char *text, size_t room, const char *name) {
  const char *part = tigetstr(name);
  if (part == NULL || part == (char *)-1) return;
  size_t end = strlen(text);
  while (*part && end + 1 < room) {
    const char *close = part[0] == '$' && part[1] == '<' ? strchr(part, '>') : NULL;
    if (close) {
      part = close + 1;
      continue;
    }
    text[end++] = *part++;
  }
  text[end] = 0;
}

static void prepare_reset(void) {
  char text[512];
  strcpy(text, modes_off);
  append(text, sizeof text - 2, "sgr0");
  append(text, sizeof text - 2, "cnorm");
  append(text, sizeof text - 2, "rmkx");
  append(text, sizeof text - 2, "rmcup");
  strcat(text, "\r\n");
  cn_rescue_reset_string(text);
}

static void set_up_curses(void) {
  raw();
  noecho();
  nonl();
  set_escdelay(25);
  if (has_colors()) {
    start_color();
    use_default_colors();
  }
  leaveok(stdscr, FALSE);
  scrollok(stdscr, FALSE);
  cn_keys_begin();
  cursor_shown = -1;
}

static int give_up(int reason) {
  failure = errno;
  cn_signals_end();
  cn_rescue_end();
  return reason;
}

static int open_terminal(void) {
  const char *term = getenv("TERM");
  if (term == NULL || term[0] == 0) return CN_OPEN_UNKNOWN_TERM;
  screen = newterm(term, stdout, stdin);
  if (screen == NULL) return CN_OPEN_UNKNOWN_TERM;
  const char *move = tigetstr("cup");
  if (move != NULL && move != (char *)-1) return CN_OPEN_OK;
  endwin();
  delscreen(screen);
  screen = NULL;
  return CN_OPEN_CANNOT_MOVE_CURSOR;
}

int cn_open(void) {
  if (screen != NULL) return CN_OPEN_ALREADY;
  if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) return CN_OPEN_NOT_A_TERMINAL;
  if (!choose_locale()) return CN_OPEN_NO_UTF8_LOCALE;
  fflush(stdout);
  if (cn_rescue_begin() != 0) return give_up(CN_OPEN_SYSTEM_ERROR);
  // Ours come first: ncurses leaves handlers alone that are set already.
  if (cn_signals_begin() != 0) return give_up(CN_OPEN_SYSTEM_ERROR);
  int opened = open_terminal();
  if (opened != CN_OPEN_OK) return give_up(opened);
  prepare_reset();
  set_up_curses();
  cn_rescue_arm();
  send_text(modes_on);
  static bool is_registered;
  if (!is_registered) is_registered = atexit(cn_close) == 0;
  return CN_OPEN_OK;
}

int cn_open_errno(void) { return failure; }

static bool has_second_screen(void) {
  const char *leave = tigetstr("rmcup");
  return leave != NULL && leave != (char *)-1;
}

void cn_close(void) {
  if (screen == NULL) return;
  send_text(modes_off);
  endwin();
  // Without a second screen to leave, the cursor stands on the last line of ours.
  if (!has_second_screen()) send_text("\r\n");
  cn_rescue_disarm();
  cn_keys_end();
  delscreen(screen);
  screen = NULL;
  has_mouse_on = false;
  cn_signals_end();
  cn_rescue_end();
}

int cn_colours(void) { return has_colors() ? COLORS : 0; }

int cn_pair(int ink, int paper) {
  int pair = alloc_pair(ink, paper);
  return pair < 0 ? 0 : pair;
}

int cn_columns(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

static attr_t attributes(uint32_t bits) {
  return (bits & CN_BOLD ? A_BOLD : 0) | (bits & CN_UNDERLINE ? A_UNDERLINE : 0) |
         (bits & CN_REVERSE ? A_REVERSE : 0) | (bits & CN_DIM ? A_DIM : 0);
}

static void set_cell(cchar_t *out, const struct cn_cell *cell) {
  wchar_t text[5] = {0};
  for (int i = 0; i < cell->count && i < 4; i++) text[i] = (wchar_t)cell->scalars[i];
  int pair = cell->pair;
  if (setcchar(out, text, attributes(cell->attributes), (short)pair, &pair) != ERR) return;
  setcchar(out, L"?", attributes(cell->attributes), (short)pair, &pair);
}

void cn_row(int y, const struct cn_cell *cells, int count) {
  cchar_t *row = calloc((size_t)count + 1, sizeof *row);
  if (row == NULL) return;
  for (int i = 0; i < count; i++) set_cell(&row[i], &cells[i]);
  // A whole row at once: half a wide character overwritten would shift the rest of the line.
  mvadd_wchnstr(y, 0, row, count);
  free(row);
}

void cn_flush(int y, int x) {
  int wanted = x >= 0;
  if (wanted != cursor_shown) {
    curs_set(wanted);
    cursor_shown = wanted;
  }
  move(wanted ? y : 0, wanted ? x : 0);
  wnoutrefresh(stdscr);
  doupdate();
}

void cn_repaint(void) { clearok(curscr, TRUE); }

bool cn_window(int *rows, int *cols) {
  struct winsize window;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) != 0) return false;
  if (window.ws_row == 0 || window.ws_col == 0) return false;
  *rows = window.ws_row;
  *cols = window.ws_col;
  return true;
}

void cn_resize(int rows, int cols) { resizeterm(rows, cols); }

void cn_mouse(bool on) {
  if (screen == NULL || on == has_mouse_on) return;
  has_mouse_on = on;
  send_text(on ? mouse_on : mouse_off);
}

void cn_bell(void) { beep(); }

void cn_suspend(void) {
  send_text(modes_off);
  def_prog_mode();
  endwin();
  cn_signals_stop_self();
  cn_retake();
}

void cn_retake(void) {
  reset_prog_mode();
  send_text(modes_on);
  if (has_mouse_on) send_text(mouse_on);
  cursor_shown = -1;
  cn_repaint();
  wnoutrefresh(stdscr);
  doupdate();
}
