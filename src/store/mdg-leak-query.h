#pragma once

#include "mdg-store.h"

G_BEGIN_DECLS

/* Where an identifying piece of the register stands. */
typedef enum
{
  MDG_LEAK_SOURCE_SUBJECT, /* name, kana */
  MDG_LEAK_SOURCE_FAMILY,
  MDG_LEAK_SOURCE_CONSULTER,
  MDG_LEAK_SOURCE_STAFF,
  MDG_LEAK_SOURCE_DOCTOR, /* name or house, as it was written */
  MDG_LEAK_SOURCE_PHONE,
  MDG_LEAK_SOURCE_ADDRESS,
  MDG_LEAK_SOURCE_TOWN, /* name, wide area */
  MDG_LEAK_SOURCE_AGENCY,
} MdgLeakSource;

typedef void (*MdgLeakSourceFound) (MdgLeakSource source,
                                    const char *first,
                                    const char *second,
                                    gpointer data);

/* Every piece once, of all records ever: who was taken back is still a person. */
gboolean mdg_leak_query_each (MdgStore *store,
                              MdgLeakSourceFound found,
                              gpointer data,
                              GError **error);

G_END_DECLS
