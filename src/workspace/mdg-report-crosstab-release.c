#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-report-crosstab.h"

#include "mdg-crosstab-use.h"
#include "mdg-error.h"
#include "mdg-report-release-private.h"
#include "mdg-table-document.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_A4 12
/* What is worked out beside all sheets so far takes its time. */
#define MAX_FIGURES 1500

typedef struct
{
  const MdgCrosstab *crosstab;
  const MdgCrosstabSpec *spec;
  MdgReleaseFigures *figures;
  int fiscal_year;
  char *month; /* "2025-05"; NULL for the year */
} Sheet;

static gboolean
has_field (const MdgCrosstabSpec *spec,
           MdgCrosstabField field)
{
  for (guint i = 0; i < spec->n_rows; i++)
    if (spec->rows[i] == field)
      return TRUE;
  for (guint i = 0; i < spec->n_columns; i++)
    if (spec->columns[i] == field)
      return TRUE;

  return FALSE;
}

/* A whole fiscal year, or one of its months. */
static gboolean
read_period (Sheet *sheet)
{
  MdgDate from;
  MdgDate to;

  if (sheet->spec->from == NULL || sheet->spec->to == NULL || !mdg_date_parse_iso (sheet->spec->from, &from) || !mdg_date_parse_iso (sheet->spec->to, &to) || from.day != 1 || to.day != g_date_get_days_in_month ((GDateMonth) to.month, (GDateYear) to.year))
    return FALSE;

  sheet->fiscal_year = mdg_date_fiscal_year (&from);
  if (from.year == to.year && from.month == to.month)
    sheet->month = g_strdup_printf ("%04d-%02d", from.year, from.month);

  return sheet->month != NULL || (from.month == 4 && to.month == 3 && to.year == from.year + 1);
}

static const char *
find_fault (Sheet *sheet,
            MdgVersion version)
{
  const MdgCrosstabSpec *spec = sheet->spec;
  gboolean has_area = has_field (spec, MDG_CROSSTAB_AREA) || has_field (spec, MDG_CROSSTAB_WIDE_AREA);

  if (spec->measure == MDG_CROSSTAB_CONTACTS || spec->measure == MDG_CROSSTAB_MINUTES)
    return _ ("A cross table for others counts consultations, people or newcomers: of contacts and minutes one person may have them all.");
  if (spec->filters->len > 0)
    return _ ("A cross table for others has no conditions: between two of them a small figure could be worked out. Put the field into the rows or columns.");
  if (has_field (spec, MDG_CROSSTAB_STAFF))
    return _ ("A cross table for others does not tell who of the staff did what. Leave the staff out.");
  if (!read_period (sheet))
    return _ ("A cross table for others is of one fiscal year or of one month: other periods would overlap, and a small figure could be worked out. Choose April to March, or a single month.");
  if (version == MDG_VERSION_PUBLIC && has_area && (sheet->month != NULL || has_field (spec, MDG_CROSSTAB_MONTH)))
    return _ ("For the public areas are shown by the year only. Choose a fiscal year, without months.");

  return NULL;
}

