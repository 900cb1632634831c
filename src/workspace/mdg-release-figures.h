#pragma once

#include "mdg-version.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* The figures of a sheet for others, beside those of every sheet given out before: which may be printed so that no small
   one can be worked out from all of them together. A figure has a key that is the same on whichever sheet it
   stands ("monthly/by-content/A1/2026-05"). */
typedef struct _MdgReleaseFigures MdgReleaseFigures;

/* With all that was given out so far, voided since or not. The public has its own sheets, and may have come by one of the committee's; the committee
   has both. Counts from 1 to 4 are small for the public, from 1 to 2 for the committee. */
MdgReleaseFigures *mdg_release_figures_load (MdgWorkspace *workspace,
                                             MdgVersion version,
                                             GError **error);
/* Counts from 1 to below this are small on the sheet. */
guint mdg_release_figures_get_least (MdgReleaseFigures *self);
void mdg_release_figures_free (MdgReleaseFigures *self);

/* A figure of this sheet. */
void mdg_release_figures_add (MdgReleaseFigures *self,
                              const char *key,
                              guint value);
/* A figure that stands on no sheet, but is one of people: it follows from others. */
void mdg_release_figures_add_implied (MdgReleaseFigures *self,
                                      const char *key,
                                      guint value);
/* Who is counted in whole and not in part, which must not come out between two sheets; nothing for unknown figures. */
void mdg_release_figures_add_rest (MdgReleaseFigures *self,
                                   const char *whole,
                                   const char *part);
/* FALSE for a figure that stands on no sheet. */
gboolean mdg_release_figures_find (MdgReleaseFigures *self,
                                   const char *key,
                                   guint *value);
/* total is the sum of parts; FALSE, and nothing is tied, when it is not or one is unknown. */
gboolean mdg_release_figures_add_sum (MdgReleaseFigures *self,
                                      const char *total,
                                      const char *const *parts);
/* Parts of whole. Who is in several of them counts in it once; where nobody is (they do not overlap), the others that whole has beside the
   parts must not come out either. */
void mdg_release_figures_add_parts (MdgReleaseFigures *self,
                                    const char *whole,
                                    const char *const *parts,
                                    gboolean may_overlap);
/* Keys of all figures that begin so, of this sheet and earlier ones; borrowed until another figure is added. */
GPtrArray *mdg_release_figures_list (MdgReleaseFigures *self,
                                     const char *prefix);
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
