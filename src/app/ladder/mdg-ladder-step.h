#pragma once

#include "mdg-change-stack.h"
#include "mdg-ladder.h"

G_BEGIN_DECLS

/* Steps on the ladder for the change stack. Each is tried first, so that what is refused can be said where it was
   typed: FALSE with error, and nothing was asked of the stack. */

gboolean mdg_ladder_step_try (MdgChangeStack *changes,
                              MdgWorkspace *workspace,
                              MdgChangeMaker maker,
                              gpointer data,
                              GDestroyNotify destroy,
                              GError **error);

/* One field as typed; kind: MDG_KIND_RAISED_ISSUE or MDG_KIND_MEASURE. */
gboolean mdg_ladder_step_edit (MdgChangeStack *changes,
                               MdgWorkspace *workspace,
                               MdgKind kind,
                               const MdgUuid *uuid,
                               guint field,
                               const char *typed,
                               GError **error);
/* A measure that answers the issue (may be NULL) under the theme (NULL: that of the issue). */
gboolean mdg_ladder_step_measure (MdgChangeStack *changes,
                                  MdgWorkspace *workspace,
                                  const MdgUuid *issue,
                                  const char *theme,
                                  const char *response,
                                  const char *text,
                                  GError **error);
/* A candidate of the city that rests on the issue of the area; title NULL: the same. */
gboolean mdg_ladder_step_to_city (MdgChangeStack *changes,
                                  MdgWorkspace *workspace,
                                  const MdgUuid *area_issue,
                                  const char *title,
                                  GError **error);
gboolean mdg_ladder_step_remove (MdgChangeStack *changes,
                                 MdgWorkspace *workspace,
                                 MdgKind kind,
                                 const MdgUuid *uuid,
                                 GError **error);

G_END_DECLS
