#pragma once

#include "mdg-exchange-query.h"
#include "mdg-merge.h"

G_BEGIN_DECLS

/* What comes in from an exchange file, inside the transaction of the caller: revisions are added, then every record they belong to is settled
   by mdg_merge_resolve (). All of it is one change that mdg_change_table_undo () takes back. */
typedef struct _MdgExchangeLoad MdgExchangeLoad;

typedef struct
{
  guint n_new;      /* records */
  guint n_same;     /* that were known as they stand */
  guint n_update;   /* that stand differently now */
  guint n_conflict; /* of the new and updated: with a field that is to be decided */
} MdgExchangeCounts;

MdgExchangeLoad *mdg_exchange_load_begin (MdgStore *store,
                                          const char *author,
                                          GError **error);
void mdg_exchange_load_free (MdgExchangeLoad *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgExchangeLoad, mdg_exchange_load_free)

gboolean mdg_exchange_load_add_origin (MdgExchangeLoad *self,
                                       const MdgOriginRow *row,
                                       GError **error);
gboolean mdg_exchange_load_add_change (MdgExchangeLoad *self,
                                       const MdgChangeRow *row,
                                       GError **error);
/* INVALID when it names an origin or a change that was not added. */
gboolean mdg_exchange_load_add_revision (MdgExchangeLoad *self,
                                         const MdgRevisionRow *row,
                                         GError **error);
/* INVALID when a record is not as records must be, CONFLICT when one refers to nothing. uuid is what undo takes. */
gboolean mdg_exchange_load_end (MdgExchangeLoad *self,
                                MdgExchangeCounts *counts,
                                MdgUuid *uuid,
                                GError **error);

G_END_DECLS
