#pragma once

#include "mdg-report.h"
#include "mdg-trend-sheet.h"

G_BEGIN_DECLS

/* 課題の傾向: frequency beside gravity and novelty, lines and a heat map; for the monthly meeting and inside. */
MdgReport *mdg_report_issues_new (MdgWorkspace *workspace,
                                  const MdgTrendScope *scope,
                                  MdgTrendOrder order,
                                  GError **error);
/* Of what is on screen. */
MdgReport *mdg_report_issues_new_for (MdgWorkspace *workspace,
                                      MdgTrendSheet *sheet,
                                      MdgTrendOrder order);
/* For others: how many cases have each issue in the fiscal year up to the last month of the scope, and how many each head
   by month, as far as they can be shown beside those of all sheets given out before. INVALID for a scope of some cases only. */
MdgReport *mdg_report_issues_new_version (MdgWorkspace *workspace,
                                          const MdgTrendScope *scope,
                                          MdgTrendOrder order,
                                          MdgVersion version,
                                          GError **error);

G_END_DECLS
