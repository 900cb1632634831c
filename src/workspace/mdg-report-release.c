#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-report-release-private.h"

#include <glib/gi18n-lib.h>

void
mdg_report_release_add_note (MdgReleaseFigures *figures,
                             MdgTable *table)
{
  g_autofree char *note = g_strdup_printf (_ ("―: not shown, because it is fewer than %u or would tell one that is."), mdg_release_figures_get_least (figures));

  mdg_table_add_note (table, note);
}

gboolean
mdg_report_release_set_number (MdgReleaseFigures *figures,
                               const char *key,
                               MdgTable *table,
                               guint row,
                               guint column,
                               gint64 number)
{
  gboolean is_printed = mdg_release_figures_is_printed (figures, key);

  mdg_table_set_number (table, row, column, is_printed ? number : MDG_TABLE_NO_NUMBER);

  return is_printed;
}

guint
mdg_report_release_get_figure (gint64 number)
{
  return number != MDG_TABLE_NO_NUMBER && number > 0 ? (guint) MIN (number, G_MAXINT / 8) : 0;
}
