#pragma once

#include <glib-object.h>

#include "mdg-text-match.h"

G_BEGIN_DECLS

/* Proposes issues for a note from the sentences that this centre marked before, and from a table of the words of
   the field. It only proposes: nothing is ever classified by it. Learning is counting, so that a decision
   taken back leaves no trace. Complement naive Bayes over pairs of characters: measured against nearest neighbours and
   naive Bayes it agreed as often, needs no sentence kept, and says which pairs decided. */
#define MDG_TYPE_SUGGEST (mdg_suggest_get_type ())
G_DECLARE_FINAL_TYPE (MdgSuggest, mdg_suggest, MDG, SUGGEST, GObject)

#define MDG_SUGGEST_MAX 5

typedef struct
{
  char *code;
  MdgTextRange sentence; /* of the text, where it speaks loudest */
  double score;          /* how much speaks for it; only its order and sign mean something */
  GArray *ranges;        /* of MdgTextRange: the words of the text that speak for it, in order, at least one */
} MdgSuggestion;

void mdg_suggestion_free (MdgSuggestion *suggestion);

MdgSuggest *mdg_suggest_new (void);

/* A sentence that was given an issue, and the same taken back. What was never added must not be removed. */
void mdg_suggest_add (MdgSuggest *self,
                      const char *code,
                      const char *sentence);
void mdg_suggest_remove (MdgSuggest *self,
                         const char *code,
                         const char *sentence);
/* Decisions learnt and not removed. */
guint mdg_suggest_get_n_decisions (MdgSuggest *self);
/* Different pairs of characters known: what the memory grows with. */
guint mdg_suggest_get_n_pairs (MdgSuggest *self);

/* Up to MDG_SUGGEST_MAX MdgSuggestions for a note of any length, best first; empty when nothing speaks for any. */
GPtrArray *mdg_suggest_propose (MdgSuggest *self,
                                const char *text);

G_END_DECLS
