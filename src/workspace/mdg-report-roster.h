#pragma once

#include "mdg-report.h"

G_BEGIN_DECLS

/* The roster of doctors whose term runs. */
MdgReport *mdg_report_roster_new (MdgWorkspace *workspace,
                                  GError **error);
/* The duties of a month, as a calendar on paper and as a list in files. */
MdgReport *mdg_report_duties_new (MdgWorkspace *workspace,
                                  int year,
                                  int month,
                                  GError **error);

G_END_DECLS
