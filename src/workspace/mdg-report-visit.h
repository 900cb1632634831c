#pragma once

#include "mdg-report.h"

G_BEGIN_DECLS

/* The visit report (訪問報告) of a referral: one page each visit that was made or in vain, or one to be filled in by hand when there was
   none yet. */
MdgReport *mdg_report_visit_new (MdgWorkspace *workspace,
                                 MdgRecord *referral,
                                 GError **error);

G_END_DECLS
