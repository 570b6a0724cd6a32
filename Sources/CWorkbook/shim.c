#include "shim.h"
#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <xlsxwriter.h>

// Every function that is called, by the type that the library's own header gives it.
#define FUNCTIONS(use)             \
  use(workbook_new_opt)            \
  use(workbook_add_worksheet)      \
  use(workbook_add_format)         \
  use(workbook_close)              \
  use(format_set_num_format)       \
  use(format_set_bold)             \
  use(worksheet_freeze_panes)      \
  use(worksheet_write_string)      \
  use(worksheet_write_number)      \
  use(lxw_strerror)

#define DECLARE(name) static __typeof__(name) *p_##name;
FUNCTIONS(DECLARE)

static const char *missing;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
  void *library = dlopen("libxlsxwriter.so.4", RTLD_NOW | RTLD_LOCAL);
  if (!library) {
    missing = "libxlsxwriter is not installed (Debian: libxlsxwriter4)";
    return;
  }
#define FIND(name)                                      \
  p_##name = (__typeof__(name) *)dlsym(library, #name); \
  if (!p_##name) missing = "libxlsxwriter lacks the function " #name;
  FUNCTIONS(FIND)
}

struct workbook_writer {
  lxw_workbook *workbook;
  lxw_worksheet *sheet;
  lxw_format *day;
  lxw_format *amount;
  lxw_format *name;
};

static const char *words(lxw_error error) { return error == LXW_NO_ERROR ? NULL : p_lxw_strerror(error); }

workbook_writer *workbook_writer_open(const char *path, const char *scratch, const char *sheet, const char **why) {
  pthread_once(&once, load);
  *why = missing;
  if (missing) return NULL;
  workbook_writer *writer = calloc(1, sizeof *writer);
  lxw_workbook_options options = {.constant_memory = LXW_TRUE, .tmpdir = (char *)scratch};
  if (writer) writer->workbook = p_workbook_new_opt(path, &options);
  if (writer && writer->workbook) writer->sheet = p_workbook_add_worksheet(writer->workbook, sheet);
  if (!writer || !writer->sheet) {
    *why = "the workbook cannot be begun";
    free(writer);
    return NULL;
  }
  writer->day = p_workbook_add_format(writer->workbook);
  p_format_set_num_format(writer->day, "yyyy-mm-dd");
  writer->amount = p_workbook_add_format(writer->workbook);
  p_format_set_num_format(writer->amount, "0.00");
  writer->name = p_workbook_add_format(writer->workbook);
  p_format_set_bold(writer->name);
  p_worksheet_freeze_panes(writer->sheet, 1, 0);
  return writer;
}

bool workbook_writer_sheet(workbook_writer *writer, const char *sheet) {
  lxw_worksheet *next = p_workbook_add_worksheet(writer->workbook, sheet);
  if (!next) return false;
  writer->sheet = next;
  p_worksheet_freeze_panes(next, 1, 0);
  return true;
}

const char *workbook_writer_text(workbook_writer *writer, uint32_t row, uint16_t column, const char *text) {
  return words(p_worksheet_write_string(writer->sheet, row, column, text, NULL));
}

const char *workbook_writer_number(workbook_writer *writer, uint32_t row, uint16_t column, double number) {
  return words(p_worksheet_write_number(writer->sheet, row, column, number, NULL));
}

const char *workbook_writer_amount(workbook_writer *writer, uint32_t row, uint16_t column, double amount) {
  return words(p_worksheet_write_number(writer->sheet, row, column, amount, writer->amount));
}

const char *workbook_writer_day(workbook_writer *writer, uint32_t row, uint16_t column, double day) {
  return words(p_worksheet_write_number(writer->sheet, row, column, day, writer->day));
}

const char *workbook_writer_name(workbook_writer *writer, uint16_t column, const char *text) {
  return words(p_worksheet_write_string(writer->sheet, 0, column, text, writer->name));
}

const char *workbook_writer_close(workbook_writer *writer) {
  const char *why = words(p_workbook_close(writer->workbook));
  free(writer);
  return why;
}
