#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where a record stands in a list: what it is sorted by and its row number. Lists fetch the keys that come
   after a key, never by counting rows. */
typedef struct
{
  gint64 id;
  char sort[24]; /* "2026-05-12T14:05", "" where unknown */
} MdgRecordKey;

G_END_DECLS
