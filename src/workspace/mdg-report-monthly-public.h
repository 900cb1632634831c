#pragma once

#include "mdg-report.h"

G_BEGIN_DECLS

/* The figures of a month for the committee or for everybody: this month and the fiscal year up to it, as far as they can be shown beside those of all
   sheets given out before. Without contents by area, people and texts. */
MdgReport *mdg_report_monthly_new_version (MdgWorkspace *workspace,
                                           int year,
                                           int month,
                                           MdgVersion version,
                                           GError **error);

G_END_DECLS
