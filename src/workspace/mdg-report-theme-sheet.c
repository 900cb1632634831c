#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-report-theme-sheet.h"

#include "mdg-table-document.h"

#include <glib/gi18n-lib.h>

/* "●ACPの普及（実施中）〔A・C〕", one measure a line. */
static char *
dup_cell (GPtrArray *entries)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const MdgThemeSheetEntry *entry = entries->pdata[i];

      g_string_append_printf (text, "%s%s%s（%s）", i > 0 ? "\n" : "", entry->is_adopted ? "●" : "○", entry->text, entry->state);
      if (*entry->letters != '\0')
        g_string_append_printf (text, "〔%s〕", entry->letters);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static MdgTable *
new_table (MdgThemeSheet *sheet,
           MdgVersion version,
           const char *left_out)
{
  MdgTable *table = mdg_table_new ("theme-response", _ ("Themes and responses"));

  mdg_table_add_column (table, _ ("Theme"), MDG_CELL_TEXT, 2);
  for (guint i = 0; i < sheet->labels->len; i++)
    mdg_table_add_column (table, sheet->labels->pdata[i], MDG_CELL_TEXT, 5);

  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const MdgThemeSheetRow *row = sheet->rows->pdata[i];
      guint index = mdg_table_add_row (table, *row->theme != '\0' ? row->theme : NULL, 0);

      mdg_table_set_text (table, index, 0, *row->label != '\0' ? row->label : _ ("No theme yet"));
      for (guint column = 0; column < sheet->responses->len; column++)
        {
          g_autofree char *cell = dup_cell (row->cells[column]);

          mdg_table_set_text (table, index, column + 1, cell);
        }
    }
  if (version == MDG_VERSION_PUBLIC)
    mdg_table_add_note (table, _ ("● adopted by a board"));
  else
    mdg_table_add_note (table, _ ("● adopted by a board   ○ proposed or thought over, not adopted"));
  if (version != MDG_VERSION_PUBLIC)
    mdg_table_add_note (table, _ ("Letters in brackets: the cases behind it, as in the table of single cases."));
  if (left_out != NULL)
    mdg_table_add_note (table, _ ("―: the text is not shown, because it is not yet signed by two."));

  return table;
}

static char *
dup_conditions (MdgThemeSheet *sheet,
                int fiscal_year)
{
  g_autofree char *year = fiscal_year != 0 ? mdg_fiscal_year_format_long (fiscal_year) : g_strdup (_ ("All years"));
  guint n = 0;
  guint n_adopted = 0;

  for (guint i = 0; i < sheet->rows->len; i++)
    for (guint column = 0; column < sheet->responses->len; column++)
      {
        GPtrArray *entries = ((MdgThemeSheetRow *) sheet->rows->pdata[i])->cells[column];

        n += entries->len;
        for (guint j = 0; j < entries->len; j++)
          n_adopted += ((MdgThemeSheetEntry *) entries->pdata[j])->is_adopted ? 1 : 0;
      }

  return g_strdup_printf (_ ("%s   Themes: %u\nMeasures: %u, of these adopted: %u"), year, sheet->rows->len, n, n_adopted);
}

MdgReport *
mdg_report_theme_sheet_new (MdgWorkspace *workspace,
                            int fiscal_year,
                            const MdgUuid *set,
                            MdgVersion version,
                            MdgPaper paper,
                            GError **error)
{
  g_autoptr (MdgReleaseTexts) release = mdg_release_texts_load (workspace, version, error);
  g_autoptr (MdgThemeSheet) sheet = release != NULL ? mdg_theme_sheet_load (workspace, fiscal_year, set, release, error) : NULL;
  g_autoptr (MdgReport) report = NULL;
  g_autoptr (MdgTable) table = NULL;
  g_autoptr (MdgTableDocument) document = NULL;
  g_autofree char *conditions = NULL;
  g_autofree char *left_out = NULL;

  if (sheet == NULL)
    return NULL;

  left_out = mdg_release_texts_dup_left_out (release);
  table = new_table (sheet, version, left_out);
  conditions = dup_conditions (sheet, fiscal_year);
  document = mdg_table_document_new (table);
  mdg_table_document_set_conditions (document, conditions);
  mdg_table_document_set_text_size (document, paper == MDG_PAPER_A3_LANDSCAPE ? 11 : 9);
  report = mdg_report_new ("theme-response", mdg_table_get_title (table));
  mdg_report_set_version (report, version);
  mdg_report_set_texts (report, release);
  if (version == MDG_VERSION_COMMITTEE)
    mdg_report_set_release (report, mdg_uuid_is_nil (set) ? NULL : set, NULL, NULL);
  mdg_report_take_table (report, g_steal_pointer (&table));
  mdg_report_take_document (report, workspace, MDG_DOCUMENT (g_steal_pointer (&document)), paper);

  return g_steal_pointer (&report);
}
