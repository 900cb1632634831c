#pragma once

#include "mdg-record.h"
#include "mdg-store.h"

G_BEGIN_DECLS

/* What leaves the register in exchange files, in an order that follows from the records alone. What every register has by itself is left out:
   terms as they were delivered, and the profile of a centre that nobody worked in. */

typedef struct
{
  MdgUuid uuid;
  char *prefix;
  char *desk;
} MdgOriginRow;

typedef struct
{
  MdgUuid uuid;
  gint64 at;
  const char *author;
  const char *action;
} MdgChangeRow;

/* The uuid, parents and values of one revision; values NULL where they were erased. origin and change are nil where the identity of the
   revision follows from what it is. */
typedef struct
{
  MdgKind kind;
  MdgUuid record;
  MdgUuid uuid;
  MdgUuid parent;
  MdgUuid merge_parent;
  MdgUuid origin;
  MdgUuid change;
  MdgState state;
  char *decided;
  char *extra;
  MdgRecord *values;
} MdgRevisionRow;

typedef gboolean (*MdgOriginFunc) (const MdgOriginRow *row,
                                   gpointer data,
                                   GError **error);
typedef gboolean (*MdgChangeFunc) (const MdgChangeRow *row,
                                   gpointer data,
                                   GError **error);
typedef gboolean (*MdgRevisionFunc) (const MdgRevisionRow *row,
                                     gpointer data,
                                     GError **error);

/* When the last thing was done that leaves, in ms since 1970; 0 where nothing leaves. */
gboolean mdg_exchange_query_last_change (MdgStore *store,
                                         gint64 *at,
                                         GError **error);
gboolean mdg_exchange_query_each_origin (MdgStore *store,
                                         MdgOriginFunc func,
                                         gpointer data,
                                         GError **error);
gboolean mdg_exchange_query_each_change (MdgStore *store,
                                         MdgChangeFunc func,
                                         gpointer data,
                                         GError **error);
/* By kind, by record, parents before children. */
gboolean mdg_exchange_query_each_revision (MdgStore *store,
                                           MdgRevisionFunc func,
                                           gpointer data,
                                           GCancellable *cancellable,
                                           GError **error);

G_END_DECLS
