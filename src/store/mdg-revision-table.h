#pragma once

#include "mdg-record.h"
#include "mdg-store.h"

G_BEGIN_DECLS

/* One state of a record, for histories in words. */
typedef struct
{
  MdgUuid uuid;
  gint64 change;
  gint64 at; /* ms since 1970, display only */
  char *author;
  char *action;
  MdgRecord *record; /* the values then */
} MdgRevision;

void mdg_revision_free (MdgRevision *revision);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgRevision, mdg_revision_free)

/* The revision that record now carries in its revision field, made of its values. */
gboolean mdg_revision_table_insert (MdgStore *store,
                                    MdgRecord *record,
                                    const MdgUuid *parent,
                                    gint64 change,
                                    GError **error);
/* The values of a revision; NULL without error for the nil uuid. */
MdgRecord *mdg_revision_table_load (MdgStore *store,
                                    const MdgUuid *revision,
                                    GError **error);
/* Oldest first, of MdgRevision. */
GPtrArray *mdg_revision_table_list (MdgStore *store,
                                    const MdgUuid *record,
                                    GError **error);

G_END_DECLS
