#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-area-sheet.h"

#include "mdg-area.h"
#include "mdg-describe.h"
#include "mdg-ladder-letters.h"
#include "mdg-ladder-private.h"
#include "mdg-rewrite.h"
#include "mdg-release-limits.h"
#include "mdg-suppression.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  MdgWorkspace *workspace;
  const MdgAreaSheetRequest *request;
  MdgLadderLetters *letters;
  GHashTable *issues; /* MdgUuid → MdgRaisedIssue */
  GHashTable *measures;
  GPtrArray *sources;         /* all MdgIssueSource */
  GPtrArray *measure_sources; /* all MdgMeasureSource */
  GPtrArray *rows;
} Sheet;

void
mdg_area_sheet_row_free (MdgAreaSheetRow *row)
{
  for (guint i = 0; i < MDG_AREA_SHEET_N_COLUMNS; i++)
    g_free (row->cells[i]);
  g_free (row);
}

const char *
mdg_area_sheet_get_head (MdgAreaSheetOrder order,
                         MdgAreaSheetColumn column)
{
  static const char *const heads[] = {
    [MDG_AREA_SHEET_LETTERS] = N_ ("Cases"),
    [MDG_AREA_SHEET_AREA] = N_ ("Issue of the area"),
    [MDG_AREA_SHEET_CITY] = N_ ("Issue of the city (beyond what the area can solve)"),
    [MDG_AREA_SHEET_PRIORITY] = N_ ("Priority"),
    [MDG_AREA_SHEET_RESPONSE] = N_ ("Kind of response"),
    [MDG_AREA_SHEET_MEASURE] = N_ ("Response (draft)"),
    [MDG_AREA_SHEET_OWNER] = N_ ("In charge"),
    [MDG_AREA_SHEET_STATUS] = N_ ("State of the response"),
  };

  g_return_val_if_fail (column < MDG_AREA_SHEET_N_COLUMNS, NULL);

  return column == MDG_AREA_SHEET_LETTERS && order == MDG_AREA_SHEET_BY_AREA ? _ ("Area") : _ (heads[column]);
}

/* By identity; the records stay in their array. */
static GHashTable *
index_records (GPtrArray *records)
{
  GHashTable *table = g_hash_table_new_full (mdg_uuid_hash, mdg_uuid_equal_func, NULL, g_object_unref);

  for (guint i = 0; i < records->len; i++)
    g_hash_table_insert (table, (gpointer) mdg_record_get_uuid (records->pdata[i]), g_object_ref (records->pdata[i]));

  return table;
}

static gboolean
load_records (Sheet *self,
              GError **error)
{
  g_autoptr (GPtrArray) issues = mdg_workspace_list (self->workspace, MDG_KIND_RAISED_ISSUE, error);
  g_autoptr (GPtrArray) measures = issues != NULL ? mdg_workspace_list (self->workspace, MDG_KIND_MEASURE, error) : NULL;

  if (measures == NULL)
    return FALSE;

  self->issues = index_records (issues);
  self->measures = index_records (measures);
  self->sources = mdg_workspace_list (self->workspace, MDG_KIND_ISSUE_SOURCE, error);
  self->measure_sources = self->sources != NULL ? mdg_workspace_list (self->workspace, MDG_KIND_MEASURE_SOURCE, error) : NULL;

  return self->measure_sources != NULL;
}

/* What the public may read: decided by a board, and not the issue of a few people. */
static gboolean
is_public (Sheet *self,
           MdgRecord *issue)
{
  return g_strcmp0 (mdg_record_get_text (issue, MDG_RAISED_ISSUE_STANDING), "adopted") == 0 && mdg_ladder_letters_count_cases (self->letters, mdg_record_get_uuid (issue)) >= mdg_release_limits_get (self->workspace, MDG_VERSION_PUBLIC);
}

static gboolean
is_wanted (Sheet *self,
           MdgRecord *issue)
{
  const MdgAreaSheetRequest *request = self->request;
  const MdgUuid *area = mdg_record_get_reference (issue, MDG_RAISED_ISSUE_AREA);

  if (request->fiscal_year != 0 && mdg_record_get_integer (issue, MDG_RAISED_ISSUE_FISCAL_YEAR) != request->fiscal_year)
    return FALSE;
  if (request->version == MDG_VERSION_PUBLIC && !is_public (self, issue))
    return FALSE;
  if (!request->has_dropped && g_strcmp0 (mdg_record_get_text (issue, MDG_RAISED_ISSUE_STANDING), "dropped") == 0)
    return FALSE;

  return mdg_uuid_is_nil (&request->area) || (area != NULL && mdg_uuid_equal (area, &request->area));
}

