#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-report-matrix-private.h"

#include "mdg-area.h"
#include "mdg-case-set.h"
#include "mdg-error.h"
#include "mdg-release-figures.h"
#include "mdg-suppression.h"
#include "mdg-table-document.h"

#include <glib/gi18n-lib.h>

/* What the figures are of; the same on every sheet that shows the same cases. */
static char *
dup_scope (MdgWorkspace *workspace,
           const MdgIssueSheetRequest *request)
{
  g_autofree char *set = mdg_uuid_is_nil (&request->set) ? g_strdup ("all") : mdg_uuid_dup_string (&request->set);
  g_autofree char *area = mdg_uuid_is_nil (&request->area) ? g_strdup ("all") : mdg_uuid_dup_string (&request->area);

  return g_strdup_printf ("case-issue/%s/%s/%s/%s/%d", set, area, request->from != NULL ? request->from : "", request->to != NULL ? request->to : "", mdg_issue_sheet_get_fiscal_year (workspace, request));
}

static char *
dup_key (const char *scope,
         const char *name)
{
  return g_strconcat (scope, "/", name, NULL);
}

static char *
dup_group_key (const char *scope,
               guint group)
{
  return g_strdup_printf ("%s/group-%u", scope, group);
}

/* A case counts once in its group and once among all, but may in several columns. */
static void
add_figures (MdgReleaseFigures *figures,
             MdgMatrix *matrix,
             const char *scope)
{
  g_autofree char *all = dup_key (scope, "all");

  mdg_release_figures_add (figures, all, mdg_matrix_get_n_rows (matrix));
  for (guint group = 0; group < mdg_matrix_get_n_groups (matrix); group++)
    {
      g_autofree char *key = dup_group_key (scope, group);

      mdg_release_figures_add (figures, key, mdg_matrix_count_group_cases (matrix, group));
      mdg_release_figures_add_part (figures, all, key);
    }
  for (guint column = 0; column < mdg_matrix_get_n_columns (matrix); column++)
    {
      g_autofree char *key = dup_key (scope, mdg_matrix_get_column_code (matrix, column));
      g_autofree char *group = dup_group_key (scope, mdg_matrix_get_column_group (matrix, column));

      mdg_release_figures_add (figures, key, mdg_matrix_count_cases (matrix, column));
      mdg_release_figures_add_part (figures, group, key);
    }
}

static void
set_count (MdgTable *table,
           guint row,
           MdgReleaseFigures *figures,
           const char *key,
           guint count,
           guint *n_withheld)
{
  gboolean is_printed = mdg_release_figures_is_printed (figures, key);

  mdg_table_set_number (table, row, 1, is_printed ? (gint64) count : MDG_TABLE_NO_NUMBER);
  *n_withheld += is_printed ? 0 : 1;
}

static MdgTable *
new_table (MdgMatrix *matrix,
           MdgReleaseFigures *figures,
           const char *scope,
           guint *n_withheld)
{
  MdgTable *table = mdg_table_new ("case-issue", _ ("Issues of the Cases: Totals"));
  g_autofree char *all = dup_key (scope, "all");
  guint total;

  mdg_table_add_column (table, _ ("Issue"), MDG_CELL_TEXT, 3);
  mdg_table_add_column (table, _ ("Cases concerned"), MDG_CELL_NUMBER, 1);
  for (guint group = 0; group < mdg_matrix_get_n_groups (matrix); group++)
    {
      g_autofree char *group_key = dup_group_key (scope, group);
      guint row = mdg_table_add_row (table, strrchr (group_key, '/') + 1, 0);

      mdg_table_set_text (table, row, 0, mdg_matrix_get_group_label (matrix, group));
      set_count (table, row, figures, group_key, mdg_matrix_count_group_cases (matrix, group), n_withheld);
      for (guint column = 0; column < mdg_matrix_get_n_columns (matrix); column++)
        {
          const char *code = mdg_matrix_get_column_code (matrix, column);
          g_autofree char *key = dup_key (scope, code);

          if (mdg_matrix_get_column_group (matrix, column) != group)
            continue;
          row = mdg_table_add_row (table, code, 1);
          mdg_table_set_text (table, row, 0, mdg_matrix_get_column_head (matrix, column));
          set_count (table, row, figures, key, mdg_matrix_count_cases (matrix, column), n_withheld);
        }
    }
  total = mdg_table_add_row (table, "total", 0);
  mdg_table_set_text (table, total, 0, _ ("All cases"));
  set_count (table, total, figures, all, mdg_matrix_get_n_rows (matrix), n_withheld);
  mdg_table_set_total_row (table, total);
  mdg_table_add_note (table, _ ("One case can count in several lines, which do not add up to all cases."));

  return table;
}

/* The year only: the days of a set are those of its cases. */
static char *
dup_conditions (MdgWorkspace *workspace,
                const MdgIssueSheetRequest *request)
{
  g_autofree char *year = mdg_fiscal_year_format_long (mdg_issue_sheet_get_fiscal_year (workspace, request));

  return g_strdup_printf (_ ("Classification: edition of %s"), year);
}

MdgReport *
mdg_report_matrix_new_public (MdgWorkspace *workspace,
                              MdgMatrix *matrix,
                              const MdgIssueSheetRequest *request,
                              MdgRecord *set,
                              GError **error)
{
  g_autoptr (MdgReport) self = mdg_report_new ("case-issue", _ ("Issues of the Cases: Totals"));
  g_autoptr (MdgReleaseFigures) figures = NULL;
  g_autoptr (MdgTable) table = NULL;
  g_autofree char *scope = dup_scope (workspace, request);
  g_autofree char *conditions = dup_conditions (workspace, request);
  g_autofree char *cells = NULL;
  guint n_withheld = 0;
  MdgTableDocument *document;

  /* By area a total would name few people; of the public that is asked for once a year, of all areas beside each other. */
  if (!mdg_uuid_is_nil (&request->area))
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The public version shows the whole city. Leave the area out."));
      return NULL;
    }

  figures = mdg_release_figures_load (workspace, MDG_SUPPRESSION_PUBLIC, error);
  if (figures == NULL)
    return NULL;
  add_figures (figures, matrix, scope);
  if (!mdg_release_figures_run (figures, error))
    return NULL;

  mdg_report_set_version (self, MDG_VERSION_PUBLIC);
  table = new_table (matrix, figures, scope, &n_withheld);
  if (n_withheld > 0)
    mdg_table_add_note (table, _ ("―: not shown, because it is fewer than five or would tell one that is."));
  cells = mdg_release_figures_dup_json (figures);
  mdg_report_set_release (self, set != NULL ? &request->set : NULL, scope, cells);
  document = mdg_table_document_new (table);
  mdg_table_document_set_conditions (document, conditions);
  mdg_document_set_handling (MDG_DOCUMENT (document), NULL);
  mdg_report_take_table (self, g_steal_pointer (&table));
  mdg_report_take_document (self, workspace, MDG_DOCUMENT (document), MDG_PAPER_A4_PORTRAIT);

  return g_steal_pointer (&self);
}
