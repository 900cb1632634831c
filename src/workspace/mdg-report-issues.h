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

G_END_DECLS
