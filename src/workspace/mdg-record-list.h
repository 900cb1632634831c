#pragma once

#include "mdg-record-key.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 n_records;
  gint64 n_contacts;
  gint64 n_people;
} MdgRecordCounts;

/* How a kind of list asks the register. A request is what is asked for (filter, order, today), owned by
   the list and copied for the reader thread. */
typedef struct
{
  gpointer (*copy_request) (gconstpointer request);
  void (*free_request) (gpointer request);
  /* In the reader thread: MdgRecordKey after a key. */
  GArray *(*list) (MdgStore *store,
                   gconstpointer request,
                   const MdgRecordKey *after,
                   guint limit,
                   GError **error);
  gboolean (*count) (MdgStore *store,
                     gconstpointer request,
                     MdgRecordCounts *counts,
                     GError **error);
  /* On the main thread, well under a millisecond: what a row shows. */
  GObject *(*load_row) (MdgWorkspace *workspace,
                        gconstpointer request,
                        gint64 id);
  /* TRUE when the change concerns the row, which must then show itself anew. */
  gboolean (*refresh_row) (MdgWorkspace *workspace,
                           gconstpointer request,
                           GObject *row,
                           MdgChange *change);
  /* TRUE when the change may alter which rows there are. */
  gboolean (*concerns) (gconstpointer request,
                        MdgChange *change);
  GType (*get_row_type) (void);
} MdgRecordQuery;

/* A list of any length: keys come by page from the reader thread as more are asked for, rows are
   loaded when they are shown and forgotten again. It follows the register by itself and keeps its
   place: rows that stay are the same rows. */
#define MDG_TYPE_RECORD_LIST (mdg_record_list_get_type ())
G_DECLARE_FINAL_TYPE (MdgRecordList, mdg_record_list, MDG, RECORD_LIST, GObject)

/* Signals: "loaded" after a page came or rows changed, "counted" when the exact numbers are known, "failed" (GError). */

MdgRecordList *mdg_record_list_new (MdgWorkspace *workspace,
                                    const MdgRecordQuery *query);
/* Takes request; what is shown stays until the answer is there. */
void mdg_record_list_take_request (MdgRecordList *self,
                                   gpointer request);
gconstpointer mdg_record_list_get_request (MdgRecordList *self);
/* The next rows; nothing when all are there or they are asked for already. */
void mdg_record_list_fetch_more (MdgRecordList *self);
/* Asks again, keeping the place. */
void mdg_record_list_reload (MdgRecordList *self);
void mdg_record_list_stop (MdgRecordList *self);

/* TRUE until the answer to the last request is there. */
gboolean mdg_record_list_is_loading (MdgRecordList *self);
/* TRUE when every record is in the list. */
gboolean mdg_record_list_is_complete (MdgRecordList *self);
/* NULL until counted. */
const MdgRecordCounts *mdg_record_list_get_counts (MdgRecordList *self);
/* Place of the record among those fetched, or GTK_INVALID_LIST_POSITION (G_MAXUINT). */
guint mdg_record_list_find (MdgRecordList *self,
                            gint64 id);

G_END_DECLS
