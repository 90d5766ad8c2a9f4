// Keys: terminfo's names, and the sequences that terminfo does not know.
#include "keys.h"

#include <curses.h>
#include <poll.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

#include "CNcurses.h"

static WINDOW *pad;

// Codes of our own, above all that ncurses gives out.
enum { own_codes = 0x4000 };

static const struct {
  const char *sequence;
  int key;
} sequences[] = {
    {"\033[200~", CN_KEY_PASTE_START}, {"\033[201~", CN_KEY_PASTE_END},
    {"\033[I", CN_KEY_FOCUS_IN},       {"\033[O", CN_KEY_FOCUS_OUT},
    {"\033[<", CN_KEY_MOUSE},
};

static const struct {
  int code;
  int key;
} codes[] = {
    {KEY_UP, CN_KEY_UP},
    {KEY_SR, CN_KEY_UP},
    {KEY_DOWN, CN_KEY_DOWN},
    {KEY_SF, CN_KEY_DOWN},
    {KEY_LEFT, CN_KEY_LEFT},
    {KEY_SLEFT, CN_KEY_LEFT},
    {KEY_RIGHT, CN_KEY_RIGHT},
    {KEY_SRIGHT, CN_KEY_RIGHT},
    {KEY_HOME, CN_KEY_HOME},
    {KEY_SHOME, CN_KEY_HOME},
    {KEY_FIND, CN_KEY_HOME},
    {KEY_A1, CN_KEY_HOME},
    {KEY_END, CN_KEY_END},
    {KEY_SEND, CN_KEY_END},
    {KEY_SELECT, CN_KEY_END},
    {KEY_C1, CN_KEY_END},
    {KEY_PPAGE, CN_KEY_PAGE_UP},
    {KEY_SPREVIOUS, CN_KEY_PAGE_UP},
    {KEY_A3, CN_KEY_PAGE_UP},
    {KEY_NPAGE, CN_KEY_PAGE_DOWN},
    {KEY_SNEXT, CN_KEY_PAGE_DOWN},
    {KEY_C3, CN_KEY_PAGE_DOWN},
    {KEY_IC, CN_KEY_INSERT},
    {KEY_DC, CN_KEY_DELETE},
    {KEY_SDC, CN_KEY_DELETE},
    {KEY_BACKSPACE, CN_KEY_BACKSPACE},
    {KEY_ENTER, CN_KEY_ENTER},
    {KEY_BTAB, CN_KEY_BACK_TAB},
};

// With Ctrl or Alt held these have a number that differs from terminal to terminal, but a name.
static const struct {
  const char *name;
  int key;
} modified[] = {
    {"kUP", CN_KEY_UP},      {"kDN", CN_KEY_DOWN},      {"kLFT", CN_KEY_LEFT},
    {"kRIT", CN_KEY_RIGHT},  {"kHOM", CN_KEY_HOME},     {"kEND", CN_KEY_END},
    {"kPRV", CN_KEY_PAGE_UP}, {"kNXT", CN_KEY_PAGE_DOWN}, {"kIC", CN_KEY_INSERT},
    {"kDC", CN_KEY_DELETE},
};

#define COUNT(table) (int)(sizeof(table) / sizeof((table)[0]))

void cn_keys_begin(void) {
  pad = newpad(1, 1);
  if (pad == NULL) return;
  keypad(pad, TRUE);
  nodelay(pad, TRUE);
  for (int i = 0; i < COUNT(sequences); i++)
    define_key(sequences[i].sequence, own_codes + sequences[i].key);
}

void cn_keys_end(void) {
  if (pad != NULL) delwin(pad);
  pad = NULL;
}

static int key_of(int code) {
  if (code >= own_codes) return code - own_codes;
  if (code > KEY_F0 && code <= KEY_F0 + 63) return CN_KEY_F1 + (code - KEY_F0 - 1);
  for (int i = 0; i < COUNT(codes); i++)
    if (codes[i].code == code) return codes[i].key;
  const char *name = keyname(code);
  for (int i = 0; name != NULL && i < COUNT(modified); i++)
    if (strncmp(name, modified[i].name, strlen(modified[i].name)) == 0) return modified[i].key;
  return CN_KEY_UNKNOWN;
}

struct cn_input cn_read(void) {
  struct cn_input nothing = {CN_READ_NOTHING, 0};
  wint_t value = 0;
  if (pad == NULL) return nothing;
  switch (wget_wch(pad, &value)) {
    case OK:
      return (struct cn_input){CN_READ_SCALAR, (uint32_t)value};
    case KEY_CODE_YES:
      return (struct cn_input){CN_READ_KEY, (uint32_t)key_of((int)value)};
    default:
      return nothing;
  }
}

bool cn_at_end(void) {
  struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
  if (poll(&input, 1, 0) <= 0) return false;
  if (input.revents & (POLLHUP | POLLERR | POLLNVAL)) return true;
  int waiting = 0;
  return ioctl(STDIN_FILENO, FIONREAD, &waiting) != 0 || waiting == 0;
}
