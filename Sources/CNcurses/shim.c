#include "shim.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

/* ncurses writes to a descriptor of its own, which during an update leads to memory and otherwise to the terminal. */
static int output = -1;
static int terminal = -1;
static int update = -1;

int nc_start(const char *term) {
  if (output < 0) {
    output = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    terminal = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    update = memfd_create("update", MFD_CLOEXEC);
  }
  FILE *stream = output < 0 ? NULL : fdopen(output, "w");
  return stream && newterm(term, stream, stdin) ? 0 : -1;
}

int nc_update_begin(void) {
  if (update < 0 || terminal < 0 || ftruncate(update, 0) != 0 || lseek(update, 0, SEEK_SET) != 0) return -1;
  return dup3(update, output, O_CLOEXEC) < 0 ? -1 : 0;
}

int nc_update_end(void) {
  dup3(terminal, output, O_CLOEXEC);
  return (int)lseek(update, 0, SEEK_CUR);
}

int nc_update_read(uint8_t *bytes, int count) { return (int)pread(update, bytes, (size_t)count, 0); }

static int wake_pipe[2] = {-1, -1};

static void wake_with(unsigned char byte) {
  int saved = errno;
  ssize_t written = write(wake_pipe[1], &byte, 1);
  (void)written;
  errno = saved;
}

int nc_wake_open(void) {
  if (wake_pipe[0] < 0 && pipe2(wake_pipe, O_NONBLOCK | O_CLOEXEC) != 0) return -1;
  return wake_pipe[0];
}

/* One byte however many wakes, so that the pipe always has room for a signal. */
static atomic_int wake_pending;

void nc_wake(void) {
  if (!atomic_exchange(&wake_pending, 1)) wake_with(0);
}

void nc_wake_taken(void) { atomic_store(&wake_pending, 0); }

static const int polite[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGWINCH, SIGTSTP, SIGCONT};
enum { polite_count = sizeof polite / sizeof polite[0] };

static void on_polite(int number) { wake_with((unsigned char)number); }

static void handle(int number, void (*handler)(int)) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, NULL);
}

void nc_signals_arm(void) {
  sigset_t open;
  sigemptyset(&open);
  for (int i = 0; i < polite_count; i++) {
    handle(polite[i], on_polite);
    sigaddset(&open, polite[i]);
  }
  pthread_sigmask(SIG_UNBLOCK, &open, NULL);
}

void nc_stop(int group) {
  handle(SIGCONT, SIG_DFL);
  handle(SIGTSTP, SIG_DFL);
  if (group)
    kill(0, SIGTSTP);
  else
    raise(SIGTSTP);
  handle(SIGTSTP, on_polite);
  handle(SIGCONT, on_polite);
}

static const int crashes[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGSYS};
enum { crash_count = sizeof crashes / sizeof crashes[0] };

static struct termios found_settings;
static volatile sig_atomic_t armed;
static int held_stderr = -1;
static int stderr_log = -1;
static char rescue_bytes[256];
static volatile sig_atomic_t rescue_count;

/* Only what a signal handler may call. */
static void say_held(void) {
  char block[512];
  ssize_t count;
  if (held_stderr < 0) return;
  lseek(stderr_log, 0, SEEK_SET);
  while ((count = read(stderr_log, block, sizeof block)) > 0) {
    for (ssize_t i = 0; i < count; i++) {
      unsigned char byte = (unsigned char)block[i];
      if ((byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F) block[i] = '?';
    }
    if (write(held_stderr, block, (size_t)count) < 0) break;
  }
}

static void rescue(void) {
  if (!armed) return;
  armed = 0;
  ssize_t written = write(STDOUT_FILENO, rescue_bytes, (size_t)rescue_count);
  (void)written;
  tcsetattr(STDIN_FILENO, TCSANOW, &found_settings);
  say_held();
}

static void on_crash(int number) {
  rescue();
  /* The default action, not the runtime's: its backtracer would ask questions for thirty seconds. */
  handle(number, SIG_DFL);
  raise(number);
}

void nc_rescue_write(const char *bytes, int count) {
  if (count > (int)sizeof rescue_bytes) return;
  rescue_count = 0;
  memcpy(rescue_bytes, bytes, (size_t)count);
  rescue_count = count;
}

void nc_rescue_arm(void) {
  static char stack[64 * 1024];
  static int exits_watched;
  if (tcgetattr(STDIN_FILENO, &found_settings) != 0) return;
  stack_t alternate = {.ss_sp = stack, .ss_size = sizeof stack};
  sigaltstack(&alternate, NULL);
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = on_crash;
  action.sa_flags = SA_ONSTACK | SA_NODEFER;
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < crash_count; i++) sigaction(crashes[i], &action, NULL);
  if (!exits_watched) exits_watched = atexit(rescue) == 0;
  armed = 1;
}

void nc_rescue_disarm(void) { armed = 0; }

void nc_stderr_hold(void) {
  if (held_stderr >= 0 || !isatty(STDERR_FILENO)) return;
  stderr_log = memfd_create("stderr", MFD_CLOEXEC);
  if (stderr_log < 0) return;
  held_stderr = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (held_stderr < 0 || dup2(stderr_log, STDERR_FILENO) < 0) {
    close(stderr_log);
    if (held_stderr >= 0) close(held_stderr);
    stderr_log = held_stderr = -1;
  }
}

int nc_stderr_release(void) {
  if (held_stderr < 0) return -1;
  int log = stderr_log;
  dup2(held_stderr, STDERR_FILENO);
  close(held_stderr);
  held_stderr = stderr_log = -1;
  lseek(log, 0, SEEK_SET);
  return log;
}
