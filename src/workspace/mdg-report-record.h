#pragma once

#include "mdg-report.h"

G_BEGIN_DECLS

typedef enum
{
  MDG_REPORT_RECORD_PLAIN = 0,
  MDG_REPORT_RECORD_HISTORY = 1 << 0, /* with what was changed by whom */
} MdgReportRecordFlags;

/* One consultation with its contacts (相談記録票), on paper and as one table of fields. */
MdgReport *mdg_report_record_new (MdgWorkspace *workspace,
                                  const MdgUuid *consultation,
                                  MdgReportRecordFlags flags,
                                  GError **error);

G_END_DECLS
