#pragma once
#include <stdint.h>

// Writing an Excel workbook through libxlsxwriter, which is loaded when the first one is written.

/// A workbook of one sheet that is being written, row after row.
typedef struct workbook_writer workbook_writer;

/// NULL where it cannot be begun; `why` says why then. Rows go to temporary files in `scratch`.
workbook_writer *workbook_writer_open(const char *path, const char *scratch, const char *sheet, const char **why);
/// NULL, or what is wrong.
const char *workbook_writer_text(workbook_writer *writer, uint32_t row, uint16_t column, const char *text);
const char *workbook_writer_number(workbook_writer *writer, uint32_t row, uint16_t column, double number);
/// The day as a spreadsheet counts it, shown as ISO 8601 has it.
const char *workbook_writer_day(workbook_writer *writer, uint32_t row, uint16_t column, double day);
/// A column's name, in bold.
const char *workbook_writer_name(workbook_writer *writer, uint16_t column, const char *text);
/// Writes what is left and ends the file.
const char *workbook_writer_close(workbook_writer *writer);
