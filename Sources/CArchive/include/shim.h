#pragma once
#include <stddef.h>
#include <sys/types.h>

// Reading a ZIP archive through libarchive, which is loaded when the first one is opened: linked, it and the dozen libraries it
// brings would cost every start of the program more than opening its database does.

/// An archive that is being read, entry by entry.
typedef struct archive_reader archive_reader;

/// NULL where it cannot be opened; `why` says why then. The bytes of `memory`, or the file where there is none.
archive_reader *archive_reader_open(const char *path, const void *memory, size_t length, const char **why);
/// Goes to the next entry: 1 with its name, 0 at the end, -1 where the archive is damaged.
int archive_reader_next(archive_reader *reader, const char **name);
/// The next bytes of the entry: 0 at its end, negative where it is damaged.
ssize_t archive_reader_read(archive_reader *reader, void *buffer, size_t length);
/// What is wrong.
const char *archive_reader_error(archive_reader *reader);
void archive_reader_close(archive_reader *reader);
