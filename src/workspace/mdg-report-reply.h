#pragma once

#include "mdg-report.h"

G_BEGIN_DECLS

/* A letter to the one who consulted: what became of the consultation. Only issues of the area and city in their general words and
   measures that a board adopted; nobody but the addressee is named, and no case, sentence, state within the centre or candidate.
   Marked 相談者宛. What a reader should look at before it is sent is in left-out. */
MdgReport *mdg_report_reply_new (MdgWorkspace *workspace,
                                 const MdgUuid *consultation,
                                 GError **error);

G_END_DECLS
