#pragma once

#include "mdg-consultation-query.h"
#include "mdg-report.h"

G_BEGIN_DECLS

typedef enum
{
  MDG_REPORT_LIST_PLAIN = 0,
  MDG_REPORT_LIST_SHAREABLE = 1 << 0, /* for a 包括 or another office: what is not to be shared stays here, counted */
} MdgReportListFlags;

/* The consultations of the filter in the order of the list, as paper and as one table. For an area's list set the
   area in the filter and the flag SHAREABLE. */
MdgReport *mdg_report_list_new (MdgWorkspace *workspace,
                                const MdgConsultationFilter *filter,
                                MdgOrder order,
                                MdgReportListFlags flags,
                                GError **error);

/* The same for any length: rows are read in the reader thread. */
void mdg_report_list_new_async (MdgWorkspace *workspace,
                                const MdgConsultationFilter *filter,
                                MdgOrder order,
                                MdgReportListFlags flags,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
MdgReport *mdg_report_list_new_finish (MdgWorkspace *workspace,
                                       GAsyncResult *result,
                                       GError **error);

G_END_DECLS
