#pragma once

#include "mdg-report.h"

G_BEGIN_DECLS

/* The sheet for the next shift: what is open, by urgency, up to five business days ahead. only_mine: of the staff member
   at this desk and what nobody has. from and to are names, from is the staff member when NULL; to and note
   may be NULL. */
MdgReport *mdg_report_handover_new (MdgWorkspace *workspace,
                                    gboolean only_mine,
                                    const char *from,
                                    const char *to,
                                    const char *note,
                                    GError **error);

G_END_DECLS
