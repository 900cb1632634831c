#pragma once

#include "mdg-release-copy.h"
#include "mdg-release.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* Sheets that were given out, and where their copies are. Functions that return a change leave saving to the caller. */

/* MdgRelease, newest first. */
GPtrArray *mdg_releases_list (MdgWorkspace *workspace,
                              GError **error);
/* In the order they were given out, those that were voided since too: what left the desk is known there. */
GPtrArray *mdg_releases_list_ever (MdgWorkspace *workspace,
                                   GError **error);
/* MdgReleaseCopy of a release by their numbers. */
GPtrArray *mdg_releases_list_copies (MdgWorkspace *workspace,
                                     const MdgUuid *release,
                                     GError **error);
/* One numbered copy for each recipient, handed over on the ISO day; numbers go on where they ended. INVALID without one. */
MdgChange *mdg_releases_new_copies (MdgWorkspace *workspace,
                                    const MdgUuid *release,
                                    const char *const *recipients,
                                    const char *handed_on,
                                    GError **error);
/* status is a code of "copy_state": a copy that came back, was destroyed or is missing, today; "handed" takes that back. NULL
   without an error when nothing changes. */
MdgChange *mdg_releases_new_tick (MdgWorkspace *workspace,
                                  const MdgUuid *copy,
                                  const char *status,
                                  GError **error);

typedef struct
{
  guint n;
  guint n_out; /* handed over and not back */
  guint n_missing;
} MdgCopyCount;

gboolean mdg_releases_count_copies (MdgWorkspace *workspace,
                                    const MdgUuid *release,
                                    MdgCopyCount *count,
                                    GError **error);

G_END_DECLS
