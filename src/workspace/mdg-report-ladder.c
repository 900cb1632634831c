#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-report-ladder.h"

#include "mdg-measure.h"
#include "mdg-table-document.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  COLUMN_RUNG,
  COLUMN_TEXT,
  COLUMN_STATE,
  COLUMN_WHO,
} Column;

static const char *
get_rung (const MdgLadderStep *step)
{
  switch ((int) step->kind)
    {
    case MDG_KIND_MEASURE:
      return _ ("Measure");

    case MDG_KIND_RAISED_ISSUE:
      return C_ ("ladder", "Issue");

    case MDG_KIND_CASE:
      return _ ("Case");

    case MDG_KIND_FINDING:
      return C_ ("ladder", "Sentence");

    case MDG_KIND_CONSULTATION:
      return C_ ("ladder", "Consultation");

    case MDG_KIND_DECISION:
      return _ ("Decision");

    default:
      return C_ ("ladder", "Review");
    }
}

static MdgTable *
new_table (void)
{
  MdgTable *table = mdg_table_new ("ladder", _ ("From measures to cases and sentences"));

  mdg_table_add_column (table, C_ ("ladder", "Rung"), MDG_CELL_TEXT, 3.2);
  mdg_table_add_column (table, C_ ("ladder", "What it says"), MDG_CELL_TEXT, 6.8);
  mdg_table_add_column (table, _ ("State"), MDG_CELL_TEXT, 2.6);
  mdg_table_add_column (table, C_ ("ladder", "Who and when"), MDG_CELL_TEXT, 3);

  return table;
}

static gboolean
add_measure (MdgWorkspace *workspace,
             MdgTable *table,
             const MdgUuid *measure,
             GError **error)
{
  g_autoptr (GPtrArray) steps = mdg_ladder_trace_down (workspace, MDG_KIND_MEASURE, measure, error);

  for (guint i = 0; steps != NULL && i < steps->len; i++)
    {
      const MdgLadderStep *step = steps->pdata[i];
      char code[MDG_UUID_STRING_SIZE];
      guint row;
      g_autofree char *text = step->is_grave ? g_strconcat (step->text, "★", NULL) : g_strdup (step->text);

      mdg_uuid_format (&step->uuid, code);
      /* A measure is set as a heading of what comes under it. */
      row = mdg_table_add_row (table, code, step->depth == 0 ? -1 : (int) step->depth);
      mdg_table_set_text (table, row, COLUMN_RUNG, get_rung (step));
      mdg_table_set_text (table, row, COLUMN_TEXT, text);
      mdg_table_set_text (table, row, COLUMN_STATE, step->state);
      mdg_table_set_text (table, row, COLUMN_WHO, step->who);
    }

  return steps != NULL;
}

static int
compare_measures (gconstpointer a,
                  gconstpointer b)
{
  MdgRecord *x = *(MdgRecord *const *) a;
  MdgRecord *y = *(MdgRecord *const *) b;
  gint64 position_x = mdg_record_get_integer (x, MDG_MEASURE_POSITION);
  gint64 position_y = mdg_record_get_integer (y, MDG_MEASURE_POSITION);

  return position_x != position_y ? (position_x < position_y ? -1 : 1) : (mdg_record_get_id (x) < mdg_record_get_id (y) ? -1 : 1);
}

/* Returns how many there were, -1 with error. */
static int
add_year (MdgWorkspace *workspace,
          MdgTable *table,
          int fiscal_year,
          GError **error)
{
  g_autoptr (GPtrArray) measures = mdg_workspace_list (workspace, MDG_KIND_MEASURE, error);
  int n = 0;

  if (measures == NULL)
    return -1;

  g_ptr_array_sort (measures, compare_measures);
  for (guint i = 0; i < measures->len; i++)
    {
      if (fiscal_year != 0 && mdg_record_get_integer (measures->pdata[i], MDG_MEASURE_FISCAL_YEAR) != fiscal_year)
        continue;
      if (!add_measure (workspace, table, mdg_record_get_uuid (measures->pdata[i]), error))
        return -1;
      n++;
    }

  return n;
}

MdgReport *
mdg_report_ladder_new (MdgWorkspace *workspace,
                       int fiscal_year,
                       const MdgUuid *measure,
                       GError **error)
{
  g_autoptr (MdgTable) table = new_table ();
  g_autoptr (MdgReport) report = NULL;
  g_autoptr (MdgTableDocument) document = NULL;
  g_autofree char *year = fiscal_year != 0 ? mdg_fiscal_year_format_long (fiscal_year) : g_strdup (_ ("All years"));
  g_autofree char *conditions = NULL;
  int n = 1;

  if (measure == NULL)
    n = add_year (workspace, table, fiscal_year, error);
  else if (!add_measure (workspace, table, measure, error))
    n = -1;
  if (n < 0)
    return NULL;

  conditions = measure != NULL ? g_strdup (_ ("One measure")) : g_strdup_printf (_ ("%s   Measures: %d"), year, n);
  mdg_table_add_note (table, _ ("Only a board adopts or drops; its day and what its minutes say stand under what it decided."));
  document = mdg_table_document_new (table);
  mdg_table_document_set_conditions (document, conditions);
  report = mdg_report_new ("ladder", mdg_table_get_title (table));
  mdg_report_take_table (report, g_steal_pointer (&table));
  mdg_report_take_document (report, workspace, MDG_DOCUMENT (g_steal_pointer (&document)), MDG_PAPER_A4_PORTRAIT);

  return g_steal_pointer (&report);
}
