#pragma once

#include "mdg-report.h"

G_BEGIN_DECLS

/* For whom a report is, and what its release is to keep. */
typedef struct
{
  MdgVersion version;
  GPtrArray *allowed; /* char * */
  MdgReleaseTexts *texts;
  MdgUuid case_set;
  MdgUuid meeting;
  char *spec;
  char *cells;
  char *override_reason;
} MdgReportGate;

MdgReportGate *mdg_report_get_gate (MdgReport *self);
void mdg_report_gate_clear (MdgReportGate *gate);
/* What is printed at the foot: 委員限り. */
const char *mdg_report_gate_get_label (const MdgReportGate *gate);

/* Before a version for others leaves: refuses it where it would tell who is meant, and notes the sheet in the register of what
   was given out. */
gboolean mdg_report_gate_pass (MdgReport *self,
                               MdgWorkspace *workspace,
                               GError **error);

G_END_DECLS
