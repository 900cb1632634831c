#pragma once

#include <gtk/gtk.h>

#include "mdg-classify-sheet.h"

G_BEGIN_DECLS

/* The issues of a column as a small list to tick, opened at a cell. Space ticks and stays, Enter ticks and
   closes. It shows what it was told to be ticked; whoever listens does it. */
#define MDG_TYPE_ISSUE_LIST (mdg_issue_list_get_type ())
G_DECLARE_FINAL_TYPE (MdgIssueList, mdg_issue_list, MDG, ISSUE_LIST, GtkPopover)

/* Signals: toggled (char *issue). Belongs to cell and goes when it is closed. */
MdgIssueList *mdg_issue_list_open (GtkWidget *cell,
                                   MdgClassifySheet *sheet,
                                   guint row,
                                   guint column);
GtkListBox *mdg_issue_list_get_list (MdgIssueList *self);

G_END_DECLS
