#pragma once

#include "mdg-print-preview.h"
#include "mdg-report.h"

G_BEGIN_DECLS

/* A report as it will be on paper in each of the versions it is made in: inside, for the committee with numbered copies, for the
   public. What would stop it is said before it is printed, with the texts that somebody has to write anew. */
typedef MdgReport *(*MdgReleaseBuild) (MdgVersion version,
                                       MdgPaper paper,
                                       gpointer user_data,
                                       GError **error);

#define MDG_RELEASE_PREVIEW_COMMITTEE (1u << MDG_VERSION_COMMITTEE)
#define MDG_RELEASE_PREVIEW_ALL (MDG_RELEASE_PREVIEW_COMMITTEE | 1u << MDG_VERSION_PUBLIC)

typedef struct
{
  guint versions;     /* beside the internal one, 1 << MdgVersion */
  MdgVersion version; /* the first to be shown */
  gboolean has_paper; /* A3 or A4 landscape */
} MdgReleaseChoices;

/* FALSE with error when the first cannot be made; user_data is freed in any case. */
gboolean mdg_release_preview_present (GtkWindow *parent,
                                      MdgWorkspace *workspace,
                                      const MdgReleaseChoices *choices,
                                      MdgReleaseBuild build,
                                      gpointer user_data,
                                      GDestroyNotify destroy,
                                      GError **error);

G_END_DECLS
