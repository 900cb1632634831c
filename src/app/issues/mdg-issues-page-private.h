#pragma once

#include "mdg-issues-page.h"

#include "mdg-classify.h"
#include "mdg-issue-grid.h"
#include "mdg-issue-pane.h"
#include "mdg-issue-split.h"

G_BEGIN_DECLS

struct _MdgIssuesPage
{
  MdgPage parent_instance;

  MdgWorkspace *workspace;
  MdgChangeStack *changes;
  MdgClassifySheet *sheet;
  GArray *set_uuids;  /* of MdgUuid, in the order of the list; the last is nil, the queue */
  GArray *area_uuids; /* the first is nil */
  GArray *years;      /* int; the first is 0 */
  MdgUuid set;        /* nil: the queue */
  gboolean has_set;
  gboolean is_filling;
  guint drill_column;
  guint drill_group;
  guint reload_source;

  GtkStack *stack;
  GtkStack *content;
  MdgIssueSplit *split;
  GtkDropDown *sets;
  GtkDropDown *periods;
  GtkDropDown *areas;
  GtkWidget *drill_button;
  GtkLabel *drill_label;
  GtkWidget *choose_button;
  AdwStatusPage *none_page;
  GtkWidget *none_button;
  GtkBox *hints;
  MdgIssueGrid *grid;
  MdgIssuePane *pane;
};

/* Reads the register anew; the cursor keeps its case. */
void mdg_issues_page_reload (MdgIssuesPage *self);
void mdg_issues_page_say (MdgIssuesPage *self,
                          const char *text);
void mdg_issues_page_drill (MdgIssuesPage *self,
                            guint column,
                            guint group);
/* What is chosen above the sheet; strings are owned. */
void mdg_issues_page_get_filter (MdgIssuesPage *self,
                                 MdgUuid *area,
                                 char **from,
                                 char **to);
void mdg_issues_page_update_actions (MdgIssuesPage *self);

/* Keys, menu, what the sheet and the pane ask for (mdg-issues-page-actions.c). */
void mdg_issues_page_class_add_actions (GtkWidgetClass *widget_class);
void mdg_issues_page_connect (MdgIssuesPage *self);
/* Paper and files (mdg-issues-page-output.c). */
void mdg_issues_page_print (MdgPage *page);
void mdg_issues_page_export (MdgIssuesPage *self,
                             const char *suffix);
GtkWidget *mdg_issues_page_new_header (void);

G_END_DECLS
