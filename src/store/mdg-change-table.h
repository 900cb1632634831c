#pragma once

#include "mdg-change.h"
#include "mdg-store.h"

G_BEGIN_DECLS

typedef enum
{
  MDG_APPLY_PLAIN = 0,
  MDG_APPLY_WITHOUT_INDEX = 1 << 0, /* bulk loads: the caller rebuilds the text index afterwards */
} MdgApplyFlags;

/* Saves a change inside the transaction of the caller: rows, revisions, audit, numbers, text index. The
   records of the change come back with their ids, revisions and numbers. A record edited meanwhile by
   somebody else is merged field by field; CONFLICT when both changed the same field. On failure the caller
   rolls back; the change is as it was and can be saved again. */
gboolean mdg_change_table_apply (MdgStore *store,
                                 MdgChange *change,
                                 MdgApplyFlags flags,
                                 GError **error);
/* The same in a transaction of its own: saved durably when it returns TRUE. */
gboolean mdg_change_table_save (MdgStore *store,
                                MdgChange *change,
                                GError **error);

/* Takes a change back by a new one, which is returned saved (undoing that one is redo): what it made is
   voided, what it altered gets its earlier values. A field edited since is kept; *kept lists the labels of
   the records concerned. In a transaction of its own. */
MdgChange *mdg_change_table_undo (MdgStore *store,
                                  const MdgUuid *change,
                                  const char *author,
                                  GPtrArray **kept,
                                  GError **error);

G_END_DECLS
