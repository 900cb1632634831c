#pragma once

#include "mdg-release-figures.h"
#include "mdg-report.h"

G_BEGIN_DECLS

/* What tables of figures for others have in common. */

/* The note "―: not shown, because it is fewer than 5 or would tell one that is." */
void mdg_report_release_add_note (MdgReleaseFigures *figures,
                                  MdgTable *table);
/* A number, or that it is withheld; TRUE when it is printed. */
gboolean mdg_report_release_set_number (MdgReleaseFigures *figures,
                                        const char *key,
                                        MdgTable *table,
                                        guint row,
                                        guint column,
                                        gint64 number);
/* A number of a table as a figure. */
guint mdg_report_release_get_figure (gint64 number);

G_END_DECLS
