#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The sheet and what stands beside it; in a narrow window below it. (A GtkBox asks its layout manager and not its
   class for a place, so that a page cannot turn itself.) */
#define MDG_TYPE_ISSUE_SPLIT (mdg_issue_split_get_type ())
G_DECLARE_FINAL_TYPE (MdgIssueSplit, mdg_issue_split, MDG, ISSUE_SPLIT, GtkWidget)

void mdg_issue_split_set_children (MdgIssueSplit *self,
                                   GtkWidget *sheet,
                                   GtkWidget *pane);

G_END_DECLS
