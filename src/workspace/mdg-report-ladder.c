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

const char *
mdg_report_trace_get_question (MdgKind kind)
{
  switch ((int) kind)
    {
    case MDG_KIND_MEASURE:
      return _ ("Which cases is this measure from?");

    case MDG_KIND_RAISED_ISSUE:
      return _ ("Which cases is this issue from?");

    case MDG_KIND_CASE:
      return _ ("What became of this case?");

    default:
      return _ ("What became of this consultation?");
    }
}

static MdgTable *
new_table (const char *title)
{
  MdgTable *table = mdg_table_new ("ladder", title);

  mdg_table_add_column (table, C_ ("ladder", "Rung"), MDG_CELL_TEXT, 3.2);
  mdg_table_add_column (table, C_ ("ladder", "What it says"), MDG_CELL_TEXT, 6.8);
  mdg_table_add_column (table, _ ("State"), MDG_CELL_TEXT, 2.6);
  mdg_table_add_column (table, C_ ("ladder", "Who and when"), MDG_CELL_TEXT, 3);

  return table;
}

static GPtrArray *
list_steps (MdgWorkspace *workspace,
            MdgKind kind,
            const MdgUuid *uuid,
            GError **error)
{
  gboolean is_down = kind == MDG_KIND_MEASURE || kind == MDG_KIND_RAISED_ISSUE;

  return is_down ? mdg_ladder_trace_down (workspace, kind, uuid, error) : mdg_ladder_trace_up (workspace, kind, uuid, error);
}

static void
add_steps (MdgTable *table,
           GPtrArray *steps)
{
  for (guint i = 0; i < steps->len; i++)
    {
      const MdgLadderStep *step = steps->pdata[i];
      char code[MDG_UUID_STRING_SIZE];
      guint row;
      g_autofree char *text = step->is_grave ? g_strconcat (step->text, "★", NULL) : g_strdup (step->text);

      mdg_uuid_format (&step->uuid, code);
      /* What was asked about is set as a heading of what comes under it. */
      row = mdg_table_add_row (table, code, step->depth == 0 ? -1 : (int) step->depth);
      mdg_table_set_text (table, row, COLUMN_RUNG, get_rung (step));
      mdg_table_set_text (table, row, COLUMN_TEXT, text);
      mdg_table_set_text (table, row, COLUMN_STATE, step->state);
      mdg_table_set_text (table, row, COLUMN_WHO, step->who);
    }
}

static gboolean
add_measure (MdgWorkspace *workspace,
             MdgTable *table,
             const MdgUuid *measure,
             GError **error)
{
  g_autoptr (GPtrArray) steps = list_steps (workspace, MDG_KIND_MEASURE, measure, error);

  if (steps != NULL)
    add_steps (table, steps);

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

/* conditions: NULL where the first row says it. */
static MdgReport *
new_report (MdgWorkspace *workspace,
            MdgTable *table,
            const char *conditions)
{
  MdgTableDocument *document = mdg_table_document_new (table);
  MdgReport *report = mdg_report_new ("ladder", mdg_table_get_title (table));

  mdg_table_add_note (table, _ ("Only a board adopts or drops; its day and what its minutes say stand under what it decided."));
  mdg_table_document_set_conditions (document, conditions);
  mdg_report_take_table (report, table);
  mdg_report_take_document (report, workspace, MDG_DOCUMENT (document), MDG_PAPER_A4_PORTRAIT);

  return report;
}

MdgReport *
mdg_report_ladder_new (MdgWorkspace *workspace,
                       int fiscal_year,
                       GError **error)
{
  g_autoptr (MdgTable) table = new_table (_ ("From measures to cases and sentences"));
  g_autofree char *year = fiscal_year != 0 ? mdg_fiscal_year_format_long (fiscal_year) : g_strdup (_ ("All years"));
  int n = add_year (workspace, table, fiscal_year, error);
  g_autofree char *conditions = n >= 0 ? g_strdup_printf (_ ("%s   Measures: %d"), year, n) : NULL;

  return n >= 0 ? new_report (workspace, g_steal_pointer (&table), conditions) : NULL;
}

MdgReport *
mdg_report_trace_new (MdgWorkspace *workspace,
                      MdgKind kind,
                      const MdgUuid *uuid,
                      GError **error)
{
  g_autoptr (GPtrArray) steps = list_steps (workspace, kind, uuid, error);
  MdgTable *table;

  if (steps == NULL)
    return NULL;

  table = new_table (mdg_report_trace_get_question (kind));
  add_steps (table, steps);

  return new_report (workspace, table, NULL);
}
