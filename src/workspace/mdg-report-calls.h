#pragma once

#include "mdg-report.h"

G_BEGIN_DECLS

/* Whom to call after discharge until the ISO day (NULL: all), with room for what is said, and the figures of the fiscal year of today. */
MdgReport *mdg_report_calls_new (MdgWorkspace *workspace,
                                 const char *until,
                                 GError **error);

G_END_DECLS