static int
compare_conditions (gconstpointer a,
                    gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Fields that stand for the period itself are no condition beside it. */
static void
add_condition (GPtrArray *conditions,
               MdgCrosstabField field,
               const char *code)
{
  if (field != MDG_CROSSTAB_FISCAL_YEAR && code != NULL)
    g_ptr_array_add (conditions, g_strdup_printf ("%s=%s", mdg_crosstab_field_get_name (field), code));
}

/* "crosstab/0/2025", then what its consultations have in common, in order: the same on whichever table it stands. */
static char *
dup_key (const Sheet *sheet,
         guint row,
         guint column)
{
  const MdgCrosstabSpec *spec = sheet->spec;
  g_autoptr (GPtrArray) conditions = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) key = g_string_new (NULL);

  for (guint i = 0; row != MDG_CROSSTAB_TOTAL && i < spec->n_rows; i++)
    add_condition (conditions, spec->rows[i], mdg_crosstab_get_row_code (sheet->crosstab, row, i));
  for (guint i = 0; column != MDG_CROSSTAB_TOTAL && i < spec->n_columns; i++)
    add_condition (conditions, spec->columns[i], mdg_crosstab_get_column_code (sheet->crosstab, column, i));
  if (sheet->month != NULL && !has_field (spec, MDG_CROSSTAB_MONTH))
    add_condition (conditions, MDG_CROSSTAB_MONTH, sheet->month);
  else if (sheet->month != NULL && conditions->len == 0)
    add_condition (conditions, MDG_CROSSTAB_MONTH, sheet->month);
  g_ptr_array_sort (conditions, compare_conditions);

  g_string_printf (key, "crosstab/%d/%d", (int) spec->measure, sheet->fiscal_year);
  for (guint i = 0; i < conditions->len; i++)
    g_string_append_printf (key, "/%s", (const char *) conditions->pdata[i]);

  return g_string_free (g_steal_pointer (&key), FALSE);
}

static guint
count_rows (const Sheet *sheet)
{
  return sheet->spec->n_rows > 0 ? mdg_crosstab_get_n_rows (sheet->crosstab) + 1 : 1;
}

static guint
count_columns (const Sheet *sheet)
{
  return sheet->spec->n_columns > 0 ? mdg_crosstab_get_n_columns (sheet->crosstab) + 1 : 1;
}

/* The last is the total. */
static guint
get_place (guint index,
           guint n)
{
  return index + 1 < n ? index : MDG_CROSSTAB_TOTAL;
}

static void
add_figures (Sheet *sheet)
{
  guint n_rows = count_rows (sheet);
  guint n_columns = count_columns (sheet);

  for (guint i = 0; i < n_rows; i++)
    for (guint j = 0; j < n_columns; j++)
      {
        guint row = get_place (i, n_rows);
        guint column = get_place (j, n_columns);
        g_autofree char *key = dup_key (sheet, row, column);

        mdg_release_figures_add (sheet->figures, key, mdg_report_release_get_figure (mdg_crosstab_get_value (sheet->crosstab, row, column)));
      }
}

/* A figure without one of its conditions, and the field that was left out. */
static char *
dup_parent (char **parts,
            guint without,
            char **field)
{
  g_autoptr (GString) parent = g_string_new (parts[0]);

  *field = g_strndup (parts[without], strcspn (parts[without], "="));
  for (guint i = 1; parts[i] != NULL; i++)
    if (i != without)
      g_string_append_printf (parent, "/%s", parts[i]);

  return g_string_free (g_steal_pointer (&parent), FALSE);
}

static gboolean
is_list (const char *field)
{
  MdgCrosstabField found;

  return mdg_crosstab_field_from_name (field, &found) && found >= MDG_CROSSTAB_FIRST_LIST;
}

/* Of a figure under each that it is a part of: "parent by field" → its parts. */
static GHashTable *
group_figures (GPtrArray *keys)
{
  GHashTable *groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < keys->len; i++)
    {
      g_auto (GStrv) parts = g_strsplit (keys->pdata[i], "/", -1);

      /* crosstab, measure, year; what was worked out from others has a space in it. */
      if (g_strv_length (parts) < 4 || strchr (keys->pdata[i], ' ') != NULL)
        continue;
      for (guint without = 3; parts[without] != NULL; without++)
        {
          g_autofree char *field = NULL;
          g_autofree char *parent = dup_parent (parts, without, &field);
          g_autofree char *name = g_strconcat (parent, " ", field, NULL);
          GPtrArray *group = g_hash_table_lookup (groups, name);

          if (group == NULL)
            {
              group = g_ptr_array_new_with_free_func (g_free);
              g_hash_table_insert (groups, g_steal_pointer (&name), group);
            }
          g_ptr_array_add (group, g_strdup (keys->pdata[i]));
        }
    }

  return groups;
}

