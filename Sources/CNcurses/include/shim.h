#pragma once

/* These must precede every libc header: wcwidth, the wide character API, functions instead of macros. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif
#ifndef _XOPEN_SOURCE_EXTENDED
#define _XOPEN_SOURCE_EXTENDED 1
#endif
#ifndef NCURSES_WIDECHAR
#define NCURSES_WIDECHAR 1
#endif
#ifndef NCURSES_NOMACROS
#define NCURSES_NOMACROS 1
#endif
#include <locale.h>
#include <ncursesw/curses.h>
#include <stdint.h>
#include <term.h>
#include <wchar.h>
#undef lines
#undef columns
#undef tab
#undef bell

/* Swift 6 refuses C globals and cannot see macros with casts; these cost nothing. */
static inline WINDOW *nc_stdscr(void) { return stdscr; }
static inline WINDOW *nc_curscr(void) { return curscr; }
static inline int nc_colors(void) { return COLORS; }
static inline int nc_color_pairs(void) { return COLOR_PAIRS; }
static inline attr_t nc_bold(void) { return WA_BOLD; }
static inline attr_t nc_dim(void) { return WA_DIM; }
static inline attr_t nc_underline(void) { return WA_UNDERLINE; }
static inline attr_t nc_reverse(void) { return WA_REVERSE; }
static inline int nc_wcwidth(uint32_t scalar) { return wcwidth((wchar_t)scalar); }
/* tigetstr answers (char *)-1 for what is no string capability. */
static inline const char *nc_string(const char *name) {
  char *found = tigetstr(name);
  return found == (char *)-1 ? NULL : found;
}
/* Like newterm, which answers NULL where initscr would exit. */
int nc_start(const char *term);
/* What doupdate writes between the two goes into memory. The first answers -1 if it goes to the terminal itself, and then the
   second must not be called; that answers how many bytes there are, to be read with nc_update_read. */
int nc_update_begin(void);
int nc_update_end(void);
int nc_update_read(uint8_t *bytes, int count);
/* Colour pairs above 255 go through the options pointer. */
static inline void nc_set_style(WINDOW *window, attr_t attributes, int pair) {
  wattr_set(window, attributes, (short)0, &pair);
}
static inline void nc_put(WINDOW *window, int y, int x, const uint32_t *scalars, int count) {
  if (wmove(window, y, x) != ERR) waddnwstr(window, (const wchar_t *)scalars, count);
}

/* One character of the locale's coding: 1 when it is whole, 0 when more bytes are to come, -1 when it is none. */
static inline int nc_decode(const uint8_t *bytes, int count, uint32_t *code) {
  mbstate_t state = {0};
  wchar_t wide = 0;
  size_t used = mbrtowc(&wide, (const char *)bytes, (size_t)count, &state);
  *code = (uint32_t)wide;
  return used == (size_t)-2 ? 0 : used == (size_t)-1 ? -1 : 1;
}

/* The wake pipe: byte 0 for a wake from another thread, else the number of a signal. Answers the end to read, or -1. */
int nc_wake_open(void);
void nc_wake(void);
/* Call when the byte has been read and before looking at what the wake was for. */
void nc_wake_taken(void);

/* Sends the polite signals (INT, TERM, HUP, QUIT, WINCH, TSTP, CONT) through the wake pipe, and lets them in, in case they
   were blocked by whoever started us. */
void nc_signals_arm(void);
/* Stops as SIGTSTP does by default, and returns when continued. `group` stops the whole process group, as Ctrl-Z does. */
void nc_stop(int group);

/* From here on a crash or exit leaves the terminal as it is now: `bytes` are written, the line settings put back. Call before
   curses starts; the bytes may be set again later. */
void nc_rescue_arm(void);
void nc_rescue_write(const char *bytes, int count);
/* The terminal has been put back in order: nothing is left to rescue. */
void nc_rescue_disarm(void);

/* Keeps standard error off the screen. Standard error that is not the terminal is left alone. */
void nc_stderr_hold(void);
/* Ends that, and answers a file to read what was said meanwhile (close it), or -1 if there is none. */
int nc_stderr_release(void);
