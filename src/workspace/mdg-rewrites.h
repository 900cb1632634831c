#pragma once

#include "mdg-rewrite.h"
#include "mdg-version.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* Free text on a sheet for others is written anew by one and checked by another; what was not is left out. Functions that return
   a change leave saving to the caller; the member of staff at this desk signs. */

/* What the text is of: target is one of MDG_REWRITE_CASE, _AGENDA_ITEM, _RAISED_ISSUE, _MEASURE, field the name of its field. An
   earlier text of the same is replaced and loses its check. INVALID without a member of staff or a text, for the internal
   version, which prints the original, and for a text that would stop a sheet itself. */
MdgChange *mdg_rewrites_new_text (MdgWorkspace *workspace,
                                  MdgVersion version,
                                  guint target,
                                  const MdgUuid *uuid,
                                  const char *field,
                                  const char *source,
                                  const char *text,
                                  GError **error);
/* Signs as the one who checked. INVALID for the one who wrote it. */
MdgChange *mdg_rewrites_new_check (MdgWorkspace *workspace,
                                   const MdgUuid *rewrite,
                                   GError **error);
/* The text that may be printed: signed by two, and the original has not changed since. NULL when there is none;
 *is_waiting (may be NULL) tells whether one is written and lacks the second signature or is out of date. */
char *mdg_rewrites_dup_text (MdgWorkspace *workspace,
                             MdgVersion version,
                             guint target,
                             const MdgUuid *uuid,
                             const char *field,
                             const char *source,
                             gboolean *is_waiting);
/* "事例 C-0012　要約": what a text is of, for who writes or checks it. Owned. */
char *mdg_rewrites_dup_title (MdgWorkspace *workspace,
                              guint target,
                              const MdgUuid *uuid,
                              const char *field);
/* The target of a rewrite and what it points at; 0 with NULL when it points nowhere. */
guint mdg_rewrites_get_target (MdgRecord *rewrite,
                               const MdgUuid **uuid);
/* MdgRewrite that wait for a second signature. */
GPtrArray *mdg_rewrites_list_waiting (MdgWorkspace *workspace,
                                      GError **error);

G_END_DECLS
