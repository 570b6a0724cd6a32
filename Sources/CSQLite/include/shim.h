#pragma once
#include <sqlite3.h>

// What takes a variable number of arguments, and so cannot be called from Swift.

/// No counting of allocated memory, which takes a lock for each allocation and is asked by nobody. Only before the first connection.
static inline int without_memory_statistics(void) { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }
