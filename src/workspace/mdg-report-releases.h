#pragma once

#include "mdg-report.h"

G_BEGIN_DECLS

/* The register of copies (配布資料一覧): each sheet that was given out and where its copies are; internal, on paper and as one
   table. */
MdgReport *mdg_report_releases_new (MdgWorkspace *workspace,
                                    GError **error);

G_END_DECLS
