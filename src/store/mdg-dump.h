#pragma once

#include <gio/gio.h>

#include "mdg-store.h"

G_BEGIN_DECLS

/* The current values of every record as canonical text: "table uuid {json}", one line a record, sorted by table and
   uuid; equal registers give equal bytes. Without revisions, drafts, settings, local ids, audit and stamps. With
   all, voided and tombstoned records too, marked after the uuid. */
gboolean mdg_dump_write (MdgStore *store,
                         gboolean all,
                         GOutputStream *stream,
                         GCancellable *cancellable,
                         GError **error);

G_END_DECLS