static gboolean
is_level (MdgRecord *issue,
          const char *level)
{
  return g_strcmp0 (mdg_record_get_text (issue, MDG_RAISED_ISSUE_LEVEL), level) == 0;
}

static char *
dup_first (Sheet *self,
           MdgRecord *issue)
{
  const MdgUuid *area = mdg_record_get_reference (issue, MDG_RAISED_ISSUE_AREA);

  if (self->request->version == MDG_VERSION_PUBLIC)
    return g_strdup ("");
  if (self->request->order == MDG_AREA_SHEET_BY_CASE)
    return mdg_ladder_letters_dup (self->letters, mdg_record_get_uuid (issue));

  if (self->request->version == MDG_VERSION_COMMITTEE && mdg_ladder_letters_count_cases (self->letters, mdg_record_get_uuid (issue)) < mdg_release_limits_get (self->workspace, MDG_VERSION_COMMITTEE))
    return g_strdup ("―");

  return area != NULL ? mdg_describe_record (self->workspace, MDG_KIND_AREA, area) : g_strdup (_ ("Whole city"));
}

static const char *
get_label (Sheet *self,
           const char *vocabulary,
           const char *code)
{
  return mdg_vocabularies_get_label (mdg_workspace_get_vocabularies (self->workspace), vocabulary, code, self->request->fiscal_year);
}

static MdgAreaSheetRow *
add_row (Sheet *self,
         MdgRecord *area_issue,
         MdgRecord *city_issue)
{
  MdgAreaSheetRow *row = g_new0 (MdgAreaSheetRow, 1);
  MdgRecord *issue = city_issue != NULL ? city_issue : area_issue;

  if (area_issue != NULL)
    row->area_issue = *mdg_record_get_uuid (area_issue);
  if (city_issue != NULL)
    row->city_issue = *mdg_record_get_uuid (city_issue);
  row->is_grave = (area_issue != NULL && mdg_record_get_flag (area_issue, MDG_RAISED_ISSUE_IS_GRAVE)) || (city_issue != NULL && mdg_record_get_flag (city_issue, MDG_RAISED_ISSUE_IS_GRAVE));
  row->n_cases = mdg_ladder_letters_count_cases (self->letters, mdg_record_get_uuid (area_issue != NULL ? area_issue : city_issue));
  row->cells[MDG_AREA_SHEET_PRIORITY] = g_strdup (get_label (self, "priority", mdg_record_get_text (issue, MDG_RAISED_ISSUE_PRIORITY)));
  row->cells[MDG_AREA_SHEET_STATUS] = g_strdup (get_label (self, "res_state", mdg_record_get_text (issue, MDG_RAISED_ISSUE_STATUS)));
  g_ptr_array_add (self->rows, row);

  return row;
}

/* The office, and internally the person in it. */
static char *
dup_owner (MdgRecord *measure,
           gboolean has_person)
{
  const char *body = mdg_record_get_text (measure, MDG_MEASURE_BODY);
  const char *owner = has_person ? mdg_record_get_text (measure, MDG_MEASURE_OWNER) : NULL;

  if (body == NULL || owner == NULL)
    return g_strdup (body != NULL ? body : owner != NULL ? owner
                                                         : "");

  return g_strdup_printf ("%s（%s）", body, owner);
}

static void
fill_measure (Sheet *self,
              MdgAreaSheetRow *row,
              MdgRecord *measure)
{
  row->measure = *mdg_record_get_uuid (measure);
  row->cells[MDG_AREA_SHEET_RESPONSE] = g_strdup (get_label (self, "response", mdg_record_get_text (measure, MDG_MEASURE_RESPONSE)));
  row->cells[MDG_AREA_SHEET_MEASURE] = g_strdup (mdg_record_get_text (measure, MDG_MEASURE_TEXT));
  row->cells[MDG_AREA_SHEET_OWNER] = dup_owner (measure, self->request->version == MDG_VERSION_INTERNAL);
}

