#pragma once

#include "mdg-workspace.h"

G_BEGIN_DECLS

/* Puts what a form holds on disk soon after the last key, one draft at a time, and says when it is there. */
#define MDG_TYPE_DRAFT_KEEPER (mdg_draft_keeper_get_type ())
G_DECLARE_FINAL_TYPE (MdgDraftKeeper, mdg_draft_keeper, MDG, DRAFT_KEEPER, GObject)

/* Signals: collect () asks the form to call mdg_draft_keeper_put; state-changed (). form is the name of the form in
   the draft. */
MdgDraftKeeper *mdg_draft_keeper_new (MdgWorkspace *workspace,
                                      const char *form);

/* Something was typed: collects in 0.7 s unless more is typed, and in 1.5 s at the latest. */
void mdg_draft_keeper_touch (MdgDraftKeeper *self);
/* Collects at once when something was typed. */
void mdg_draft_keeper_flush (MdgDraftKeeper *self);
/* Nothing of what was typed is to be written any more: it is saved, or thrown away. */
void mdg_draft_keeper_forget (MdgDraftKeeper *self);
/* The form hands over what it holds. */
void mdg_draft_keeper_put (MdgDraftKeeper *self,
                           const MdgUuid *uuid,
                           const char *title,
                           const char *value);

/* "Draft saved 14:32", or why it could not be; NULL when there is nothing to say. */
const char *mdg_draft_keeper_get_state (MdgDraftKeeper *self);

G_END_DECLS
