#pragma once

#include "mdg-record.h"
#include "mdg-store.h"

G_BEGIN_DECLS

/* Keeps the text index in step with records written in the same transaction: begin before the rows are
   written takes the old words out, end puts the new ones in. */
typedef struct _MdgSearchUpdate MdgSearchUpdate;

MdgSearchUpdate *mdg_search_update_begin (MdgStore *store,
                                          GPtrArray *records,
                                          GError **error);
gboolean mdg_search_update_end (MdgSearchUpdate *self,
                                GError **error);
void mdg_search_update_free (MdgSearchUpdate *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgSearchUpdate, mdg_search_update_free)

/* Whether making the whole index anew is faster than bringing it up to date for so many records. */
gboolean mdg_search_index_is_bulk (MdgStore *store,
                                   guint n_records);
/* Makes the whole index anew, inside the transaction of the caller: after bulk loads. */
gboolean mdg_search_index_rebuild (MdgStore *store,
                                   GError **error);
/* One slice of merging, for idle time; *more tells whether another would do good. */
gboolean mdg_search_index_merge (MdgStore *store,
                                 gboolean *more,
                                 GError **error);
/* A slice small enough to follow each save where no idle time comes. */
gboolean mdg_search_index_merge_little (MdgStore *store,
                                        GError **error);
/* Whether a live record is found by its own first and last words; TRUE for kinds that are not indexed. */
gboolean mdg_search_index_has (MdgStore *store,
                               MdgRecord *record);
/* FTS5's own check of the index, and that every live record is in it with the words it has. */
gboolean mdg_search_index_check (MdgStore *store,
                                 GError **error);

G_END_DECLS
