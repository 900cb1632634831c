#pragma once

#include "mdg-report.h"

G_BEGIN_DECLS

/* The sheet for the next shift (引継ぎ票): what is open and due within five business days, what is late, and what others
   are waited for, of the whole desk or (staff) of one member and what nobody has. note (may be NULL) is what else the next one must know; it is not kept. */
MdgReport *mdg_report_handover_new (MdgWorkspace *workspace,
                                    MdgRecord *staff,
                                    const char *note,
                                    GError **error);

G_END_DECLS
