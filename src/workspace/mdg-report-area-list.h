#pragma once

#include "mdg-report.h"

G_BEGIN_DECLS

/* What a community support centre is told: the consultations of its own area, which is that of the consultation on
   its day, from one day to another, both included. What is marked not to be shared never goes out;
   how much that is, the report says. */
MdgReport *mdg_report_area_list_new (MdgWorkspace *workspace,
                                     const MdgUuid *area,
                                     const MdgDate *from,
                                     const MdgDate *to,
                                     GError **error);

G_END_DECLS
