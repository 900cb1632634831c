#pragma once

#include "mdg-store.h"

G_BEGIN_DECLS

/* One file that came in, so that it can be shown and taken back. */
typedef struct
{
  MdgUuid uuid;
  MdgUuid change;
  gint64 at; /* ms since 1970 */
  char *author;
  char *file_name; /* without its folder */
  char *kind;      /* "consultations" */
  char *counts;    /* JSON */
  gboolean is_undone;
} MdgImportRun;

void mdg_import_run_free (MdgImportRun *run);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgImportRun, mdg_import_run_free)

/* Inside the transaction of the change; hash are the 32 bytes of the file's SHA-256. */
gboolean mdg_import_run_table_insert (MdgStore *store,
                                      const MdgImportRun *run,
                                      const guint8 *hash,
                                      GError **error);
/* NOT_FOUND when there is no such import. */
MdgImportRun *mdg_import_run_table_load (MdgStore *store,
                                         const MdgUuid *uuid,
                                         GError **error);
/* Newest first. */
GPtrArray *mdg_import_run_table_list (MdgStore *store,
                                      guint limit,
                                      GError **error);

/* What stands in the register already: TRUE in *found for a live consultation received at that minute with the same
   text from the same person at the same place. */
gboolean mdg_import_query_find_same (MdgStore *store,
                                     const char *received_at,
                                     const char *text,
                                     const char *consulter_name,
                                     const char *affiliation,
                                     gboolean *found,
                                     GError **error);
/* Live subjects born that day and of that sex: of MdgRecord. */
GPtrArray *mdg_import_query_list_subjects (MdgStore *store,
                                           const char *birth,
                                           const char *sex,
                                           GError **error);

G_END_DECLS
