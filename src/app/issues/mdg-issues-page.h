#pragma once

#include "mdg-change-stack.h"
#include "mdg-page.h"
#include "mdg-window.h"

G_BEGIN_DECLS

/* 課題整理: the cases of a named set × the columns of issues. Cells are ticked by keys, by reading and by letters;
   what a cell rests on stands beside it; totals lead to their cases. */
#define MDG_TYPE_ISSUES_PAGE (mdg_issues_page_get_type ())
G_DECLARE_FINAL_TYPE (MdgIssuesPage, mdg_issues_page, MDG, ISSUES_PAGE, MdgPage)

MdgIssuesPage *mdg_issues_page_new (MdgWorkspace *workspace,
                                    MdgChangeStack *stack);

/* Shows a set; nil for the queue of cases that wait. */
void mdg_issues_page_show_set (MdgIssuesPage *self,
                               const MdgUuid *set);

/* What the pages of issues of the window undo; borrowed. */
MdgChangeStack *mdg_issues_get_changes (MdgWindow *window);

/* The page, its set editor, keys and commands. */
void mdg_issues_install (MdgWindow *window);

G_END_DECLS