static gboolean
may_show (Sheet *self,
          MdgRecord *measure)
{
  static const char *const adopted[] = { "adopt", "act", "evaluated", NULL };
  const char *state = mdg_record_get_text (measure, MDG_MEASURE_STATUS);

  return self->request->version != MDG_VERSION_PUBLIC || (state != NULL && g_strv_contains (adopted, state));
}

/* The issue with each of its measures, each further one in a row of its own; returns the first row. */
static MdgAreaSheetRow *
add_issue_rows (Sheet *self,
                MdgRecord *area_issue,
                MdgRecord *city_issue)
{
  const MdgUuid *issue = mdg_record_get_uuid (city_issue != NULL ? city_issue : area_issue);
  MdgAreaSheetRow *first = add_row (self, area_issue, city_issue);
  MdgAreaSheetRow *row = first;

  for (guint i = 0; i < self->measure_sources->len; i++)
    {
      MdgRecord *source = self->measure_sources->pdata[i];
      MdgRecord *measure = g_hash_table_lookup (self->measures, mdg_record_get_reference (source, MDG_MEASURE_SOURCE_MEASURE));

      if (measure == NULL || !mdg_uuid_equal (mdg_record_get_reference (source, MDG_MEASURE_SOURCE_RAISED_ISSUE), issue) || !may_show (self, measure))
        continue;
      if (row == NULL)
        {
          row = add_row (self, area_issue, city_issue);
          g_clear_pointer (&row->cells[MDG_AREA_SHEET_PRIORITY], g_free);
          g_clear_pointer (&row->cells[MDG_AREA_SHEET_STATUS], g_free);
        }
      fill_measure (self, row, measure);
      row = NULL;
    }
  if (city_issue != NULL)
    first->cells[MDG_AREA_SHEET_CITY] = g_strdup (mdg_record_get_text (city_issue, MDG_RAISED_ISSUE_TITLE));

  return first;
}

static gboolean
rests_on (Sheet *self,
          MdgRecord *city_issue,
          MdgRecord *area_issue)
{
  for (guint i = 0; i < self->sources->len; i++)
    {
      const MdgUuid *below = mdg_record_get_reference (self->sources->pdata[i], MDG_ISSUE_SOURCE_SOURCE);

      if (below != NULL && mdg_uuid_equal (below, mdg_record_get_uuid (area_issue)) && mdg_uuid_equal (mdg_record_get_reference (self->sources->pdata[i], MDG_ISSUE_SOURCE_RAISED_ISSUE), mdg_record_get_uuid (city_issue)))
        return TRUE;
    }

  return FALSE;
}

static void
add_area_issue (Sheet *self,
                MdgRecord *area_issue,
                GPtrArray *city_issues)
{
  MdgAreaSheetRow *first = NULL;

  for (guint i = 0; i < city_issues->len; i++)
    if (rests_on (self, city_issues->pdata[i], area_issue))
      {
        MdgAreaSheetRow *row = add_issue_rows (self, area_issue, city_issues->pdata[i]);

        first = first != NULL ? first : row;
      }
  if (first == NULL)
    first = add_issue_rows (self, area_issue, NULL);

  first->cells[MDG_AREA_SHEET_LETTERS] = dup_first (self, area_issue);
  first->cells[MDG_AREA_SHEET_AREA] = g_strdup (mdg_record_get_text (area_issue, MDG_RAISED_ISSUE_TITLE));
}

static gboolean
rests_on_any (Sheet *self,
              MdgRecord *city_issue,
              GPtrArray *area_issues)
{
  for (guint i = 0; i < area_issues->len; i++)
    if (rests_on (self, city_issue, area_issues->pdata[i]))
      return TRUE;

  return FALSE;
}

static int
compare_issues (gconstpointer a,
                gconstpointer b,
                gpointer user_data)
{
  Sheet *self = user_data;
  MdgRecord *x = *(MdgRecord *const *) a;
  MdgRecord *y = *(MdgRecord *const *) b;
  g_autofree char *first_x = dup_first (self, x);
  g_autofree char *first_y = dup_first (self, y);
  gint64 position_x = mdg_record_get_integer (x, MDG_RAISED_ISSUE_POSITION);
  gint64 position_y = mdg_record_get_integer (y, MDG_RAISED_ISSUE_POSITION);
  int order = self->request->order == MDG_AREA_SHEET_BY_AREA ? g_strcmp0 (first_x, first_y) : 0;

  if (order == 0 && position_x != position_y)
    order = position_x < position_y ? -1 : 1;
  if (order == 0)
    order = g_strcmp0 (first_x, first_y);

  return order != 0 ? order : g_strcmp0 (mdg_record_get_text (x, MDG_RAISED_ISSUE_TITLE), mdg_record_get_text (y, MDG_RAISED_ISSUE_TITLE));
}

