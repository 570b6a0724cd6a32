#pragma once
#include <expat.h>

/// What a parser says that stopped because it was told to.
static inline int expat_aborted(void) { return XML_ERROR_ABORTED; }
