#pragma once

#include "mdg-draft-table.h"
#include "mdg-page.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* The memos of an afternoon: a row each, saved together. */
#define MDG_TYPE_MEMO_PAGE (mdg_memo_page_get_type ())
G_DECLARE_FINAL_TYPE (MdgMemoPage, mdg_memo_page, MDG, MEMO_PAGE, MdgPage)

MdgMemoPage *mdg_memo_page_new (MdgWorkspace *workspace);

gboolean mdg_memo_page_open_draft (MdgMemoPage *self,
                                   const MdgDraft *draft,
                                   GError **error);
guint mdg_memo_page_get_n_rows (MdgMemoPage *self);

G_END_DECLS
