#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-report-issues.h"

#include "mdg-error.h"
#include "mdg-issue-columns.h"
#include "mdg-report-release-private.h"
#include "mdg-sheet-document.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  MdgWorkspace *workspace;
  MdgVersion version;
  MdgTrendSheet *trends;
  MdgReleaseFigures *figures;
  int from; /* April */
  int to;
  guint n_withheld;
} Sheet;

/* "issues/C2/2025-04" of a month, "issues/C2/2025-04..2025-09" of the year up to it. */
static char *
dup_month_key (const char *code,
               int month)
{
  return g_strdup_printf ("issues/%s/%04d-%02d", code, month / 12, month % 12 + 1);
}

static char *
dup_key (const Sheet *sheet,
         const char *code,
         int to)
{
  return g_strdup_printf ("issues/%s/%04d-%02d..%04d-%02d", code, sheet->from / 12, sheet->from % 12 + 1, to / 12, to % 12 + 1);
}

/* The year up to a month beside the year up to another, of which a sheet was given out: who came between is not to come out. */
static void
tie_years (Sheet *sheet,
           const char *code)
{
  g_autofree char *own = dup_key (sheet, code, sheet->to);

  for (int to = sheet->from; to < sheet->from + 12; to++)
    {
      g_autofree char *other = dup_key (sheet, code, to);
      guint value;

      if (to == sheet->to || !mdg_release_figures_find (sheet->figures, other, &value))
        continue;
      mdg_release_figures_add_rest (sheet->figures, to < sheet->to ? own : other, to < sheet->to ? other : own);
    }
}

/* A case is in its month, in the year, and once in each. */
static void
add_months (Sheet *sheet,
            const MdgTrendIssue *head)
{
  g_autofree char *own = dup_key (sheet, head->code, sheet->to);
  g_autoptr (GPtrArray) months = g_ptr_array_new_with_free_func (g_free);

  for (int month = sheet->from; month <= sheet->to; month++)
    {
      char *key = dup_month_key (head->code, month);

      mdg_release_figures_add (sheet->figures, key, head->counts[month - sheet->from]);
      g_ptr_array_add (months, key);
    }
  g_ptr_array_add (months, NULL);
  mdg_release_figures_add_parts (sheet->figures, own, (const char *const *) months->pdata, TRUE);
}

static void
add_issues_of (Sheet *sheet,
               const MdgTrendIssue *head,
               GPtrArray *issues)
{
  g_autofree char *own = dup_key (sheet, head->code, sheet->to);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < issues->len; i++)
    {
      const MdgTrendIssue *issue = issues->pdata[i];
      char *key;

      if (g_strcmp0 (mdg_issue_columns_find_parent (sheet->workspace, issue->code), head->code) != 0 || g_str_equal (issue->code, head->code))
        continue;
      key = dup_key (sheet, issue->code, sheet->to);
      mdg_release_figures_add (sheet->figures, key, issue->n_cases);
      tie_years (sheet, issue->code);
      g_ptr_array_add (parts, key);
    }
  g_ptr_array_add (parts, NULL);
  mdg_release_figures_add_parts (sheet->figures, own, (const char *const *) parts->pdata, TRUE);
}

static void
add_figures (Sheet *sheet,
             GPtrArray *heads,
             GPtrArray *issues)
{
  for (guint i = 0; i < heads->len; i++)
    {
      const MdgTrendIssue *head = heads->pdata[i];
      g_autofree char *own = dup_key (sheet, head->code, sheet->to);

      mdg_release_figures_add (sheet->figures, own, head->n_cases);
      tie_years (sheet, head->code);
      add_months (sheet, head);
      add_issues_of (sheet, head, issues);
    }
}

static void
add_row (Sheet *sheet,
         MdgTable *table,
         const MdgTrendIssue *issue,
         int level)
{
  g_autofree char *key = dup_key (sheet, issue->code, sheet->to);
  guint row = mdg_table_add_row (table, issue->code, level);

  mdg_table_set_text (table, row, 0, mdg_trend_sheet_get_label (sheet->trends, issue->code));
  sheet->n_withheld += mdg_report_release_set_number (sheet->figures, key, table, row, 1, issue->n_cases) ? 0 : 1;
}

/* That an issue is there at all says much of a rare one: what is withheld stands under its head. */
static MdgTable *
new_table (Sheet *sheet,
           GPtrArray *heads,
           GPtrArray *issues)
{
  MdgTable *table = mdg_table_new ("issues", _ ("Course of the issues"));

  mdg_table_add_column (table, C_ ("trend", "Issue"), MDG_CELL_TEXT, 60);
  mdg_table_add_column (table, C_ ("trend", "Cases"), MDG_CELL_NUMBER, 15);
  for (guint i = 0; i < heads->len; i++)
    {
      const MdgTrendIssue *head = heads->pdata[i];

      add_row (sheet, table, head, 0);
      for (guint j = 0; j < issues->len; j++)
        {
          const MdgTrendIssue *issue = issues->pdata[j];
          g_autofree char *key = dup_key (sheet, issue->code, sheet->to);

          if (g_strcmp0 (mdg_issue_columns_find_parent (sheet->workspace, issue->code), head->code) == 0 && !g_str_equal (issue->code, head->code) && mdg_release_figures_is_printed (sheet->figures, key))
            add_row (sheet, table, issue, 1);
        }
    }
  mdg_table_add_note (table, _ ("Cases with the issue, each once; a case with several issues counts at each."));
  mdg_table_add_note (table, _ ("Issues of few cases are counted in their line above and not shown by themselves."));

  return table;
}

