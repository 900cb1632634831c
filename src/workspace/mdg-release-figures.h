#pragma once

#include "mdg-workspace.h"

G_BEGIN_DECLS

/* The figures of a sheet for others, beside those of every sheet given out before: which may be printed so that no small
   one can be worked out from all of them together. A figure has a key that is the same on whichever sheet it
   stands ("monthly/by-content/A1/2026-05"). */
typedef struct _MdgReleaseFigures MdgReleaseFigures;

/* With all that was given out so far. Counts from 1 to threshold − 1 are small. */
MdgReleaseFigures *mdg_release_figures_load (MdgWorkspace *workspace,
                                             guint threshold,
                                             GError **error);
void mdg_release_figures_free (MdgReleaseFigures *self);

/* A figure of this sheet. */
void mdg_release_figures_add (MdgReleaseFigures *self,
                              const char *key,
                              guint value);
/* A figure that stands on no sheet, but is one of people: it follows from others. */
void mdg_release_figures_add_implied (MdgReleaseFigures *self,
                                      const char *key,
                                      guint value);
/* FALSE for a figure that stands on no sheet. */
gboolean mdg_release_figures_find (MdgReleaseFigures *self,
                                   const char *key,
                                   guint *value);
/* total is the sum of parts; FALSE, and nothing is tied, when it is not or one is unknown. */
gboolean mdg_release_figures_add_sum (MdgReleaseFigures *self,
                                      const char *total,
                                      const char *const *parts);
/* part is of those that whole counts. */
gboolean mdg_release_figures_add_part (MdgReleaseFigures *self,
                                       const char *whole,
                                       const char *part);

/* Decides; INVALID when earlier sheets say so much that a small figure of this one is known whatever is left out. */
gboolean mdg_release_figures_run (MdgReleaseFigures *self,
                                  GError **error);
gboolean mdg_release_figures_is_printed (MdgReleaseFigures *self,
                                         const char *key);
/* What the register keeps of the sheet for the ones to come. */
char *mdg_release_figures_dup_json (MdgReleaseFigures *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgReleaseFigures, mdg_release_figures_free)

G_END_DECLS
