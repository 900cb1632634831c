#pragma once

#include <gtk/gtk.h>

#include "mdg-classify.h"

G_BEGIN_DECLS

/* The rows of the lists beside the issue sheet. */

/* A tick: its label, weight, words of その他, and a button to take it away. Signals: removed (char *issue),
   weighted (char *tick, uint weight), worded (char *tick, char *text). */
#define MDG_TYPE_TICK_ROW (mdg_tick_row_get_type ())
G_DECLARE_FINAL_TYPE (MdgTickRow, mdg_tick_row, MDG, TICK_ROW, GtkListBoxRow)

MdgTickRow *mdg_tick_row_new (MdgClassifySheet *sheet,
                              const MdgMatrixTick *tick);

/* A sentence with its day; the quotation marked in the colour of the group. */
GtkWidget *mdg_evidence_row_new (const MdgEvidence *evidence,
                                 MdgIssueGroupStyle style);
/* NULL when it stands in no consultation. */
const char *mdg_evidence_row_get_consultation (GtkWidget *row);

/* An issue that fits what was typed, with the column it would go to. */
GtkWidget *mdg_suggestion_row_new (MdgTerm *term,
                                   const MdgIssueColumn *column,
                                   gboolean is_ticked);
const char *mdg_suggestion_row_get_code (GtkWidget *row);

/* An issue of the column and how many of the cases have it. */
GtkWidget *mdg_bar_row_new (const char *label,
                            guint n,
                            guint n_cases,
                            MdgIssueGroupStyle style);

/* Names a drop-down and the button inside that takes its focus, which GTK leaves without a name. */
void mdg_issue_name_drop_down (GtkWidget *drop_down,
                               const char *name);

G_END_DECLS
