/// ncursesw behind plain functions, and the system calls that a screen needs and Swift's Glibc
/// does not show. Everything but `cn_wake` and `cn_settle` is for one thread.
#ifndef CNCURSES_H
#define CNCURSES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// How `cn_open` ended.
enum {
  CN_OPEN_OK,
  CN_OPEN_ALREADY,
  CN_OPEN_NOT_A_TERMINAL,
  CN_OPEN_UNKNOWN_TERM,
  CN_OPEN_CANNOT_MOVE_CURSOR,
  CN_OPEN_NO_UTF8_LOCALE,
  CN_OPEN_SYSTEM_ERROR,
};

/// What `cn_read` found.
enum { CN_READ_NOTHING, CN_READ_SCALAR, CN_READ_KEY };

/// Keys by name; F1 is CN_KEY_F1 and so on upwards.
enum {
  CN_KEY_UP = 1,
  CN_KEY_DOWN,
  CN_KEY_LEFT,
  CN_KEY_RIGHT,
  CN_KEY_HOME,
  CN_KEY_END,
  CN_KEY_PAGE_UP,
  CN_KEY_PAGE_DOWN,
  CN_KEY_INSERT,
  CN_KEY_DELETE,
  CN_KEY_BACKSPACE,
  CN_KEY_ENTER,
  CN_KEY_BACK_TAB,
  CN_KEY_PASTE_START,
  CN_KEY_PASTE_END,
  CN_KEY_FOCUS_IN,
  CN_KEY_FOCUS_OUT,
  CN_KEY_MOUSE,
  CN_KEY_UNKNOWN,
  CN_KEY_F1 = 100,
};

/// Bits of `cn_cell.attributes`.
enum { CN_BOLD = 1, CN_UNDERLINE = 2, CN_REVERSE = 4, CN_DIM = 8 };

/// Bits of what `cn_signals_take` returns.
enum { CN_SIGNAL_RESIZE = 1, CN_SIGNAL_CLOSE = 2, CN_SIGNAL_STOP = 4, CN_SIGNAL_CONTINUE = 8 };

/// One character on the screen: a base and up to three marks.
struct cn_cell {
  uint32_t scalars[4];
  int32_t count;
  uint32_t attributes;
  int32_t pair;
};

struct cn_input {
  int32_t kind;
  uint32_t value;
};

/// Takes over the terminal on standard input and output. Signals and crashes restore it.
int cn_open(void);
/// Gives the terminal back and shows what was written to standard error meanwhile. May be repeated.
void cn_close(void);
/// The error number of the last CN_OPEN_SYSTEM_ERROR.
int cn_open_errno(void);

/// How many colours the terminal has; 0 for none.
int cn_colours(void);
/// A pair for two colour numbers, -1 being the terminal's own; 0 when there are no more.
int cn_pair(int ink, int paper);
/// Columns that the C library gives a scalar; -1 when it does not know it.
int cn_columns(uint32_t scalar);

/// Sets a whole row.
void cn_row(int y, const struct cn_cell *cells, int count);
/// Sends what changed; shows the cursor at a place, or hides it when `x` is negative.
void cn_flush(int y, int x);
/// Makes the next flush send everything.
void cn_repaint(void);
/// The window's size as the system tells it; false when it does not.
bool cn_window(int *rows, int *cols);
/// Follows a new window size.
void cn_resize(int rows, int cols);
/// Turns reports of buttons, wheel and drags on or off.
void cn_mouse(bool on);
void cn_bell(void);
/// Sends bytes as they are, past ncurses.
void cn_send(const char *bytes, size_t count);
/// Gives the terminal back and stops the process (SIGTSTP); returns when it goes on.
void cn_suspend(void);
/// Takes the terminal again after a stop that we did not see coming.
void cn_retake(void);

/// The next key or scalar that has already arrived; never blocks longer than an escape sequence.
struct cn_input cn_read(void);
/// Whether the terminal's input has ended for good.
bool cn_at_end(void);

/// Takes the terminal for keys and lines only; see `cn_open` for what comes back.
int cn_plain_open(void);
/// Gives it back. May be repeated.
void cn_plain_close(void);
/// The error number of the last CN_OPEN_SYSTEM_ERROR of `cn_plain_open`.
int cn_plain_errno(void);
/// The bytes that arrive within `wait` milliseconds: how many, or -1 when there will be no more.
int cn_plain_read(unsigned char *bytes, int room, int wait);
/// As `cn_suspend` and `cn_retake`.
void cn_plain_suspend(void);
void cn_plain_retake(void);

/// A descriptor that becomes readable when a signal came.
int cn_signals_descriptor(void);
/// The signals that came since the last call.
unsigned cn_signals_take(void);

/// A counter to wake a poll with; -1 on error.
int cn_wake_open(void);
/// Makes the descriptor readable. From any thread, also in a signal handler.
void cn_wake(int descriptor);
/// Makes it unreadable again.
void cn_settle(int descriptor);

#endif
