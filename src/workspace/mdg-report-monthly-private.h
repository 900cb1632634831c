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
/* What stood in a cell; 0 where the line did not stand there at all. */
gint64 mdg_monthly_edition_get (GHashTable *figures,
                                MdgTable *table,
                                guint row,
                                guint column);

G_END_DECLS
