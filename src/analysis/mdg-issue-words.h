#pragma once

#include <glib.h>

#include "mdg-text-match.h"

G_BEGIN_DECLS

/* The words of the field that speak for an issue, from data/: what is proposed before a centre has decided
   anything. Never changed after loading. */
typedef struct _MdgIssueWords MdgIssueWords;

typedef struct
{
  const char *code;   /* borrowed */
  MdgTextRange range; /* code points of the folded text */
} MdgIssueWordHit;

/* The built-in table. */
MdgIssueWords *mdg_issue_words_load (GError **error);
/* INVALID, with what is wrong, unless json is a table of lists of words. */
MdgIssueWords *mdg_issue_words_parse (GBytes *json,
                                      GError **error);
void mdg_issue_words_free (MdgIssueWords *self);

/* Hits in a text folded by mdg_text_fold, longest first; one that lies within a longer one of another issue is
   left out (認知症 in 認知症疑い). GArray of MdgIssueWordHit. */
GArray *mdg_issue_words_find (MdgIssueWords *self,
                              const char *folded);
guint mdg_issue_words_get_n (MdgIssueWords *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgIssueWords, mdg_issue_words_free)

G_END_DECLS