static void
make_rows (Sheet *self)
{
  g_autoptr (GPtrArray) area_issues = g_ptr_array_new ();
  g_autoptr (GPtrArray) city_issues = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer issue;

  g_hash_table_iter_init (&iter, self->issues);
  while (g_hash_table_iter_next (&iter, NULL, &issue))
    if (is_level (issue, "city"))
      {
        if (self->request->version != MDG_VERSION_PUBLIC || is_public (self, issue))
          g_ptr_array_add (city_issues, issue);
      }
    else if (is_wanted (self, issue))
      g_ptr_array_add (area_issues, issue);
  g_ptr_array_sort_with_data (area_issues, compare_issues, self);
  g_ptr_array_sort_with_data (city_issues, compare_issues, self);

  for (guint i = 0; i < area_issues->len; i++)
    add_area_issue (self, area_issues->pdata[i], city_issues);
  for (guint i = 0; i < city_issues->len; i++)
    if (is_wanted (self, city_issues->pdata[i]) && !rests_on_any (self, city_issues->pdata[i], area_issues))
      {
        MdgAreaSheetRow *row = add_issue_rows (self, NULL, city_issues->pdata[i]);

        row->cells[MDG_AREA_SHEET_LETTERS] = dup_first (self, city_issues->pdata[i]);
        row->cells[MDG_AREA_SHEET_AREA] = g_strdup ("");
      }
}

GPtrArray *
mdg_area_sheet_load (MdgWorkspace *workspace,
                     const MdgAreaSheetRequest *request,
                     GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_area_sheet_row_free);
  g_autoptr (MdgLadderLetters) letters = mdg_ladder_letters_load (workspace, &request->set, request->version, error);
  Sheet self = { .workspace = workspace, .request = request, .letters = letters, .rows = rows };
  gboolean is_loaded = letters != NULL && load_records (&self, error);

  if (is_loaded)
    make_rows (&self);

  g_clear_pointer (&self.issues, g_hash_table_unref);
  g_clear_pointer (&self.measures, g_hash_table_unref);
  g_clear_pointer (&self.sources, g_ptr_array_unref);
  g_clear_pointer (&self.measure_sources, g_ptr_array_unref);

  return is_loaded ? g_steal_pointer (&rows) : NULL;
}

static void
release_cell (MdgAreaSheetRow *row,
              MdgAreaSheetColumn column,
              MdgReleaseTexts *release,
              guint target,
              const MdgUuid *uuid,
              const char *field)
{
  /* What is grave and rests on one or two is told in words of their own. */
  gboolean needs_signature = target == MDG_REWRITE_RAISED_ISSUE && row->is_grave && row->n_cases < MDG_SUPPRESSION_COMMITTEE;
  g_autofree char *text = NULL;

  if (row->cells[column] == NULL || *row->cells[column] == '\0')
    return;

  text = mdg_release_texts_dup (release, target, uuid, field, row->cells[column], needs_signature);
  mdg_set_str (&row->cells[column], text != NULL ? text : "―");
}

void
mdg_area_sheet_release (GPtrArray *rows,
                        MdgReleaseTexts *release)
{
  for (guint i = 0; i < rows->len; i++)
    {
      MdgAreaSheetRow *row = rows->pdata[i];

      release_cell (row, MDG_AREA_SHEET_AREA, release, MDG_REWRITE_RAISED_ISSUE, &row->area_issue, "title");
      release_cell (row, MDG_AREA_SHEET_CITY, release, MDG_REWRITE_RAISED_ISSUE, &row->city_issue, "title");
      release_cell (row, MDG_AREA_SHEET_MEASURE, release, MDG_REWRITE_MEASURE, &row->measure, "text");
      release_cell (row, MDG_AREA_SHEET_OWNER, release, MDG_REWRITE_MEASURE, &row->measure, "body");
    }
}
