#pragma once

#include "mdg-workspace.h"

G_BEGIN_DECLS

/* One thing somebody did to a record, in words. */
typedef struct
{
  gint64 at; /* ms since 1970, display only */
  char *author;
  char *action;         /* what the change was called, translated */
  GPtrArray *sentences; /* of char *; what became of which field */
} MdgHistoryEntry;

void mdg_history_entry_free (MdgHistoryEntry *entry);

/* What was done to the record and to what belongs to it (contacts and next actions of a consultation; issues,
   findings and memos of a case; decisions and reviews of an issue or measure), newest first. Array of MdgHistoryEntry. */
GPtrArray *mdg_history_list (MdgWorkspace *workspace,
                             MdgKind kind,
                             const MdgUuid *uuid,
                             GError **error);

/* The difference of two states of one record as sentences, one a field; before NULL: it was made. */
GPtrArray *mdg_history_describe (MdgWorkspace *workspace,
                                 MdgRecord *before,
                                 MdgRecord *after);

/* "R8.5.12 火 14:05" of milliseconds. */
char *mdg_history_format_time (gint64 at);

G_END_DECLS
