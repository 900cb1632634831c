#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-release-limits.h"

#include "mdg-suppression.h"

guint
mdg_release_limits_get (MdgWorkspace *workspace,
                        MdgVersion version)
{
  gboolean is_public = version == MDG_VERSION_PUBLIC;
  gint64 own = mdg_record_get_integer (MDG_RECORD (mdg_workspace_get_centre (workspace)), is_public ? MDG_CENTRE_LEAST_PUBLIC : MDG_CENTRE_LEAST_COMMITTEE);

  if (own != MDG_NO_INTEGER)
    return (guint) own;

  return is_public ? MDG_SUPPRESSION_PUBLIC : MDG_SUPPRESSION_COMMITTEE;
}
