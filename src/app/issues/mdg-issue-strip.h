#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A part of the issue sheet that clips its children and puts each where it was told: the heads, the column of
   cases, the cells, the totals. Who owns it decides the places. */
#define MDG_TYPE_ISSUE_STRIP (mdg_issue_strip_get_type ())
G_DECLARE_FINAL_TYPE (MdgIssueStrip, mdg_issue_strip, MDG, ISSUE_STRIP, GtkWidget)

MdgIssueStrip *mdg_issue_strip_new (void);
void mdg_issue_strip_add (MdgIssueStrip *self,
                          GtkWidget *child);
/* For the size_allocate of its parent: the strip and, also where its size stays, its children. */
void mdg_issue_strip_allocate (MdgIssueStrip *self,
                               int x,
                               int y,
                               int width,
                               int height);
/* In pixels of the strip; taken over when the strip is allocated next. */
void mdg_issue_strip_place (GtkWidget *child,
                            int x,
                            int y,
                            int width,
                            int height);
void mdg_issue_strip_clear (MdgIssueStrip *self);

G_END_DECLS
