#pragma once

#include "mdg-workspace.h"

G_BEGIN_DECLS

/* Closed cases that are like a case: what they share, what was tried and how it ended. */
typedef struct
{
  MdgUuid uuid;
  char *title;  /* the person, where names may stand */
  char *masked; /* what it is about, naming nobody */
  char *number;
  char *shared;     /* what both have: issues, words, traits; never empty */
  GPtrArray *tried; /* char *: the last things done, newest first, a line each */
  char *ended;      /* "支援体制が整った・自宅（R8.3.12）"; "" when nothing was written down */
  char *close_note; /* may be NULL */
} MdgSimilarFound;

void mdg_similar_found_free (MdgSimilarFound *found);

/* Reads the closed cases on the reader thread when first asked for; afterwards what is saved is taken over. */
void mdg_similar_cases_load_async (MdgWorkspace *workspace,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean mdg_similar_cases_load_finish (MdgWorkspace *workspace,
                                        GAsyncResult *result,
                                        GError **error);
/* The same, waiting: command line and tests. */
gboolean mdg_similar_cases_load (MdgWorkspace *workspace,
                                 GError **error);

/* At most MDG_SIMILAR_MAX MdgSimilarFound, the most similar first; empty before it was loaded. */
GPtrArray *mdg_similar_cases_list (MdgWorkspace *workspace,
                                   const MdgUuid *case_uuid,
                                   GError **error);

G_END_DECLS
