#pragma once

#include "mdg-store.h"

G_BEGIN_DECLS

/* What a register or a copy of it holds, in a few figures. */
typedef struct
{
  MdgUuid origin;      /* which register it is; nil when unknown */
  MdgUuid last_change; /* nil in a register where nothing was done yet */
  gint64 last_change_id;
  gint64 last_change_at; /* ms since 1970 */
  gint64 last_audit_id;
  gint64 n_consultations; /* live */
  gint64 n_cases;
  gint64 n_drafts;
  char *newest_number;      /* of the consultation last entered; may be NULL */
  char *newest_received_at; /* of the consultation last received */
} MdgBackupSummary;

void mdg_backup_summary_clear (MdgBackupSummary *summary);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MdgBackupSummary, mdg_backup_summary_clear)

gboolean mdg_backup_query_summary (MdgStore *store,
                                   MdgBackupSummary *summary,
                                   GError **error);
/* Writes a compact copy to path, which must not be there; not synced. */
gboolean mdg_backup_query_copy (MdgStore *store,
                                const char *path,
                                GError **error);
/* Compares a copy with what store had at the copy's last change; DAMAGED when rows are missing. */
gboolean mdg_backup_query_verify (MdgStore *store,
                                  MdgStore *copy,
                                  GError **error);
/* Records of store that were made or changed after the change last in the copy; -1 on error. numbers gets those
   of the newest consultations and cases among them, at most limit. */
gint64 mdg_backup_query_lost (MdgStore *store,
                              const MdgBackupSummary *copy,
                              guint limit,
                              GPtrArray *numbers,
                              GError **error);

G_END_DECLS
