#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-report-monthly-public.h"

#include "mdg-cube-loader.h"
#include "mdg-error.h"
#include "mdg-monthly-figures.h"
#include "mdg-report-release-private.h"
#include "mdg-table-document.h"

#include <glib/gi18n-lib.h>

/* Columns of the tables of the monthly report. */
enum
{
  LABEL,
  THIS_MONTH,
  MONTH_BEFORE,
  LAST_YEAR,
  TO_DATE,
  N_COLUMNS
};

/* Tables whose lines are consultations, each counted once, so that they add up to the last line. */
static const char *const kinds[] = { "by-channel", "by-affiliation", "by-profession", "by-content" };

typedef struct
{
  MdgReleaseFigures *figures;
  MdgTable *source;
  MdgTable *table;
  int year;
  int month;
  guint all[N_COLUMNS]; /* consultations */
  guint n_withheld;
} Sheet;

static gboolean
is_shown (MdgTable *table)
{
  if (mdg_table_get_n_columns (table) != N_COLUMNS)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (mdg_table_get_key (table), kinds[i]))
      return TRUE;

  return FALSE;
}

static guint
get_value (const Sheet *sheet,
           guint row,
           guint column)
{
  gint64 number = mdg_table_get_number (sheet->source, row, column);

  return number != MDG_TABLE_NO_NUMBER && number > 0 ? (guint) MIN (number, G_MAXINT / 8) : 0;
}

/* "monthly/by-channel/tel/2026-05", and ".../R8-05" for the year up to the month. */
static char *
dup_key (const Sheet *sheet,
         guint row,
         guint column,
         int month)
{
  const char *code = mdg_table_get_row_code (sheet->source, row);
  /* The last line of each table is the same figure: all consultations. */
  gboolean is_all = row == mdg_table_get_total_row (sheet->source) && get_value (sheet, row, column) == sheet->all[column];
  const char *key = is_all ? "all" : mdg_table_get_key (sheet->source);
  MdgDate date = { sheet->year, sheet->month, 1 };
  int fiscal_year = mdg_date_fiscal_year (&date);
  int year = month < 1 ? sheet->year - 1 : sheet->year;

  month = month < 1 ? month + 12 : month;
  if (column == TO_DATE)
    return g_strdup_printf ("monthly/%s/%s/%d-to-%04d-%02d", key, code, fiscal_year, year, month);

  return g_strdup_printf ("monthly/%s/%s/%04d-%02d", key, code, year, month);
}

/* Plain lines and the sub-totals, each with the lines under it, add up to the last one. */
static void
tie_column (Sheet *sheet,
            guint column)
{
  guint total = mdg_table_get_total_row (sheet->source);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) under = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *all = total != G_MAXUINT ? dup_key (sheet, total, column, sheet->month) : NULL;
  g_autofree char *head = NULL;

  for (guint row = 0; row <= mdg_table_get_n_rows (sheet->source); row++)
    {
      gboolean is_end = row == mdg_table_get_n_rows (sheet->source) || row == total;
      int level = is_end ? 0 : mdg_table_get_row_level (sheet->source, row);

      if (level <= 0 && head != NULL)
        {
          g_ptr_array_add (under, NULL);
          mdg_release_figures_add_sum (sheet->figures, head, (const char *const *) under->pdata);
          g_ptr_array_set_size (under, 0);
          g_clear_pointer (&head, g_free);
        }
      if (is_end)
        continue;
      if (level > 0)
        g_ptr_array_add (under, dup_key (sheet, row, column, sheet->month));
      else
        g_ptr_array_add (parts, dup_key (sheet, row, column, sheet->month));
      if (level < 0)
        head = dup_key (sheet, row, column, sheet->month);
    }
  g_ptr_array_add (parts, NULL);
  if (all != NULL)
    mdg_release_figures_add_sum (sheet->figures, all, (const char *const *) parts->pdata);
}

/* The year up to this month is that up to the last one and this month; April begins it. */
static void
tie_months (Sheet *sheet,
            guint row)
{
  g_autofree char *to_date = dup_key (sheet, row, TO_DATE, sheet->month);
  g_autofree char *this_month = dup_key (sheet, row, THIS_MONTH, sheet->month);
  g_autofree char *before = dup_key (sheet, row, TO_DATE, sheet->month - 1);
  const char *parts[] = { this_month, sheet->month != 4 ? before : NULL, NULL };

  if (sheet->month != 4 && get_value (sheet, row, TO_DATE) >= get_value (sheet, row, THIS_MONTH))
    mdg_release_figures_add_implied (sheet->figures, before, get_value (sheet, row, TO_DATE) - get_value (sheet, row, THIS_MONTH));
  mdg_release_figures_add_sum (sheet->figures, to_date, parts);
}

static void
add_figures (Sheet *sheet)
{
  for (guint row = 0; row < mdg_table_get_n_rows (sheet->source); row++)
    {
      g_autofree char *month = dup_key (sheet, row, THIS_MONTH, sheet->month);
      g_autofree char *to_date = dup_key (sheet, row, TO_DATE, sheet->month);

      mdg_release_figures_add (sheet->figures, month, get_value (sheet, row, THIS_MONTH));
      mdg_release_figures_add (sheet->figures, to_date, get_value (sheet, row, TO_DATE));
      tie_months (sheet, row);
    }
  tie_column (sheet, THIS_MONTH);
  tie_column (sheet, TO_DATE);
}

