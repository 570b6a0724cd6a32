#include "shim.h"
#include <archive.h>
#include <archive_entry.h>
#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>

// Every function that is called, by the type that the library's own header gives it.
#define FUNCTIONS(use)               \
  use(archive_read_new)              \
  use(archive_read_support_format_zip) \
  use(archive_read_open_filename)    \
  use(archive_read_open_memory)      \
  use(archive_read_next_header)      \
  use(archive_read_data)             \
  use(archive_read_free)             \
  use(archive_error_string)          \
  use(archive_entry_pathname_utf8)   \
  use(archive_entry_pathname)

#define DECLARE(name) static __typeof__(name) *p_##name;
FUNCTIONS(DECLARE)

static const char *missing;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
  void *library = dlopen("libarchive.so.13", RTLD_NOW | RTLD_LOCAL);
  if (!library) {
    missing = "libarchive is not installed (Debian: libarchive13)";
    return;
  }
#define FIND(name)                                                   \
  p_##name = (__typeof__(name) *)dlsym(library, #name);              \
  if (!p_##name) missing = "libarchive lacks the function " #name;
  FUNCTIONS(FIND)
}

struct archive_reader {
  struct archive *archive;
};

archive_reader *archive_reader_open(const char *path, const void *memory, size_t length, const char **why) {
  pthread_once(&once, load);
  *why = missing;
  if (missing) return NULL;
  struct archive *archive = p_archive_read_new();
  archive_reader *reader = malloc(sizeof *reader);
  if (!archive || !reader) {
    *why = "out of memory";
    free(reader);
    if (archive) p_archive_read_free(archive);
    return NULL;
  }
  p_archive_read_support_format_zip(archive);
  int status = memory ? p_archive_read_open_memory(archive, memory, length)
                      : p_archive_read_open_filename(archive, path, 65536);
  if (status != ARCHIVE_OK) {
    *why = "not a ZIP archive";
    p_archive_read_free(archive);
    free(reader);
    return NULL;
  }
  reader->archive = archive;
  return reader;
}

int archive_reader_next(archive_reader *reader, const char **name) {
  struct archive_entry *entry;
  int status = p_archive_read_next_header(reader->archive, &entry);
  if (status == ARCHIVE_EOF) return 0;
  if (status < ARCHIVE_WARN) return -1;
  *name = p_archive_entry_pathname_utf8(entry);
  if (!*name) *name = p_archive_entry_pathname(entry);
  if (!*name) *name = "";
  return 1;
}

ssize_t archive_reader_read(archive_reader *reader, void *buffer, size_t length) {
  return p_archive_read_data(reader->archive, buffer, length);
}

const char *archive_reader_error(archive_reader *reader) {
  const char *words = p_archive_error_string(reader->archive);
  return words ? words : "damaged";
}

void archive_reader_close(archive_reader *reader) {
  p_archive_read_free(reader->archive);
  free(reader);
}
