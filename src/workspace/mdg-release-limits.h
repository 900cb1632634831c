#pragma once

#include "mdg-version.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* Of how many people a count on a sheet for others tells at least: what the centre set, else three for the committee and five for the public. */
guint mdg_release_limits_get (MdgWorkspace *workspace,
                              MdgVersion version);

G_END_DECLS
