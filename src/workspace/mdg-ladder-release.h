#pragma once

#include "mdg-version.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* The words of the ladder (titles of issues, texts of measures) as they may stand on a sheet for others. */
typedef struct _MdgLadderRelease MdgLadderRelease;

MdgLadderRelease *mdg_ladder_release_load (MdgWorkspace *workspace,
                                           MdgVersion version,
                                           GError **error);
void mdg_ladder_release_free (MdgLadderRelease *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgLadderRelease, mdg_ladder_release_free)

MdgVersion mdg_ladder_release_get_version (MdgLadderRelease *self);
/* Target and field as of mdg_rewrites_dup_text. What two have signed, else source itself when the check finds nothing
   in it and needs_signature is FALSE; NULL when it must be left out. Internally always source. */
char *mdg_ladder_release_dup_text (MdgLadderRelease *self,
                                   guint target,
                                   const MdgUuid *uuid,
                                   const char *field,
                                   const char *source,
                                   gboolean needs_signature);
/* "3 texts were left out …", each counted once; NULL for none. */
char *mdg_ladder_release_dup_left_out (MdgLadderRelease *self);

G_END_DECLS
