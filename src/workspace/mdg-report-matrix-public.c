#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-report-matrix-private.h"

#include "mdg-area.h"
#include "mdg-case-set.h"
#include "mdg-error.h"
#include "mdg-report-release-private.h"
#include "mdg-releases.h"
#include "mdg-table-document.h"

#include <glib/gi18n-lib.h>
#include <string.h>

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

/* Days of a scope: what a longer period counts a shorter one within it does too. */
static gboolean
is_within (const char *from,
           const char *to,
           const char *outer_from,
           const char *outer_to)
{
  gboolean begins = *outer_from == '\0' || (*from != '\0' && strcmp (from, outer_from) >= 0);
  gboolean ends = *outer_to == '\0' || (*to != '\0' && strcmp (to, outer_to) <= 0);

  return begins && ends;
}

static void
tie_figure (MdgReleaseFigures *figures,
            const char *outer,
            const char *inner,
            const char *name)
{
  g_autofree char *whole = dup_key (outer, name);
  g_autofree char *part = dup_key (inner, name);

  mdg_release_figures_add_rest (figures, whole, part);
}

/* The same table of a longer or a shorter period: who is in the one and not in the other must not come out. */
static void
tie_scopes (MdgReleaseFigures *figures,
            MdgMatrix *matrix,
            const char *scope,
            const char *earlier)
{
  g_auto (GStrv) own = g_strsplit (scope, "/", -1);
  g_auto (GStrv) other = g_strsplit (earlier, "/", -1);
  gboolean is_outer;

  if (g_strv_length (own) != 6 || g_strv_length (other) != 6 || strcmp (scope, earlier) == 0 || strcmp (own[1], other[1]) != 0 || strcmp (own[2], other[2]) != 0 || strcmp (own[5], other[5]) != 0)
    return;
  is_outer = is_within (other[3], other[4], own[3], own[4]);
  if (!is_outer && !is_within (own[3], own[4], other[3], other[4]))
    return;

  tie_figure (figures, is_outer ? scope : earlier, is_outer ? earlier : scope, "all");
  for (guint group = 0; group < mdg_matrix_get_n_groups (matrix); group++)
    {
      g_autofree char *key = dup_group_key (scope, group);

      tie_figure (figures, is_outer ? scope : earlier, is_outer ? earlier : scope, strrchr (key, '/') + 1);
    }
  for (guint column = 0; column < mdg_matrix_get_n_columns (matrix); column++)
    tie_figure (figures, is_outer ? scope : earlier, is_outer ? earlier : scope, mdg_matrix_get_column_code (matrix, column));
}

static gboolean
tie_earlier (MdgReleaseFigures *figures,
             MdgWorkspace *workspace,
             MdgMatrix *matrix,
             const char *scope,
             GError **error)
{
  g_autoptr (GPtrArray) releases = mdg_releases_list_ever (workspace, error);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; releases != NULL && i < releases->len; i++)
    {
      const char *earlier = mdg_record_get_text (releases->pdata[i], MDG_RELEASE_SPEC);

      if (earlier != NULL && g_str_has_prefix (earlier, "case-issue/") && g_hash_table_add (seen, (gpointer) earlier))
        tie_scopes (figures, matrix, scope, earlier);
    }

  return releases != NULL;
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

  figures = mdg_release_figures_load (workspace, MDG_VERSION_PUBLIC, error);
  if (figures == NULL)
    return NULL;
  add_figures (figures, matrix, scope);
  if (!tie_earlier (figures, workspace, matrix, scope, error))
    return NULL;
  if (!mdg_release_figures_run (figures, error))
    return NULL;

  mdg_report_set_version (self, MDG_VERSION_PUBLIC);
  table = new_table (matrix, figures, scope, &n_withheld);
  if (n_withheld > 0)
    mdg_report_release_add_note (figures, table);
  cells = mdg_release_figures_dup_json (figures);
  mdg_report_set_release (self, set != NULL ? &request->set : NULL, scope, cells);
  document = mdg_table_document_new (table);
  mdg_table_document_set_conditions (document, conditions);
  mdg_report_take_table (self, g_steal_pointer (&table));
  mdg_report_take_document (self, workspace, MDG_DOCUMENT (document), MDG_PAPER_A4_PORTRAIT);

  return g_steal_pointer (&self);
}