static MdgTable *
new_months (Sheet *sheet,
            GPtrArray *heads)
{
  MdgTable *table = mdg_table_new ("heads-by-month", _ ("Heads of the issues by month"));

  mdg_table_add_column (table, C_ ("trend", "Issue"), MDG_CELL_TEXT, 40);
  for (int month = sheet->from; month <= sheet->to; month++)
    {
      g_autofree char *label = mdg_trend_dup_month (month);

      mdg_table_add_column (table, label, MDG_CELL_NUMBER, 12);
    }
  for (guint i = 0; i < heads->len; i++)
    {
      const MdgTrendIssue *head = heads->pdata[i];
      guint row = mdg_table_add_row (table, head->code, 0);

      mdg_table_set_text (table, row, 0, mdg_trend_sheet_get_label (sheet->trends, head->code));
      for (int month = sheet->from; month <= sheet->to; month++)
        {
          g_autofree char *key = dup_month_key (head->code, month);
          guint column = (guint) (month - sheet->from);

          sheet->n_withheld += mdg_report_release_set_number (sheet->figures, key, table, row, 1 + column, head->counts[column]) ? 0 : 1;
        }
    }

  return table;
}

static MdgReport *
new_report (Sheet *sheet,
            GPtrArray *heads,
            GPtrArray *issues)
{
  MdgReport *report = mdg_report_new ("issues", _ ("Course of the issues"));
  MdgSheetDocument *document = mdg_sheet_document_new (_ ("Course of the issues"));
  g_autofree char *from = mdg_trend_dup_month (sheet->from);
  g_autofree char *to = mdg_trend_dup_month (sheet->to);
  g_autofree char *lines = g_strdup_printf (_ ("%s to %s"), from, to);
  g_autofree char *cells = mdg_release_figures_dup_json (sheet->figures);
  MdgTable *table = new_table (sheet, heads, issues);
  MdgTable *months = new_months (sheet, heads);

  if (sheet->n_withheld > 0)
    mdg_report_release_add_note (sheet->figures, months);
  mdg_report_set_version (report, sheet->version);
  mdg_report_set_release (report, NULL, lines, cells);
  mdg_sheet_document_set_conditions (document, lines);
  mdg_sheet_document_add_table (document, table, 0);
  mdg_sheet_document_add_heading (document, mdg_table_get_title (months));
  mdg_sheet_document_add_table (document, months, 0);
  mdg_report_take_table (report, table);
  mdg_report_take_table (report, months);
  mdg_report_take_document (report, sheet->workspace, MDG_DOCUMENT (document), MDG_PAPER_A4_PORTRAIT);

  return report;
}

static gboolean
is_whole (const MdgTrendScope *scope)
{
  return mdg_uuid_is_nil (&scope->area) && scope->affiliation == NULL && scope->profession == NULL && scope->scene == NULL;
}

MdgReport *
mdg_report_issues_new_version (MdgWorkspace *workspace,
                               const MdgTrendScope *scope,
                               MdgTrendOrder order,
                               MdgVersion version,
                               GError **error)
{
  /* April is the fourth month. */
  int april = scope->to - (scope->to + 9) % 12;
  MdgTrendScope year = { .from = april, .to = scope->to };
  g_autoptr (MdgTrendSheet) trends = NULL;
  g_autoptr (MdgReleaseFigures) figures = NULL;
  g_autoptr (GPtrArray) heads = NULL;
  g_autoptr (GPtrArray) issues = NULL;
  Sheet sheet = { workspace, version, NULL, NULL, april, scope->to, 0 };

  if (version == MDG_VERSION_INTERNAL)
    return mdg_report_issues_new (workspace, scope, order, error);
  if (!is_whole (scope))
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The issues for others are counted over the whole city and all who consulted: between two choices a small figure could be worked out. Leave the choices out."));
      return NULL;
    }

  sheet.trends = trends = mdg_trend_sheet_load (workspace, &year, error);
  sheet.figures = figures = trends != NULL ? mdg_release_figures_load (workspace, version, error) : NULL;
  if (figures == NULL)
    return NULL;

  heads = mdg_trend_sheet_list (trends, TRUE, order);
  issues = mdg_trend_sheet_list (trends, FALSE, order);
  add_figures (&sheet, heads, issues);

  return mdg_release_figures_run (figures, error) ? new_report (&sheet, heads, issues) : NULL;
}
