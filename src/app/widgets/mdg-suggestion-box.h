#pragma once

#include <gtk/gtk.h>

#include "mdg-change-stack.h"
#include "mdg-suggestions.h"

G_BEGIN_DECLS

/* Up to five proposed issues, each with its key (Alt+1 … 5) and the words that speak for it. Not to be seen when
   there is none. Whoever shows it takes what is chosen; nothing is taken by itself. */
#define MDG_TYPE_SUGGESTION_BOX (mdg_suggestion_box_get_type ())
G_DECLARE_FINAL_TYPE (MdgSuggestionBox, mdg_suggestion_box, MDG, SUGGESTION_BOX, GtkBox)

/* Signals: chosen (uint key)   from 1, by pointer; mdg_suggestion_box_get has it */

/* beside: in a row that wraps, for a bar; else one below the other under a heading. */
GtkWidget *mdg_suggestion_box_new (gboolean beside);
/* Shows the proposals (of MdgProposal, a reference is kept; NULL: none). While it is about the same thing
   a proposal keeps its key, and the key of one that was taken is not given to another: keys are pressed fast. */
void mdg_suggestion_box_set (MdgSuggestionBox *self,
                             GPtrArray *proposals,
                             gboolean is_same);
/* The proposal of a key from 1; NULL when there is none. */
const MdgProposal *mdg_suggestion_box_get (MdgSuggestionBox *self,
                                           guint key);

/* Alt+1 … 5 anywhere in widget activate action with the number (i). */
void mdg_suggestion_box_add_keys (GtkWidget *widget,
                                  const char *action);
/* Takes the proposal for the case, by the stack of changes in its turn. */
void mdg_suggestion_box_accept (MdgChangeStack *changes,
                                const MdgUuid *case_uuid,
                                const MdgProposal *proposal);

G_END_DECLS