/* Within this table and beside all others of the year: each figure and what it is the sum of. */
static void
tie_figures (Sheet *sheet)
{
  g_autofree char *prefix = g_strdup_printf ("crosstab/%d/%d", (int) sheet->spec->measure, sheet->fiscal_year);
  g_autoptr (GPtrArray) keys = mdg_release_figures_list (sheet->figures, prefix);
  g_autoptr (GHashTable) groups = group_figures (keys);
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (groups), (GCompareFunc) strcmp);

  for (GList *name = names; name != NULL; name = name->next)
    {
      GPtrArray *group = g_hash_table_lookup (groups, name->data);
      const char *field = strrchr (name->data, ' ') + 1;
      g_autofree char *parent = g_strndup (name->data, (gsize) (field - 1 - (const char *) name->data));

      g_ptr_array_add (group, NULL);
      mdg_release_figures_add_parts (sheet->figures, parent, (const char *const *) group->pdata, is_list (field) || sheet->spec->measure == MDG_CROSSTAB_PEOPLE);
    }
}

/* The table without codes, which for an area or a month tell more than its words, and without what is withheld. */
static MdgTable *
new_table (const Sheet *sheet,
           MdgTable *source,
           MdgVersion version)
{
  MdgTable *table = mdg_table_new ("crosstab", mdg_table_get_title (source));
  GPtrArray *notes = mdg_table_get_notes (source);
  guint n_rows = count_rows (sheet);
  guint n_columns = count_columns (sheet);
  guint n_heads = mdg_table_get_n_columns (source) - n_columns;
  guint n_withheld = 0;

  for (guint i = 0; i < mdg_table_get_n_columns (source); i++)
    mdg_table_add_column (table, mdg_table_get_column_label (source, i), mdg_table_get_column_kind (source, i), mdg_table_get_column_weight (source, i));
  for (guint i = 0; i < n_rows; i++)
    {
      guint row = mdg_table_add_row (table, i + 1 == n_rows ? "total" : NULL, 0);

      for (guint j = 0; j < n_heads; j++)
        mdg_table_set_text (table, row, j, mdg_table_get_text (source, i, j));
      for (guint j = 0; j < n_columns; j++)
        {
          g_autofree char *key = dup_key (sheet, get_place (i, n_rows), get_place (j, n_columns));

          n_withheld += mdg_report_release_set_number (sheet->figures, key, table, row, n_heads + j, mdg_table_get_number (source, i, n_heads + j)) ? 0 : 1;
        }
    }
  mdg_table_set_total_row (table, n_rows - 1);
  for (guint i = 0; i < notes->len; i++)
    mdg_table_add_note (table, notes->pdata[i]);
  if (n_withheld > 0)
    mdg_report_release_add_note (sheet->figures, table);

  return table;
}

/* Areas are shown on purpose: none is a town that happens to be called the same. */
static void
allow_areas (const Sheet *sheet,
             MdgReport *report,
             MdgTable *table)
{
  if (!has_field (sheet->spec, MDG_CROSSTAB_AREA) && !has_field (sheet->spec, MDG_CROSSTAB_WIDE_AREA))
    return;

  for (guint i = 0; i < mdg_table_get_n_columns (table); i++)
    mdg_report_allow (report, mdg_table_get_column_label (table, i));
  for (guint row = 0; row < mdg_table_get_n_rows (table); row++)
    {
      /* With the figures beside it a name looks like an address. */
      g_autoptr (GString) line = g_string_new (NULL);

      for (guint i = 0; i < mdg_table_get_n_columns (table); i++)
        if (mdg_table_get_column_kind (table, i) == MDG_CELL_TEXT)
          g_string_append (line, mdg_table_get_text (table, row, i));
        else if (mdg_table_get_number (table, row, i) == MDG_TABLE_NO_NUMBER)
          g_string_append (line, "―");
        else
          g_string_append_printf (line, "%" G_GINT64_FORMAT, mdg_table_get_number (table, row, i));
      mdg_report_allow (report, line->str);
      for (guint i = 0; i < sheet->spec->n_rows; i++)
        mdg_report_allow (report, mdg_table_get_text (table, row, i));
    }
}

