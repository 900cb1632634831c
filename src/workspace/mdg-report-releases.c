#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-report-releases.h"

#include "mdg-releases.h"
#include "mdg-table-document.h"

#include <glib/gi18n-lib.h>

static const char *
get_label (MdgWorkspace *workspace,
           const char *vocabulary,
           const char *code)
{
  return mdg_vocabularies_get_label (mdg_workspace_get_vocabularies (workspace), vocabulary, code, 0);
}

static void
set_day (MdgTable *table,
         guint row,
         guint column,
         const char *iso)
{
  MdgDate date;
  g_autofree char *day = iso != NULL && mdg_date_parse_iso (iso, &date) ? mdg_date_format_short (&date) : NULL;

  mdg_table_set_text (table, row, column, day != NULL ? day : "");
}

static guint
add_row (MdgTable *table,
         MdgWorkspace *workspace,
         MdgRecord *release)
{
  guint row = mdg_table_add_row (table, NULL, 0);

  mdg_table_set_text (table, row, 0, mdg_record_get_text (release, MDG_RELEASE_NUMBER));
  mdg_table_set_text (table, row, 1, mdg_record_get_text (release, MDG_RELEASE_TITLE));
  mdg_table_set_text (table, row, 2, get_label (workspace, "version", mdg_record_get_text (release, MDG_RELEASE_VERSION)));
  set_day (table, row, 3, mdg_record_get_text (release, MDG_RELEASE_RELEASED_ON));

  return row;
}

static gboolean
add_release (MdgTable *table,
             MdgWorkspace *workspace,
             MdgRecord *release,
             GError **error)
{
  g_autoptr (GPtrArray) copies = mdg_releases_list_copies (workspace, mdg_record_get_uuid (release), error);

  if (copies == NULL)
    return FALSE;
  if (copies->len == 0)
    add_row (table, workspace, release);

  for (guint i = 0; i < copies->len; i++)
    {
      guint row = add_row (table, workspace, release);

      mdg_table_set_number (table, row, 4, mdg_record_get_integer (copies->pdata[i], MDG_RELEASE_COPY_NUMBER));
      mdg_table_set_text (table, row, 5, mdg_record_get_text (copies->pdata[i], MDG_RELEASE_COPY_RECIPIENT));
      mdg_table_set_text (table, row, 6, get_label (workspace, "copy_state", mdg_record_get_text (copies->pdata[i], MDG_RELEASE_COPY_STATUS)));
      set_day (table, row, 7, mdg_record_get_text (copies->pdata[i], MDG_RELEASE_COPY_DONE_ON));
    }

  return TRUE;
}

MdgReport *
mdg_report_releases_new (MdgWorkspace *workspace,
                         GError **error)
{
  g_autoptr (MdgReport) self = mdg_report_new ("releases", _ ("Register of Sheets Given Out"));
  g_autoptr (MdgTable) table = mdg_table_new ("releases", _ ("Register of Sheets Given Out"));
  g_autoptr (GPtrArray) releases = mdg_releases_list (workspace, error);

  if (releases == NULL)
    return NULL;

  mdg_table_add_column (table, _ ("Number"), MDG_CELL_TEXT, 2);
  mdg_table_add_column (table, _ ("Sheet"), MDG_CELL_TEXT, 4);
  mdg_table_add_column (table, _ ("Version"), MDG_CELL_TEXT, 2);
  mdg_table_add_column (table, _ ("Given out on"), MDG_CELL_TEXT, 2);
  mdg_table_add_column (table, _ ("Copy"), MDG_CELL_NUMBER, 1);
  mdg_table_add_column (table, _ ("Recipient"), MDG_CELL_TEXT, 4);
  mdg_table_add_column (table, _ ("State"), MDG_CELL_TEXT, 2);
  mdg_table_add_column (table, _ ("Done on"), MDG_CELL_TEXT, 2);
  for (guint i = 0; i < releases->len; i++)
    if (!add_release (table, workspace, releases->pdata[i], error))
      return NULL;

  mdg_report_take_table (self, g_object_ref (table));
  mdg_report_take_document (self, workspace, MDG_DOCUMENT (mdg_table_document_new (table)), MDG_PAPER_A4_LANDSCAPE);

  return g_steal_pointer (&self);
}
