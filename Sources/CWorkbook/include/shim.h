#pragma once
#include <stdbool.h>
#include <stdint.h>

// Writing an Excel workbook through libxlsxwriter, which is loaded when the first one is written.

/// A workbook that is being written, sheet after sheet and row after row.
typedef struct workbook_writer workbook_writer;

/// NULL where it cannot be begun; `why` says why then. Rows go to temporary files in `scratch`.
workbook_writer *workbook_writer_open(const char *path, const char *scratch, const char *sheet, const char **why);
/// Begins the next sheet; false where there can be none of that name.
bool workbook_writer_sheet(workbook_writer *writer, const char *sheet);
/// NULL, or what is wrong.
const char *workbook_writer_text(workbook_writer *writer, uint32_t row, uint16_t column, const char *text);
const char *workbook_writer_number(workbook_writer *writer, uint32_t row, uint16_t column, double number);
/// The day as a spreadsheet counts it, shown as ISO 8601 has it.
const char *workbook_writer_amount(workbook_writer *writer, uint32_t row, uint16_t column, double amount);
const char *workbook_writer_day(workbook_writer *writer, uint32_t row, uint16_t column, double day);
/// A column's name, in bold.
const char *workbook_writer_name(workbook_writer *writer, uint16_t column, const char *text);
/// Writes what is left and ends the file.
const char *workbook_writer_close(workbook_writer *writer);
