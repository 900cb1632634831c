#pragma once

#include "mdg-change-stack.h"
#include "mdg-similar-box.h"
#include "mdg-suggestion-box.h"

G_BEGIN_DECLS

/* What is proposed on the page of a case: beside it out of its notes, in the bar for the sentence that is being
   marked; and similar cases. */
#define MDG_TYPE_CASE_SUGGESTIONS (mdg_case_suggestions_get_type ())
G_DECLARE_FINAL_TYPE (MdgCaseSuggestions, mdg_case_suggestions, MDG, CASE_SUGGESTIONS, GObject)

/* Signals: issue-chosen (char *code)   for the sentence that is being marked */

MdgCaseSuggestions *mdg_case_suggestions_new (MdgWorkspace *workspace);
/* To be put into the page, each once. */
GtkWidget *mdg_case_suggestions_get_side (MdgCaseSuggestions *self);
GtkWidget *mdg_case_suggestions_get_bar (MdgCaseSuggestions *self);
GtkWidget *mdg_case_suggestions_get_similar (MdgCaseSuggestions *self);

/* The case that is shown, or as it now is; what is taken goes to the stack of changes. */
void mdg_case_suggestions_show (MdgCaseSuggestions *self,
                                MdgChangeStack *changes,
                                const MdgUuid *case_uuid);
/* The sentence that is being marked; NULL when none is any more. */
void mdg_case_suggestions_show_quote (MdgCaseSuggestions *self,
                                      const char *quote);
/* Takes the proposal of a key from 1: of the sentence while one is being marked, else of the case. */
void mdg_case_suggestions_take (MdgCaseSuggestions *self,
                                guint key);

G_END_DECLS
