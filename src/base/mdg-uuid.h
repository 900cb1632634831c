#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Identity of a record or a revision: 16 bytes, version 7 when made here. */
typedef struct
{
  guint8 bytes[16];
} MdgUuid;

#define MDG_UUID_STRING_SIZE 37

void mdg_uuid_generate (MdgUuid *uuid);
/* One in which nothing stands but chance, version 4: for what leaves without a time in it. */
void mdg_uuid_draw (MdgUuid *uuid);
/* The identity that follows from data and from nothing else, version 8: the same everywhere. */
void mdg_uuid_derive (MdgUuid *uuid,
                      const void *data,
                      gsize size);
gboolean mdg_uuid_is_derived (const MdgUuid *uuid);
gboolean mdg_uuid_is_nil (const MdgUuid *uuid);
gboolean mdg_uuid_equal (const MdgUuid *a,
                         const MdgUuid *b);
guint mdg_uuid_hash (gconstpointer uuid);
gboolean mdg_uuid_equal_func (gconstpointer a,
                              gconstpointer b);
void mdg_uuid_format (const MdgUuid *uuid,
                      char text[MDG_UUID_STRING_SIZE]);
char *mdg_uuid_dup_string (const MdgUuid *uuid);
gboolean mdg_uuid_parse (const char *text,
                         MdgUuid *uuid);

/* For made-up registers and tests only: the next identities follow from seed. */
void mdg_uuid_seed (guint64 seed,
                    gint64 start_ms);
void mdg_uuid_unseed (void);

G_END_DECLS
