#pragma once

#include "mdg-version.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* The words of records (titles of issues, texts of measures, what was said at a meeting) as they may stand on a sheet for
   others, and which of them somebody still has to write anew. */
typedef struct _MdgReleaseTexts MdgReleaseTexts;

/* One that a sheet has, or lacks. */
typedef struct
{
  guint target; /* as of mdg_rewrites_dup_text */
  MdgUuid uuid;
  char *field;
  char *source;
  char *printed; /* NULL when it was left out */
} MdgReleaseText;

MdgReleaseTexts *mdg_release_texts_load (MdgWorkspace *workspace,
                                         MdgVersion version,
                                         GError **error);
MdgReleaseTexts *mdg_release_texts_ref (MdgReleaseTexts *self);
void mdg_release_texts_unref (MdgReleaseTexts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgReleaseTexts, mdg_release_texts_unref)

MdgVersion mdg_release_texts_get_version (MdgReleaseTexts *self);
/* Target and field as of mdg_rewrites_dup_text. What two have signed, else source itself when the check finds nothing
   in it and needs_signature is FALSE; NULL when it must be left out. Internally always source. */
char *mdg_release_texts_dup (MdgReleaseTexts *self,
                             guint target,
                             const MdgUuid *uuid,
                             const char *field,
                             const char *source,
                             gboolean needs_signature);
/* "3 texts were left out …", each counted once; NULL for none. */
char *mdg_release_texts_dup_left_out (MdgReleaseTexts *self);
/* All that were asked for, in that order, each once; borrowed. Empty internally. */
GPtrArray *mdg_release_texts_list (MdgReleaseTexts *self);

G_END_DECLS
