#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-report-crosstab.h"

#include "mdg-crosstab-use.h"
#include "mdg-table-document.h"

#include <glib/gi18n-lib.h>

#define MAX_A4 12

/* "令和8年度・常盤平"; the total without levels. */
static char *
dup_place (MdgCrosstabWords *words,
           const MdgCrosstab *crosstab,
           gboolean is_row,
           guint place,
           const char *separator)
{
  const MdgCrosstabSpec *spec = mdg_crosstab_get_spec (crosstab);
  guint n = is_row ? spec->n_rows : spec->n_columns;
  g_autoptr (GString) text = g_string_new (NULL);

  if (place == MDG_CROSSTAB_TOTAL || n == 0)
    return g_strdup (C_ ("crosstab", "Total"));

  for (guint i = 0; i < n; i++)
    {
      const char *code = is_row ? mdg_crosstab_get_row_code (crosstab, place, i) : mdg_crosstab_get_column_code (crosstab, place, i);
      g_autofree char *label = mdg_crosstab_words_dup_label (words, is_row ? spec->rows[i] : spec->columns[i], code);

      g_string_append_printf (text, "%s%s", i > 0 ? separator : "", label);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Columns of figures: each place, and the total where there are several. */
static guint
count_columns (const MdgCrosstab *crosstab)
{
  return mdg_crosstab_get_n_columns (crosstab) + (mdg_crosstab_get_spec (crosstab)->n_columns > 0);
}

static void
add_columns (MdgTable *table,
             MdgCrosstabWords *words,
             const MdgCrosstab *crosstab)
{
  const MdgCrosstabSpec *spec = mdg_crosstab_get_spec (crosstab);
  guint n = mdg_crosstab_get_n_columns (crosstab);

  mdg_table_add_column (table, spec->n_rows > 0 ? mdg_crosstab_field_get_label (spec->rows[0]) : "", MDG_CELL_TEXT, 30);
  if (spec->n_rows > 1)
    mdg_table_add_column (table, mdg_crosstab_field_get_label (spec->rows[1]), MDG_CELL_TEXT, 30);
  for (guint i = 0; i < count_columns (crosstab); i++)
    {
      g_autofree char *label = dup_place (words, crosstab, FALSE, i < n ? i : MDG_CROSSTAB_TOTAL, " ");

      mdg_table_add_column (table, label, MDG_CELL_NUMBER, 14);
      if (spec->percent != MDG_CROSSTAB_NO_PERCENT)
        mdg_table_add_column (table, "%", MDG_CELL_PERCENT, 13);
    }
}

static char *
dup_row_code (const MdgCrosstab *crosstab,
              guint row)
{
  const MdgCrosstabSpec *spec = mdg_crosstab_get_spec (crosstab);
  const char *first = spec->n_rows > 0 ? mdg_crosstab_get_row_code (crosstab, row, 0) : NULL;

  if (row == MDG_CROSSTAB_TOTAL || first == NULL)
    return g_strdup ("total");

  return spec->n_rows > 1 ? g_strdup_printf ("%s/%s", first, mdg_crosstab_get_row_code (crosstab, row, 1)) : g_strdup (first);
}

static guint
add_row (MdgTable *table,
         MdgCrosstabWords *words,
         const MdgCrosstab *crosstab,
         guint row)
{
  const MdgCrosstabSpec *spec = mdg_crosstab_get_spec (crosstab);
  g_autofree char *code = row == MDG_CROSSTAB_TOTAL ? g_strdup ("total") : dup_row_code (crosstab, row);
  guint at = mdg_table_add_row (table, code, 0);
  guint n = mdg_crosstab_get_n_columns (crosstab);
  guint column = 0;
  gboolean is_total = row == MDG_CROSSTAB_TOTAL || spec->n_rows == 0;

  for (guint i = 0; i < MAX (spec->n_rows, 1); i++)
    {
      g_autofree char *label = is_total ? g_strdup (i == 0 ? C_ ("crosstab", "Total") : "") : mdg_crosstab_words_dup_label (words, spec->rows[i], mdg_crosstab_get_row_code (crosstab, row, i));

      mdg_table_set_text (table, at, column++, label);
    }
  for (guint i = 0; i < count_columns (crosstab); i++)
    {
      guint place = i < n ? i : MDG_CROSSTAB_TOTAL;

      mdg_table_set_number (table, at, column++, mdg_crosstab_get_value (crosstab, row, place));
      if (spec->percent != MDG_CROSSTAB_NO_PERCENT)
        {
          int percent = mdg_crosstab_get_percent (crosstab, row, place);

          mdg_table_set_number (table, at, column++, percent >= 0 ? percent : MDG_TABLE_NO_NUMBER);
        }
    }

  return at;
}

static gboolean
has_lists (const MdgCrosstabSpec *spec)
{
  for (guint i = 0; i < spec->n_rows; i++)
    if (spec->rows[i] >= MDG_CROSSTAB_FIRST_LIST)
      return TRUE;
  for (guint i = 0; i < spec->n_columns; i++)
    if (spec->columns[i] >= MDG_CROSSTAB_FIRST_LIST)
      return TRUE;

  return FALSE;
}

static void
add_notes (MdgTable *table,
           const MdgCrosstabSpec *spec)
{
  if (has_lists (spec))
    mdg_table_add_note (table, _ ("One consultation may stand in several places, so the figures do not add up to the totals."));
  if (spec->measure == MDG_CROSSTAB_PEOPLE)
    mdg_table_add_note (table, _ ("A person counts once in each figure and total; consultations without a person are left out."));
}

MdgTable *
mdg_report_crosstab_new_table (MdgCrosstabWords *words,
                               const MdgCrosstab *crosstab,
                               const char *title)
{
  const MdgCrosstabSpec *spec = mdg_crosstab_get_spec (crosstab);
  MdgTable *table = mdg_table_new ("crosstab", title);

  add_columns (table, words, crosstab);
  for (guint i = 0; spec->n_rows > 0 && i < mdg_crosstab_get_n_rows (crosstab); i++)
    add_row (table, words, crosstab, i);
  mdg_table_set_total_row (table, add_row (table, words, crosstab, MDG_CROSSTAB_TOTAL));
  add_notes (table, spec);

  return table;
}

static MdgPaper
choose_paper (MdgTable *table)
{
  return mdg_table_get_n_columns (table) <= MAX_A4 ? MDG_PAPER_A4_LANDSCAPE : MDG_PAPER_A3_LANDSCAPE;
}

MdgReport *
mdg_report_crosstab_new (MdgWorkspace *workspace,
                         const MdgCrosstabSpec *spec,
                         const char *name,
                         GError **error)
{
  g_autoptr (MdgCrosstabWords) words = mdg_crosstab_words_new (workspace);
  g_autoptr (MdgCrosstab) crosstab = mdg_crosstab_use_count (workspace, words, spec, error);
  g_autofree char *what = mdg_crosstab_words_dup_title (spec);
  g_autofree char *conditions = NULL;
  g_autofree char *lines = NULL;
  MdgTable *table;
  MdgReport *report;

  if (crosstab == NULL)
    return NULL;

  conditions = mdg_crosstab_words_dup_conditions (words, spec);
  lines = g_strdup_printf ("%s%s%s", name != NULL ? what : "", name != NULL ? "　" : "", conditions != NULL ? conditions : _ ("All consultations"));
  table = mdg_report_crosstab_new_table (words, crosstab, name != NULL ? name : what);
  report = mdg_report_new ("crosstab", mdg_table_get_title (table));
  if (mdg_table_get_n_columns (table) <= MDG_REPORT_CROSSTAB_MAX_PAPER)
    {
      MdgTableDocument *document = mdg_table_document_new (table);

      mdg_table_document_set_conditions (document, lines);
      mdg_report_take_document (report, workspace, MDG_DOCUMENT (document), choose_paper (table));
    }
  else
    mdg_report_set_left_out (report, _ ("This table has too many columns for paper; write it as a spreadsheet."));
  mdg_report_take_table (report, table);

  return report;
}