static void
count_all (Sheet *sheet,
           GPtrArray *tables)
{
  for (guint i = 0; i < tables->len; i++)
    {
      guint total = mdg_table_get_total_row (sheet->source = tables->pdata[i]);

      if (!is_shown (sheet->source) || total == G_MAXUINT)
        continue;
      for (guint column = THIS_MONTH; column < N_COLUMNS; column++)
        sheet->all[column] = get_value (sheet, total, column);
      return;
    }
}

static void
set_figure (Sheet *sheet,
            guint to_row,
            guint to_column,
            guint row,
            guint column)
{
  g_autofree char *key = dup_key (sheet, row, column, sheet->month);

  if (mdg_release_figures_is_printed (sheet->figures, key))
    mdg_table_set_number (sheet->table, to_row, to_column, get_value (sheet, row, column));
  else
    {
      mdg_table_set_number (sheet->table, to_row, to_column, MDG_TABLE_NO_NUMBER);
      sheet->n_withheld++;
    }
}

static void
print_figures (Sheet *sheet)
{
  guint total = mdg_table_get_total_row (sheet->source);

  for (guint row = 0; row < mdg_table_get_n_rows (sheet->source); row++)
    {
      g_autofree char *code = g_strconcat (mdg_table_get_key (sheet->source), "/", mdg_table_get_row_code (sheet->source, row), NULL);
      guint to_row = mdg_table_add_row (sheet->table, code, row == total ? -1 : MAX (mdg_table_get_row_level (sheet->source, row), 0));

      mdg_table_set_text (sheet->table, to_row, 0, mdg_table_get_title (sheet->source));
      mdg_table_set_text (sheet->table, to_row, 1, mdg_table_get_text (sheet->source, row, LABEL));
      set_figure (sheet, to_row, 2, row, THIS_MONTH);
      set_figure (sheet, to_row, 3, row, TO_DATE);
    }
}

static MdgTable *
new_table (const char *title)
{
  MdgTable *table = mdg_table_new ("monthly", title);

  mdg_table_add_column (table, _ ("Table"), MDG_CELL_TEXT, 2);
  mdg_table_add_column (table, _ ("Line"), MDG_CELL_TEXT, 3);
  mdg_table_add_column (table, C_ ("monthly", "This month"), MDG_CELL_NUMBER, 1);
  mdg_table_add_column (table, C_ ("monthly", "Fiscal year"), MDG_CELL_NUMBER, 1);

  return table;
}

static GPtrArray *
load_tables (MdgWorkspace *workspace,
             int year,
             int month,
             GError **error)
{
  MdgCube *cube = mdg_workspace_load_cube (workspace, error);
  g_autoptr (GPtrArray) areas = cube != NULL ? mdg_workspace_list (workspace, MDG_KIND_AREA, error) : NULL;

  return areas != NULL ? mdg_monthly_figures_new_tables (cube, mdg_workspace_get_vocabularies (workspace), areas, NULL, year, month) : NULL;
}

static void
take_sheet (MdgReport *self,
            MdgWorkspace *workspace,
            MdgTable *table)
{
  MdgTableDocument *document = mdg_table_document_new (table);

  mdg_report_take_table (self, table);
  mdg_report_take_document (self, workspace, MDG_DOCUMENT (document), MDG_PAPER_A4_PORTRAIT);
}

MdgReport *
mdg_report_monthly_new_version (MdgWorkspace *workspace,
                                int year,
                                int month,
                                MdgVersion version,
                                GError **error)
{
  g_autoptr (MdgReport) self = NULL;
  g_autoptr (MdgReleaseFigures) figures = mdg_release_figures_load (workspace, version, error);
  g_autoptr (GPtrArray) tables = figures != NULL ? load_tables (workspace, year, month, error) : NULL;
  MdgDate date = { year, month, 0 };
  g_autofree char *of_month = mdg_date_format_long (&date);
  g_autofree char *title = g_strdup_printf (_ ("Consultations of %s"), of_month);
  g_autofree char *cells = NULL;
  Sheet sheet = { .figures = figures, .year = year, .month = month };

  if (tables == NULL)
    return NULL;

  count_all (&sheet, tables);
  for (guint i = 0; i < tables->len; i++)
    if (is_shown (sheet.source = tables->pdata[i]))
      add_figures (&sheet);
  if (!mdg_release_figures_run (figures, error))
    return NULL;

  self = mdg_report_new ("monthly", title);
  mdg_report_set_version (self, version);
  sheet.table = new_table (title);
  for (guint i = 0; i < tables->len; i++)
    if (is_shown (sheet.source = tables->pdata[i]))
      print_figures (&sheet);
  if (sheet.n_withheld > 0)
    mdg_report_release_add_note (figures, sheet.table);
  cells = mdg_release_figures_dup_json (figures);
  mdg_report_set_release (self, NULL, of_month, cells);
  take_sheet (self, workspace, sheet.table);

  return g_steal_pointer (&self);
}