static MdgReport *
new_report (const Sheet *sheet,
            MdgWorkspace *workspace,
            MdgCrosstabWords *words,
            const char *name,
            MdgVersion version)
{
  g_autofree char *what = mdg_crosstab_words_dup_title (sheet->spec);
  g_autofree char *period = mdg_crosstab_words_dup_conditions (words, sheet->spec);
  g_autofree char *lines = g_strdup_printf ("%s%s%s", name != NULL ? what : "", name != NULL ? "　" : "", period != NULL ? period : "");
  g_autofree char *cells = mdg_release_figures_dup_json (sheet->figures);
  g_autoptr (MdgTable) source = mdg_report_crosstab_new_table (words, sheet->crosstab, name != NULL ? name : what);
  MdgTable *table = new_table (sheet, source, version);
  MdgReport *report = mdg_report_new ("crosstab", mdg_table_get_title (table));

  mdg_report_set_version (report, version);
  mdg_report_set_release (report, NULL, what, cells);
  mdg_report_allow (report, period);
  allow_areas (sheet, report, table);
  if (mdg_table_get_n_columns (table) <= MDG_REPORT_CROSSTAB_MAX_PAPER)
    {
      MdgTableDocument *document = mdg_table_document_new (table);

      mdg_table_document_set_conditions (document, lines);
      mdg_report_take_document (report, workspace, MDG_DOCUMENT (document), mdg_table_get_n_columns (table) <= MAX_A4 ? MDG_PAPER_A4_LANDSCAPE : MDG_PAPER_A3_LANDSCAPE);
    }
  else
    mdg_report_set_left_out (report, _ ("This table has too many columns for paper; write it as a spreadsheet."));
  mdg_report_take_table (report, table);

  return report;
}

static MdgReport *
release (Sheet *sheet,
         MdgWorkspace *workspace,
         MdgCrosstabWords *words,
         const char *name,
         MdgVersion version,
         GError **error)
{
  if ((guint64) count_rows (sheet) * count_columns (sheet) > MAX_FIGURES)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("This table has too many figures to be checked against all sheets given out before. Choose fewer fields."));
      return NULL;
    }

  add_figures (sheet);
  tie_figures (sheet);

  return mdg_release_figures_run (sheet->figures, error) ? new_report (sheet, workspace, words, name, version) : NULL;
}

MdgReport *
mdg_report_crosstab_new_version (MdgWorkspace *workspace,
                                 const MdgCrosstabSpec *spec,
                                 const char *name,
                                 MdgVersion version,
                                 GError **error)
{
  g_autoptr (MdgCrosstabSpec) plain = mdg_crosstab_spec_copy (spec);
  g_autoptr (MdgCrosstabWords) words = NULL;
  g_autoptr (MdgCrosstab) crosstab = NULL;
  g_autoptr (MdgReleaseFigures) figures = NULL;
  g_autofree char *month = NULL;
  Sheet sheet = { .spec = plain };
  const char *fault;

  if (version == MDG_VERSION_INTERNAL)
    return mdg_report_crosstab_new (workspace, spec, name, error);

  /* A share beside a figure that is withheld would tell it. */
  plain->percent = MDG_CROSSTAB_NO_PERCENT;
  fault = find_fault (&sheet, version);
  month = sheet.month;
  if (fault != NULL)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, fault);
      return NULL;
    }

  words = mdg_crosstab_words_new (workspace);
  sheet.crosstab = crosstab = mdg_crosstab_use_count (workspace, words, plain, error);
  sheet.figures = figures = crosstab != NULL ? mdg_release_figures_load (workspace, version, error) : NULL;

  return figures != NULL ? release (&sheet, workspace, words, name, version, error) : NULL;
}
