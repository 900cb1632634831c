#pragma once

#include "mdg-store.h"

G_BEGIN_DECLS

/* Something typed and not yet saved. value is what the form makes of it (JSON). */
typedef struct
{
  MdgUuid uuid;
  char *form;  /* which form opens it: "intake", "contact", "memo-rows" */
  char *title; /* one line for the list of drafts */
  char *staff;
  char *value;
  gint64 begun_at; /* ms since 1970 */
  gint64 changed_at;
} MdgDraft;

MdgDraft *mdg_draft_copy (const MdgDraft *draft);
void mdg_draft_free (MdgDraft *draft);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgDraft, mdg_draft_free)

/* Writes or replaces it; durable on return (transaction of its own unless one is open). */
gboolean mdg_draft_table_save (MdgStore *store,
                               const MdgDraft *draft,
                               GError **error);
gboolean mdg_draft_table_delete (MdgStore *store,
                                 const MdgUuid *uuid,
                                 GError **error);
/* Last changed first, of MdgDraft. */
GPtrArray *mdg_draft_table_list (MdgStore *store,
                                 GError **error);

G_END_DECLS
