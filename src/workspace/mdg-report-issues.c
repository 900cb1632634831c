#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-report-issues.h"

#include "mdg-issues-document.h"

#include <glib/gi18n-lib.h>

static guint
add_row (MdgTable *table,
         MdgTrendSheet *sheet,
         const MdgTrendIssue *issue,
         const char *label)
{
  guint row = mdg_table_add_row (table, issue->code, 0);
  guint n = mdg_trend_sheet_get_n_months (sheet);
  g_autofree char *first = mdg_trend_dup_month (issue->first_month);
  g_autofree char *gravity = issue->gravity > 0 ? g_strdup_printf ("%d.%d", issue->gravity / 10, issue->gravity % 10) : g_strdup ("―");
  g_autofree char *marks = mdg_trend_dup_marks (issue);

  mdg_table_set_text (table, row, 0, label);
  mdg_table_set_number (table, row, 1, issue->n_cases);
  mdg_table_set_number (table, row, 2, issue->counts[n - 1]);
  mdg_table_set_number (table, row, 3, n > 1 ? issue->counts[n - 2] : MDG_TABLE_NO_NUMBER);
  mdg_table_set_number (table, row, 4, issue->n_starred);
  mdg_table_set_text (table, row, 5, gravity);
  mdg_table_set_text (table, row, 6, first);
  mdg_table_set_text (table, row, 7, marks);

  return row;
}

static void
add_notes (MdgTable *table,
           MdgTrendSheet *sheet)
{
  mdg_table_add_note (table, _ ("Cases with the issue, each once; a case with several issues counts at each, and once in the total."));
  mdg_table_add_note (table, _ ("★ cases marked as single but grave: always shown, even one alone. Weight: the mean of 1 to 4."));
  if (mdg_trend_sheet_has_followed (sheet))
    mdg_table_add_note (table, _ ("Terms merged since are counted as in the fiscal year at the end; a term that was split stays apart (→)."));
}

static MdgTable *
new_table (MdgTrendSheet *sheet,
           MdgTrendOrder order)
{
  MdgTable *table = mdg_table_new ("issues", _ ("Course of the issues"));
  g_autoptr (GPtrArray) issues = mdg_trend_sheet_list (sheet, FALSE, order);
  const MdgTrendIssue *total = mdg_trend_sheet_get_total (sheet);

  mdg_table_add_column (table, C_ ("trend", "Issue"), MDG_CELL_TEXT, 40);
  mdg_table_add_column (table, C_ ("trend", "Cases"), MDG_CELL_NUMBER, 15);
  mdg_table_add_column (table, C_ ("trend", "This month"), MDG_CELL_NUMBER, 15);
  mdg_table_add_column (table, C_ ("trend", "Month before"), MDG_CELL_NUMBER, 15);
  mdg_table_add_column (table, C_ ("trend", "★"), MDG_CELL_NUMBER, 12);
  mdg_table_add_column (table, C_ ("trend", "Weight"), MDG_CELL_TEXT, 15);
  mdg_table_add_column (table, C_ ("trend", "First seen"), MDG_CELL_TEXT, 18);
  mdg_table_add_column (table, C_ ("trend", "Marks"), MDG_CELL_TEXT, 40);
  for (guint i = 0; i < issues->len; i++)
    add_row (table, sheet, issues->pdata[i], mdg_trend_sheet_get_label (sheet, ((MdgTrendIssue *) issues->pdata[i])->code));
  if (total != NULL)
    mdg_table_set_total_row (table, add_row (table, sheet, total, C_ ("trend", "Total (each case once)")));
  add_notes (table, sheet);

  return table;
}

static guint
add_head (MdgTable *table,
          MdgTrendSheet *sheet,
          const MdgTrendIssue *head,
          const char *label)
{
  guint row = mdg_table_add_row (table, head->code, 0);
  guint n = mdg_trend_sheet_get_n_months (sheet);

  mdg_table_set_text (table, row, 0, label);
  for (guint i = 0; i < n; i++)
    mdg_table_set_number (table, row, 1 + i, head->counts[i]);
  mdg_table_set_number (table, row, 1 + n, head->n_cases);

  return row;
}

/* As rows, so that the figures of the heat map leave with the others. */
static MdgTable *
new_heads (MdgTrendSheet *sheet)
{
  MdgTable *table = mdg_table_new ("heads-by-month", _ ("Heads of the issues by month"));
  const MdgTrendScope *scope = mdg_trend_sheet_get_scope (sheet);
  g_autoptr (GPtrArray) heads = mdg_trend_sheet_list (sheet, TRUE, MDG_TREND_BY_FREQUENCY);
  const MdgTrendIssue *total = mdg_trend_sheet_get_total (sheet);

  mdg_table_add_column (table, C_ ("trend", "Issue"), MDG_CELL_TEXT, 40);
  for (int month = scope->from; month <= scope->to; month++)
    {
      g_autofree char *label = mdg_trend_dup_month (month);

      mdg_table_add_column (table, label, MDG_CELL_NUMBER, 12);
    }
  mdg_table_add_column (table, C_ ("trend", "Cases"), MDG_CELL_NUMBER, 12);
  for (guint i = 0; i < heads->len; i++)
    add_head (table, sheet, heads->pdata[i], mdg_trend_sheet_get_label (sheet, ((MdgTrendIssue *) heads->pdata[i])->code));
  if (total != NULL)
    mdg_table_set_total_row (table, add_head (table, sheet, total, C_ ("trend", "Total (each case once)")));
  mdg_table_add_note (table, _ ("A case in several months counts once in the last column."));

  return table;
}

MdgReport *
mdg_report_issues_new_for (MdgWorkspace *workspace,
                           MdgTrendSheet *sheet,
                           MdgTrendOrder order)
{
  const MdgTrendScope *scope = mdg_trend_sheet_get_scope (sheet);
  MdgReport *report = mdg_report_new ("issues", _ ("Course of the issues"));
  MdgTable *table = new_table (sheet, order);
  MdgIssuesDocument *document = mdg_issues_document_new (table, mdg_trend_sheet_new_chart (sheet, order), mdg_trend_sheet_new_heat_map (sheet, NULL));
  g_autofree char *from = mdg_trend_dup_month (scope->from);
  g_autofree char *to = mdg_trend_dup_month (scope->to);
  g_autofree char *chosen = mdg_trend_scope_dup_conditions (workspace, scope);
  g_autofree char *lines = g_strdup_printf (_ ("%s to %s"), from, to);
  g_autofree char *conditions = chosen != NULL ? g_strdup_printf ("%s　%s", lines, chosen) : g_strdup (lines);

  mdg_issues_document_set_conditions (document, conditions);
  mdg_report_take_document (report, workspace, MDG_DOCUMENT (document), MDG_PAPER_A4_PORTRAIT);
  mdg_report_take_table (report, table);
  mdg_report_take_table (report, new_heads (sheet));

  return report;
}

MdgReport *
mdg_report_issues_new (MdgWorkspace *workspace,
                       const MdgTrendScope *scope,
                       MdgTrendOrder order,
                       GError **error)
{
  g_autoptr (MdgTrendSheet) sheet = mdg_trend_sheet_load (workspace, scope, error);

  return sheet != NULL ? mdg_report_issues_new_for (workspace, sheet, order) : NULL;
}
