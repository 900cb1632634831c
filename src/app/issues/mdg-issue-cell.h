#pragma once

#include <gtk/gtk.h>

#include "mdg-classify-sheet.h"

G_BEGIN_DECLS

/* A head has room for so many lines. */
#define MDG_GRID_HEAD_LINES 4

/* A cell of the issue sheet. It is used again for other places while one scrolls. */
#define MDG_TYPE_ISSUE_CELL (mdg_issue_cell_get_type ())
G_DECLARE_FINAL_TYPE (MdgIssueCell, mdg_issue_cell, MDG, ISSUE_CELL, GtkWidget)

/* role: GRID_CELL, ROW_HEADER or COLUMN_HEADER. */
MdgIssueCell *mdg_issue_cell_new (GtkAccessibleRole role);

/* The ticks of a place, in at most max_lines lines. */
void mdg_issue_cell_bind_ticks (MdgIssueCell *self,
                                MdgClassifySheet *sheet,
                                guint row,
                                guint column,
                                guint max_lines);
/* The case of a row. */
void mdg_issue_cell_bind_case (MdgIssueCell *self,
                               MdgClassifySheet *sheet,
                               guint row,
                               int letter_width);
/* A head that may take several lines. */
void mdg_issue_cell_bind_head (MdgIssueCell *self,
                               const char *head,
                               const char *name,
                               MdgIssueGroupStyle style,
                               gboolean is_last);
/* A head over a whole group, with its mark. */
void mdg_issue_cell_bind_group (MdgIssueCell *self,
                                const MdgColumnGroup *group);
void mdg_issue_cell_set_is_cursor (MdgIssueCell *self,
                                   gboolean is_cursor);

const char *mdg_issue_cell_get_text (MdgIssueCell *self);

/* "mdg-in-area" and the like, for other widgets that show the group. */
const char *mdg_issue_group_style_class (MdgIssueGroupStyle style);
const char *mdg_issue_group_tint_class (MdgIssueGroupStyle style);

/* "A、支援の拒否: 受診拒否、未申請", as it is read aloud and shown on hovering. */
char *mdg_issue_cell_dup_name (MdgClassifySheet *sheet,
                               guint row,
                               guint column);

G_END_DECLS
