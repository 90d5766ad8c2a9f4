// What the files of this target share.
#ifndef CNCURSES_INTERNAL_H
#define CNCURSES_INTERNAL_H

#include "CNcurses.h"

// rescue.c: the terminal as it was, and the way back that is safe in a signal handler.
int cn_rescue_begin(void);
void cn_rescue_reset_string(const char *reset);
void cn_rescue_arm(void);
void cn_rescue_disarm(void);
void cn_rescue_now(void);
void cn_rescue_end(void);

// signals.c
int cn_signals_begin(void);
void cn_signals_end(void);
void cn_signals_stop_self(void);

#endif
