// keys.c: reading through a pad of its own, because reading from a window would also draw it.
#ifndef CNCURSES_KEYS_H
#define CNCURSES_KEYS_H

void cn_keys_begin(void);
void cn_keys_end(void);

#endif
