#pragma once

#include "mdg-draft-table.h"
#include "mdg-page.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* Intake: one consultation written while listening. Left what is said, right what is known. */
#define MDG_TYPE_INTAKE_PAGE (mdg_intake_page_get_type ())
G_DECLARE_FINAL_TYPE (MdgIntakePage, mdg_intake_page, MDG, INTAKE_PAGE, MdgPage)

MdgIntakePage *mdg_intake_page_new (MdgWorkspace *workspace);

/* What was being written is put aside as a draft. */
void mdg_intake_page_begin (MdgIntakePage *self);
/* Correct an existing consultation; NOT_FOUND. */
gboolean mdg_intake_page_edit (MdgIntakePage *self,
                               const MdgUuid *consultation,
                               GError **error);
/* A further contact of an existing consultation. */
gboolean mdg_intake_page_continue (MdgIntakePage *self,
                                   const MdgUuid *consultation,
                                   GError **error);
/* A draft as it was left, with the cursor where it stood. */
gboolean mdg_intake_page_open_draft (MdgIntakePage *self,
                                     const MdgDraft *draft,
                                     GError **error);
/* The page holds this draft. */
gboolean mdg_intake_page_has_draft (MdgIntakePage *self,
                                    const MdgUuid *draft);
/* The draft was thrown away: when the page holds it, it begins anew. */
void mdg_intake_page_forget_draft (MdgIntakePage *self,
                                   const MdgUuid *draft);
/* TRUE for a draft that was on screen when the program ended. */
gboolean mdg_intake_page_was_open (const MdgDraft *draft);

G_END_DECLS
