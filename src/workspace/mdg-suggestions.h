#pragma once

#include "mdg-suggest.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* Issues proposed for notes that nobody classified, learned from the sentences marked in this register. Nothing is
   classified by itself: a proposal is taken by a key, or it is not. Ticks without a sentence teach nothing: learned
   from the summaries of their cases they agreed less often (89 %) than the table of words alone (94 %). */

/* Learns on the reader thread when first asked for; afterwards what is saved is learned as it comes. */
void mdg_suggestions_load_async (MdgWorkspace *workspace,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean mdg_suggestions_load_finish (MdgWorkspace *workspace,
                                      GAsyncResult *result,
                                      GError **error);
/* The same, waiting: command line and tests. Borrowed until the next return to the main loop; NULL on error. */
MdgSuggest *mdg_suggestions_load (MdgWorkspace *workspace,
                                  GError **error);

typedef struct
{
  char *code;
  const char *label;        /* of the vocabulary */
  const char *group_letter; /* 地, 家, 本, 医 */
  const char *group_name;   /* of the style class: "area" … */
  MdgRecord *note;          /* where the sentence stands; NULL when it is none that can be marked (a summary, a selection) */
  guint offset;             /* of the sentence, code points of the note */
  char *quote;              /* the sentence */
  GArray *ranges;           /* MdgTextRange of the quote: the words that speak for it */
  double score;
} MdgProposal;

MdgProposal *mdg_proposal_copy (const MdgProposal *proposal);
void mdg_proposal_free (MdgProposal *proposal);
/* The words that speak for it: "もの忘れ・同じ話". Owned. */
char *mdg_proposal_dup_words (const MdgProposal *proposal);

/* At most MDG_SUGGEST_MAX MdgProposals, best first; none before it was loaded. For a text: what is about to be
   marked. For a case: out of its newest notes, issues it has not got. */
GPtrArray *mdg_suggestions_list_for_text (MdgWorkspace *workspace,
                                          const char *text);
GPtrArray *mdg_suggestions_list_for_case (MdgWorkspace *workspace,
                                          const MdgUuid *case_uuid,
                                          GError **error);
/* The change that takes a proposal: marks the sentence, or only ticks the issue where there is none to mark. */
MdgChange *mdg_suggestions_accept (MdgWorkspace *workspace,
                                   const MdgUuid *case_uuid,
                                   const MdgProposal *proposal,
                                   GError **error);

G_END_DECLS
