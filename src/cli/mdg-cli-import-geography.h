#pragma once

#include "mdg-cli.h"
#include "mdg-geography-import.h"

G_BEGIN_DECLS

/* FALSE when the name is none of them. */
gboolean mdg_cli_import_find_geography (const char *name,
                                        MdgGeographyKind *kind);
/* One file; prints what happened. */
gboolean mdg_cli_import_geography (MdgWorkspace *workspace,
                                   MdgGeographyKind kind,
                                   const char *path,
                                   gboolean dry_run,
                                   gboolean as_json,
                                   GError **error);

G_END_DECLS
