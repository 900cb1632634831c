#pragma once

#include "mdg-change-stack.h"
#include "mdg-page.h"

G_BEGIN_DECLS

/* A named set: its name, meeting and selection, its cases in order, and all cases to choose from. Everything is saved
   as it is done and can be taken back. */
#define MDG_TYPE_CASE_SET_PAGE (mdg_case_set_page_get_type ())
G_DECLARE_FINAL_TYPE (MdgCaseSetPage, mdg_case_set_page, MDG, CASE_SET_PAGE, MdgPage)

MdgCaseSetPage *mdg_case_set_page_new (MdgWorkspace *workspace,
                                       MdgChangeStack *stack);
void mdg_case_set_page_show (MdgCaseSetPage *self,
                             const MdgUuid *set);

G_END_DECLS
