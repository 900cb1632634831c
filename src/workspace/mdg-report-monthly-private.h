#pragma once

#include "mdg-report-monthly.h"

G_BEGIN_DECLS

/* Figures that an edition put out: the key of its table, the code of its line and the column. */
GHashTable *mdg_monthly_edition_load (MdgWorkspace *workspace,
                                      int year,
                                      int month,
                                      guint edition);
gboolean mdg_monthly_edition_save (MdgWorkspace *workspace,
                                   int year,
                                   int month,
                                   guint edition,
                                   GPtrArray *tables,
                                   GError **error);
/* Whether a cell is other than it was; where its line did not stand there it was nought. */
gboolean mdg_monthly_edition_differs (GHashTable *figures,
                                      MdgTable *table,
                                      guint row,
                                      guint column);
/* The last edition that was put out; 0 for none. */
guint mdg_monthly_edition_get_last (MdgWorkspace *workspace,
                                    int year,
                                    int month);

G_END_DECLS
