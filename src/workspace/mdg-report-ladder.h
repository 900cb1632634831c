#pragma once

#include "mdg-ladder-trace.h"
#include "mdg-report.h"

G_BEGIN_DECLS

/* Where the measures of a year come from: each with its issues, cases, sentences and decisions below it, A4 portrait; internal.
   measure NULL: all of fiscal_year, 0 all. */
MdgReport *mdg_report_ladder_new (MdgWorkspace *workspace,
                                  int fiscal_year,
                                  const MdgUuid *measure,
                                  GError **error);

G_END_DECLS
