#pragma once

#include "mdg-ladder-trace.h"
#include "mdg-report.h"

G_BEGIN_DECLS

/* Where the measures of a year come from: each with its issues, cases, sentences and decisions below it, A4 portrait; internal.
   fiscal_year 0: of all years. */
MdgReport *mdg_report_ladder_new (MdgWorkspace *workspace,
                                  int fiscal_year,
                                  GError **error);
/* The way of one record through the ladder: down from a measure or an issue, up from a case or a consultation; internal. */
MdgReport *mdg_report_trace_new (MdgWorkspace *workspace,
                                 MdgKind kind,
                                 const MdgUuid *uuid,
                                 GError **error);
/* 「この施策はどの事例から?」, 「この相談は何になりましたか」 as the kind has them. */
const char *mdg_report_trace_get_question (MdgKind kind);

G_END_DECLS
