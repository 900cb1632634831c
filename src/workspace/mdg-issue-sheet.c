#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-issue-sheet-private.h"

#include "mdg-case-set.h"
#include "mdg-issue-columns.h"
#include "mdg-letters.h"

#include <glib/gi18n-lib.h>

static MdgRecord *
load_set (MdgWorkspace *workspace,
          const MdgIssueSheetRequest *request)
{
  return mdg_uuid_is_nil (&request->set) ? NULL : mdg_workspace_load (workspace, MDG_KIND_CASE_SET, &request->set, NULL);
}

int
mdg_issue_sheet_get_fiscal_year (MdgWorkspace *workspace,
                                 const MdgIssueSheetRequest *request)
{
  g_autoptr (MdgRecord) set = load_set (workspace, request);
  gint64 year = set != NULL ? mdg_record_get_integer (set, MDG_CASE_SET_FISCAL_YEAR) : MDG_NO_INTEGER;

  if (request->fiscal_year != 0)
    return request->fiscal_year;

  return year != MDG_NO_INTEGER ? (int) year : mdg_workspace_get_fiscal_year (workspace);
}

/* The day ages are told on: that of the meeting, else today. */
static void
get_reference_day (MdgWorkspace *workspace,
                   const MdgIssueSheetRequest *request,
                   MdgDate *day)
{
  g_autoptr (MdgRecord) set = load_set (workspace, request);
  const char *held = set != NULL ? mdg_record_get_text (set, MDG_CASE_SET_HELD_ON) : NULL;

  if (held == NULL || !mdg_date_parse_iso (held, day) || !mdg_date_is_full (day))
    mdg_workspace_get_today (workspace, day);
}

int
mdg_issue_sheet_get_age (const MdgMatrixCase *row,
                         const MdgDate *day)
{
  MdgDate birth;

  return row->birth != NULL && mdg_date_parse_iso (row->birth, &birth) ? mdg_date_age (&birth, day) : (int) row->age;
}

static const char *
get_band (const MdgMatrixCase *row,
          const MdgDate *day,
          MdgVersion version)
{
  if (row->age_band == NULL)
    return mdg_age_band (mdg_issue_sheet_get_age (row, day));

  return version == MDG_VERSION_INTERNAL ? row->age_band : mdg_issue_sheet_get_typed_band (row->age_band);
}

static const char *
get_label (MdgWorkspace *workspace,
           const char *vocabulary,
           const char *code)
{
  return mdg_vocabularies_get_label (mdg_workspace_get_vocabularies (workspace), vocabulary, code, 0);
}

/* Three lines: age and sex, household, care level. */
char *
mdg_issue_sheet_dup_attributes (MdgWorkspace *workspace,
                                const MdgMatrixCase *row,
                                const MdgDate *day,
                                MdgVersion version)
{
  gboolean has_sex = g_strcmp0 (row->sex, "f") == 0 || g_strcmp0 (row->sex, "m") == 0;
  g_autofree char *person = g_strconcat (get_band (row, day, version), has_sex ? get_label (workspace, "sex", row->sex) : "", NULL);
  const char *household = row->household_sub != NULL ? get_label (workspace, "household_sub", row->household_sub) : get_label (workspace, "household", row->household_kind);
  const char *care = row->care_flag != NULL ? get_label (workspace, "care_flag", row->care_flag) : get_label (workspace, "care_level", row->care_level);

  return g_strdup_printf ("%s\n%s\n%s", person, household, care);
}

static void
add_tick (MdgWorkspace *workspace,
          MdgMatrix *matrix,
          guint row,
          const MdgMatrixTick *found,
          const char *code,
          const char *text,
          int fiscal_year)
{
  MdgVocabularies *vocabularies = mdg_workspace_get_vocabularies (workspace);
  MdgTerm *term = mdg_vocabularies_find (vocabularies, "issue", code, fiscal_year);
  int column = mdg_matrix_find_column (matrix, mdg_issue_columns_find_parent (workspace, code));
  const char *label = text != NULL ? text : mdg_vocabularies_get_short (vocabularies, "issue", code, fiscal_year);
  MdgTick tick = { (char *) code, (char *) label, term != NULL && mdg_record_get_flag (MDG_RECORD (term), MDG_TERM_IS_FACT), 0, found->uuid };

  tick.weight = found->weight > 0 ? (int) found->weight : 0;
  if (column >= 0)
    mdg_matrix_add_tick (matrix, row, (guint) column, &tick);
}

/* With a crowd: what may be printed of the ticks beside it, in labels only. */
static gboolean
add_ticks (MdgWorkspace *workspace,
           MdgMatrix *matrix,
           guint row,
           const MdgMatrixCase *found,
           const MdgMatrixFilter *filter,
           MdgIssueCrowd *crowd,
           int fiscal_year,
           GError **error)
{
  g_autoptr (GPtrArray) ticks = mdg_matrix_query_list_ticks (mdg_workspace_get_store (workspace), found->id, filter, error);
  g_autofree const char **codes = ticks != NULL && crowd != NULL ? mdg_issue_crowd_widen (crowd, found, ticks) : NULL;

  if (ticks == NULL)
    return FALSE;

  for (guint i = 0; i < ticks->len; i++)
    {
      const MdgMatrixTick *tick = ticks->pdata[i];

      if (codes == NULL)
        add_tick (workspace, matrix, row, tick, tick->issue, tick->text, fiscal_year);
      else if (codes[i] != NULL)
        {
          g_autofree char *text = mdg_issue_sheet_dup_text (workspace, &found->uuid, tick);

          add_tick (workspace, matrix, row, tick, codes[i], g_strcmp0 (codes[i], tick->issue) == 0 ? text : NULL, fiscal_year);
        }
    }

  return TRUE;
}

MdgMatrix *
mdg_issue_sheet_load (MdgWorkspace *workspace,
                      const MdgIssueSheetRequest *request,
                      GError **error)
{
  g_autoptr (MdgMatrix) matrix = mdg_matrix_new ();
  MdgMatrixFilter filter = {
    mdg_uuid_is_nil (&request->set) ? NULL : &request->set,
    mdg_uuid_is_nil (&request->area) ? NULL : &request->area,
    request->from,
    request->to,
  };
  g_autoptr (GPtrArray) cases = mdg_matrix_query_list_cases (mdg_workspace_get_store (workspace), &filter, error);
  int fiscal_year = mdg_issue_sheet_get_fiscal_year (workspace, request);
  g_autoptr (MdgIssueCrowd) crowd = NULL;
  MdgDate day;

  if (cases == NULL)
    return NULL;

  get_reference_day (workspace, request, &day);
  if (request->version == MDG_VERSION_COMMITTEE)
    {
      crowd = mdg_issue_sheet_draw_letters (workspace, request, cases, error) ? mdg_issue_crowd_load (workspace, &day, error) : NULL;
      if (crowd == NULL)
        return NULL;
    }
  mdg_issue_columns_add (workspace, fiscal_year, matrix);
  for (guint i = 0; i < cases->len; i++)
    {
      const MdgMatrixCase *found = cases->pdata[i];
      g_autofree char *attributes = mdg_issue_sheet_dup_attributes (workspace, found, &day, request->version);
      g_autofree char *letter = found->letter != NULL ? g_strdup (found->letter) : mdg_letters_dup (i);
      guint row = mdg_matrix_add_row (matrix, &found->uuid, letter, found->is_grave, attributes, found->stage);

      if (!add_ticks (workspace, matrix, row, found, &filter, crowd, fiscal_year, error))
        return NULL;
    }

  return g_steal_pointer (&matrix);
}
