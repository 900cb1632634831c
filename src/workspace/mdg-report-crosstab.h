#pragma once

#include "mdg-crosstab-words.h"
#include "mdg-report.h"

G_BEGIN_DECLS

/* A cross table on paper and as a table with its totals. More columns than MDG_REPORT_CROSSTAB_MAX_PAPER have no paper. */
#define MDG_REPORT_CROSSTAB_MAX_PAPER 30
MdgReport *mdg_report_crosstab_new (MdgWorkspace *workspace,
                                    const MdgCrosstabSpec *spec,
                                    const char *name,
                                    GError **error);
/* For others: consultations, people or newcomers of one fiscal year or one month, all of them, as far as they can be shown beside those of all
   sheets given out before. INVALID for anything else. */
MdgReport *mdg_report_crosstab_new_version (MdgWorkspace *workspace,
                                            const MdgCrosstabSpec *spec,
                                            const char *name,
                                            MdgVersion version,
                                            GError **error);

/* The table alone, as for a page: columns of the fields of its rows, then each figure and, with a percent, its part. */
MdgTable *mdg_report_crosstab_new_table (MdgCrosstabWords *words,
                                         const MdgCrosstab *crosstab,
                                         const char *title);

G_END_DECLS
