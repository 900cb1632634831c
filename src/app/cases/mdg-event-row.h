#pragma once

#include <gtk/gtk.h>

#include "mdg-case-issues.h"
#include "mdg-case-timeline.h"
#include "mdg-note-view.h"

G_BEGIN_DECLS

/* One event of the time line: day and time, the rail, what it was, and its note with the marked sentences. */
#define MDG_TYPE_EVENT_ROW (mdg_event_row_get_type ())
G_DECLARE_FINAL_TYPE (MdgEventRow, mdg_event_row, MDG, EVENT_ROW, GtkBox)

/* issues as mdg_case_issues_list gives them. */
GtkWidget *mdg_event_row_new (MdgWorkspace *workspace,
                              const MdgCaseEvent *event,
                              GPtrArray *issues,
                              gboolean is_last);
/* The record whose text it is; NULL when nothing in it can be marked. */
MdgRecord *mdg_event_row_get_note (MdgEventRow *self);
MdgNoteView *mdg_event_row_get_view (MdgEventRow *self);
/* Unfolds and selects the sentence of the finding; FALSE when it stands elsewhere. */
gboolean mdg_event_row_show_finding (MdgEventRow *self,
                                     MdgRecord *finding);

G_END_DECLS
