#pragma once

#include "mdg-release.h"
#include "mdg-report.h"

G_BEGIN_DECLS

/* Sheets kept as they were printed (in MdgRelease), to be produced again word for word and line for line, charts
   included, whatever has changed since. */

/* Pages and tables of the report as text for MDG_RELEASE_CONTENT. */
char *mdg_kept_sheet_format (MdgReport *report);
/* The change that keeps it, with the release as its only record; saving is left to the caller. case_set may be NULL. */
MdgChange *mdg_kept_sheet_new_change (MdgWorkspace *workspace,
                                      MdgReport *report,
                                      const MdgUuid *case_set);
/* The release of that number or uuid. */
MdgRecord *mdg_kept_sheet_find (MdgWorkspace *workspace,
                                const char *typed,
                                GError **error);
/* The same report again; writing it does not give it out anew. INVALID when the release has no content. */
MdgReport *mdg_kept_sheet_open (MdgWorkspace *workspace,
                                MdgRecord *release,
                                GError **error);

G_END_DECLS
