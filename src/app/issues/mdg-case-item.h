#pragma once

#include "mdg-case-sets.h"

G_BEGIN_DECLS

/* A case that can be chosen for a set, as a list of GTK wants it. Property is-chosen. */
#define MDG_TYPE_CASE_ITEM (mdg_case_item_get_type ())
G_DECLARE_FINAL_TYPE (MdgCaseItem, mdg_case_item, MDG, CASE_ITEM, GObject)

/* Takes choice. */
MdgCaseItem *mdg_case_item_new (MdgWorkspace *workspace,
                                MdgCaseChoice *choice);
const MdgCaseChoice *mdg_case_item_get_choice (MdgCaseItem *self);
gboolean mdg_case_item_get_is_chosen (MdgCaseItem *self);
void mdg_case_item_set_is_chosen (MdgCaseItem *self,
                                  gboolean is_chosen);
/* "甲野 花子 80代女", or what a case on paper is known by. */
const char *mdg_case_item_get_title (MdgCaseItem *self);
/* Number, area, opened on, how far it is classified. */
const char *mdg_case_item_get_detail (MdgCaseItem *self);
/* All words (folded) stand in what is known of the case. */
gboolean mdg_case_item_matches (MdgCaseItem *self,
                                char **words);

G_END_DECLS
