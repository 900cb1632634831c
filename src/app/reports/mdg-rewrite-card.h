#pragma once

#include <adwaita.h>

#include "mdg-release-texts.h"
#include "mdg-rewrites.h"

G_BEGIN_DECLS

/* One text for others: what it is of, the original, what may be read instead, and a signature. Ctrl+Enter signs. */
#define MDG_TYPE_REWRITE_CARD (mdg_rewrite_card_get_type ())
G_DECLARE_FINAL_TYPE (MdgRewriteCard, mdg_rewrite_card, MDG, REWRITE_CARD, GtkBox)

/* To be written, or written again; of a sheet. Signal: signed (MdgChange), to be saved. */
GtkWidget *mdg_rewrite_card_new (MdgWorkspace *workspace,
                                 MdgVersion version,
                                 const MdgReleaseText *text);
/* To be checked by another. */
GtkWidget *mdg_rewrite_card_new_for (MdgWorkspace *workspace,
                                     MdgRecord *rewrite);

G_END_DECLS
