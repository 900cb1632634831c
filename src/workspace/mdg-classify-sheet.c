#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-classify-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mdg-case-issue.h"
#include "mdg-case-set.h"

typedef struct
{
  MdgSheetCase *facts;
  char *person;
  char *situation;
  GPtrArray *ticks;  /* owned, as stored */
  GPtrArray **cells; /* one a column, borrowed ticks; NULL where empty */
} Row;

struct _MdgClassifySheet
{
  MdgWorkspace *workspace;
  MdgIssueColumns *columns;
  guint n_columns;
  MdgUuid set;
  MdgUuid area;
  char *from;
  char *to;
  guint drill_column;
  guint drill_group;
  GPtrArray *all;
  GHashTable *by_case; /* uuid to Row */
  GPtrArray *filtered; /* of all: what totals count */
  GPtrArray *shown;    /* of filtered: what the drill leaves */
};

static void
clear_cells (MdgClassifySheet *self,
             Row *row)
{
  for (guint i = 0; i < self->n_columns; i++)
    g_clear_pointer (&row->cells[i], g_ptr_array_unref);
}

static void
free_row (MdgClassifySheet *self,
          Row *row)
{
  clear_cells (self, row);
  g_free (row->cells);
  g_ptr_array_unref (row->ticks);
  g_free (row->person);
  g_free (row->situation);
  mdg_sheet_case_free (row->facts);
  g_free (row);
}

void
mdg_classify_sheet_free (MdgClassifySheet *self)
{
  for (guint i = 0; i < self->all->len; i++)
    free_row (self, self->all->pdata[i]);
  g_ptr_array_unref (self->all);
  g_ptr_array_unref (self->filtered);
  g_ptr_array_unref (self->shown);
  g_hash_table_unref (self->by_case);
  mdg_issue_columns_free (self->columns);
  g_free (self->from);
  g_free (self->to);
  g_object_unref (self->workspace);
  g_free (self);
}

static int
get_age (const MdgSheetCase *facts,
         const MdgDate *at)
{
  MdgDate date;

  if (facts->birth != NULL && mdg_date_parse_iso (facts->birth, &date))
    return mdg_date_age (&date, at);
  if (facts->age < 0)
    return -1;
  if (facts->age_on != NULL && mdg_date_parse_iso (facts->age_on, &date) && at->year >= date.year)
    return (int) facts->age + at->year - date.year;

  return (int) facts->age;
}

/* Ages are those on the day the case was opened, so that a table printed again is the same. */
static void
describe_person (MdgClassifySheet *self,
                 Row *row)
{
  MdgVocabularies *vocabularies = mdg_workspace_get_vocabularies (self->workspace);
  int year = mdg_issue_columns_get_fiscal_year (self->columns);
  const MdgSheetCase *facts = row->facts;
  const char *band = facts->age_band;
  const char *sex = facts->sex != NULL && strcmp (facts->sex, "unknown") != 0 ? facts->sex : NULL;
  MdgDate at;
  GString *situation = g_string_new (NULL);

  if (facts->opened_on == NULL || !mdg_date_parse_iso (facts->opened_on, &at))
    mdg_workspace_get_today (self->workspace, &at);
  if (band == NULL)
    band = mdg_age_band (get_age (facts, &at));
  row->person = g_strconcat (band, sex != NULL ? mdg_vocabularies_get_short (vocabularies, "sex", sex, year) : "", NULL);

  if (facts->household_sub != NULL)
    g_string_append (situation, mdg_vocabularies_get_short (vocabularies, "household_sub", facts->household_sub, year));
  else if (facts->household != NULL)
    g_string_append (situation, mdg_vocabularies_get_short (vocabularies, "household", facts->household, year));
  if (facts->care_level != NULL)
    g_string_append_printf (situation, "%s%s", situation->len > 0 ? "・" : "", mdg_vocabularies_get_short (vocabularies, "care_level", facts->care_level, year));
  row->situation = g_string_free (situation, FALSE);
}

/* Issues that are no longer offered stand where their parent stands. */
static guint
find_column (MdgClassifySheet *self,
             const char *issue,
             guint *item)
{
  guint column = mdg_issue_columns_find (self->columns, issue, item);
  MdgTerm *term;

  if (column != G_MAXUINT)
    return column;

  term = mdg_vocabularies_find (mdg_workspace_get_vocabularies (self->workspace), "issue", issue, 0);
  if (term == NULL)
    return G_MAXUINT;

  return mdg_issue_columns_find (self->columns, mdg_record_get_text (MDG_RECORD (term), MDG_TERM_PARENT), NULL);
}

static gboolean
is_in_period (MdgClassifySheet *self,
              const char *from,
              const char *to)
{
  if (self->from == NULL && self->to == NULL)
    return TRUE;
  if (from == NULL)
    return FALSE;

  return (self->to == NULL || strcmp (from, self->to) <= 0) && (self->from == NULL || strcmp (to, self->from) >= 0);
}

static gboolean
is_tick_in_period (MdgClassifySheet *self,
                   Row *row,
                   const MdgSheetTick *tick)
{
  if (tick->from != NULL)
    return is_in_period (self, tick->from, tick->to);

  return is_in_period (self, row->facts->opened_on, row->facts->opened_on);
}

static int
compare_ticks (gconstpointer a,
               gconstpointer b,
               gpointer user_data)
{
  MdgClassifySheet *self = user_data;
  const MdgSheetTick *x = *(const MdgSheetTick *const *) a;
  const MdgSheetTick *y = *(const MdgSheetTick *const *) b;
  guint p;
  guint q;

  find_column (self, x->issue, &p);
  find_column (self, y->issue, &q);

  return p != q ? (p < q ? -1 : 1) : strcmp (x->issue, y->issue);
}

static void
fill_cells (MdgClassifySheet *self,
            Row *row)
{
  clear_cells (self, row);
  for (guint i = 0; i < row->ticks->len; i++)
    {
      MdgSheetTick *tick = row->ticks->pdata[i];
      guint column = find_column (self, tick->issue, NULL);

      if (column == G_MAXUINT || !is_tick_in_period (self, row, tick))
        continue;
      if (row->cells[column] == NULL)
        row->cells[column] = g_ptr_array_new ();
      g_ptr_array_add (row->cells[column], tick);
    }
  for (guint i = 0; i < self->n_columns; i++)
    if (row->cells[i] != NULL && row->cells[i]->len > 1)
      g_ptr_array_sort_with_data (row->cells[i], compare_ticks, self);
}

static gboolean
has_group (MdgClassifySheet *self,
           const Row *row,
           guint group)
{
  const MdgIssueGroup *columns = mdg_issue_columns_get_group (self->columns, group);

  for (guint i = columns->first; i < columns->first + columns->n_columns; i++)
    if (row->cells[i] != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
passes_filter (MdgClassifySheet *self,
               Row *row)
{
  if (!mdg_uuid_is_nil (&self->area) && !mdg_uuid_equal (&self->area, &row->facts->area))
    return FALSE;
  if (is_in_period (self, row->facts->opened_on, row->facts->opened_on))
    return TRUE;

  for (guint i = 0; i < self->n_columns; i++)
    if (row->cells[i] != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
passes_drill (MdgClassifySheet *self,
              Row *row)
{
  if (self->drill_column < self->n_columns)
    return row->cells[self->drill_column] != NULL;
  if (self->drill_group < mdg_issue_columns_get_n_groups (self->columns))
    return has_group (self, row, self->drill_group);

  return TRUE;
}

static void
select_rows (MdgClassifySheet *self)
{
  g_ptr_array_set_size (self->filtered, 0);
  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; i < self->all->len; i++)
    if (passes_filter (self, self->all->pdata[i]))
      g_ptr_array_add (self->filtered, self->all->pdata[i]);
  for (guint i = 0; i < self->filtered->len; i++)
    if (passes_drill (self, self->filtered->pdata[i]))
      g_ptr_array_add (self->shown, self->filtered->pdata[i]);
}

static void
take_cases (MdgClassifySheet *self,
            GPtrArray *cases)
{
  for (guint i = 0; i < cases->len; i++)
    {
      Row *row = g_new0 (Row, 1);

      row->facts = cases->pdata[i];
      row->ticks = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_sheet_tick_free);
      row->cells = g_new0 (GPtrArray *, self->n_columns + 1);
      describe_person (self, row);
      g_ptr_array_add (self->all, row);
      g_hash_table_insert (self->by_case, &row->facts->uuid, row);
    }
  g_ptr_array_set_free_func (cases, NULL);
}

static void
take_ticks (MdgClassifySheet *self,
            GPtrArray *ticks)
{
  for (guint i = 0; i < ticks->len; i++)
    {
      MdgSheetTick *tick = ticks->pdata[i];
      Row *row = g_hash_table_lookup (self->by_case, &tick->case_uuid);

      if (row != NULL)
        g_ptr_array_add (row->ticks, tick);
      else
        mdg_sheet_tick_free (tick);
    }
  g_ptr_array_set_free_func (ticks, NULL);

  for (guint i = 0; i < self->all->len; i++)
    fill_cells (self, self->all->pdata[i]);
}

static int
get_fiscal_year (MdgWorkspace *workspace,
                 const MdgUuid *set)
{
  g_autoptr (MdgRecord) record = set != NULL ? mdg_workspace_load (workspace, MDG_KIND_CASE_SET, set, NULL) : NULL;
  gint64 year = record != NULL ? mdg_record_get_integer (record, MDG_CASE_SET_FISCAL_YEAR) : MDG_NO_INTEGER;

  return year != MDG_NO_INTEGER ? (int) year : mdg_workspace_get_fiscal_year (workspace);
}

MdgClassifySheet *
mdg_classify_sheet_load (MdgWorkspace *workspace,
                         const MdgUuid *set,
                         GError **error)
{
  MdgStore *store = mdg_workspace_get_store (workspace);
  g_autoptr (GPtrArray) cases = mdg_classify_query_list_cases (store, set, error);
  g_autoptr (GPtrArray) ticks = cases != NULL ? mdg_classify_query_list_ticks (store, set, error) : NULL;
  MdgClassifySheet *self;

  if (ticks == NULL)
    return NULL;

  self = g_new0 (MdgClassifySheet, 1);
  self->workspace = g_object_ref (workspace);
  self->columns = mdg_issue_columns_new (mdg_workspace_get_vocabularies (workspace), mdg_workspace_get_centre (workspace), get_fiscal_year (workspace, set));
  self->n_columns = mdg_issue_columns_get_n_columns (self->columns);
  self->drill_column = G_MAXUINT;
  self->drill_group = G_MAXUINT;
  if (set != NULL)
    self->set = *set;
  self->all = g_ptr_array_new ();
  self->filtered = g_ptr_array_new ();
  self->shown = g_ptr_array_new ();
  self->by_case = g_hash_table_new (mdg_uuid_hash, mdg_uuid_equal_func);
  take_cases (self, cases);
  take_ticks (self, ticks);
  select_rows (self);

  return self;
}

MdgIssueColumns *
mdg_classify_sheet_get_columns (MdgClassifySheet *self)
{
  return self->columns;
}

static gboolean
reload_ticks (MdgClassifySheet *self,
              Row *row)
{
  g_autoptr (GPtrArray) ticks = mdg_classify_query_list_ticks_of_case (mdg_workspace_get_store (self->workspace), &row->facts->uuid, NULL);

  if (ticks == NULL)
    return FALSE;

  clear_cells (self, row);
  g_ptr_array_unref (row->ticks);
  row->ticks = g_steal_pointer (&ticks);
  fill_cells (self, row);

  return TRUE;
}

MdgSheetEffect
mdg_classify_sheet_apply (MdgClassifySheet *self,
                          MdgChange *change)
{
  GPtrArray *records = mdg_change_get_records (change);
  MdgSheetEffect effect = MDG_SHEET_SAME;

  for (guint i = 0; i < records->len; i++)
    {
      MdgRecord *record = records->pdata[i];
      MdgKind kind = mdg_record_get_kind (record);
      Row *row;

      if (kind == MDG_KIND_CASE || kind == MDG_KIND_SUBJECT || kind == MDG_KIND_TERM || kind == MDG_KIND_CENTRE || kind == MDG_KIND_CASE_SET || kind == MDG_KIND_CASE_SET_MEMBER || kind == MDG_KIND_FINDING || kind == MDG_KIND_AREA)
        return MDG_SHEET_STALE;
      if (kind != MDG_KIND_CASE_ISSUE || mdg_record_get_reference (record, MDG_CASE_ISSUE_CASE) == NULL)
        continue;

      row = g_hash_table_lookup (self->by_case, mdg_record_get_reference (record, MDG_CASE_ISSUE_CASE));
      if (row == NULL)
        continue;
      if (!reload_ticks (self, row))
        return MDG_SHEET_STALE;
      effect = MDG_SHEET_UPDATED;
    }

  return effect;
}

void
mdg_classify_sheet_set_filter (MdgClassifySheet *self,
                               const MdgUuid *area,
                               const char *from,
                               const char *to)
{
  self->area = area != NULL ? *area : (MdgUuid){ 0 };
  mdg_set_str (&self->from, from);
  mdg_set_str (&self->to, to);
  for (guint i = 0; i < self->all->len; i++)
    fill_cells (self, self->all->pdata[i]);
  select_rows (self);
}

void
mdg_classify_sheet_set_drill (MdgClassifySheet *self,
                              guint column,
                              guint group)
{
  self->drill_column = column;
  self->drill_group = group;
  select_rows (self);
}

guint
mdg_classify_sheet_get_n_rows (MdgClassifySheet *self)
{
  return self->shown->len;
}

guint
mdg_classify_sheet_get_n_cases (MdgClassifySheet *self)
{
  return self->filtered->len;
}

guint
mdg_classify_sheet_get_n_all (MdgClassifySheet *self)
{
  return self->all->len;
}

static Row *
get_row (MdgClassifySheet *self,
         guint row)
{
  g_assert (row < self->shown->len);

  return self->shown->pdata[row];
}

const MdgSheetCase *
mdg_classify_sheet_get_case (MdgClassifySheet *self,
                             guint row)
{
  g_return_val_if_fail (row < self->shown->len, NULL);

  return get_row (self, row)->facts;
}

guint
mdg_classify_sheet_find_row (MdgClassifySheet *self,
                             const MdgUuid *case_uuid)
{
  for (guint i = 0; i < self->shown->len; i++)
    if (mdg_uuid_equal (&get_row (self, i)->facts->uuid, case_uuid))
      return i;

  return G_MAXUINT;
}

const char *
mdg_classify_sheet_get_person (MdgClassifySheet *self,
                               guint row)
{
  return get_row (self, row)->person;
}

const char *
mdg_classify_sheet_get_situation (MdgClassifySheet *self,
                                  guint row)
{
  return get_row (self, row)->situation;
}

char *
mdg_classify_sheet_dup_letter (MdgClassifySheet *self,
                               guint row)
{
  const MdgSheetCase *facts = get_row (self, row)->facts;
  const char *letter = facts->letter != NULL ? facts->letter : facts->number;

  return g_strconcat (letter != NULL ? letter : "―", facts->is_grave ? "★" : "", NULL);
}

GPtrArray *
mdg_classify_sheet_get_ticks (MdgClassifySheet *self,
                              guint row,
                              guint column)
{
  g_return_val_if_fail (row < self->shown->len && column < self->n_columns, NULL);

  return get_row (self, row)->cells[column];
}

const MdgSheetTick *
mdg_classify_sheet_find_tick (MdgClassifySheet *self,
                              guint row,
                              const char *issue)
{
  GPtrArray *ticks = get_row (self, row)->ticks;

  for (guint i = 0; i < ticks->len; i++)
    if (strcmp (((MdgSheetTick *) ticks->pdata[i])->issue, issue) == 0)
      return ticks->pdata[i];

  return NULL;
}

guint
mdg_classify_sheet_get_max_ticks (MdgClassifySheet *self,
                                  guint row)
{
  guint n = 0;

  for (guint i = 0; i < self->n_columns; i++)
    if (get_row (self, row)->cells[i] != NULL)
      n = MAX (n, get_row (self, row)->cells[i]->len);

  return n;
}

static const char *
get_words (const MdgSheetTick *tick)
{
  return tick->text != NULL && g_str_has_suffix (tick->issue, "z") ? tick->text : NULL;
}

const char *
mdg_classify_sheet_get_short (MdgClassifySheet *self,
                              const MdgSheetTick *tick)
{
  const char *words = get_words (tick);

  return words != NULL ? words : mdg_vocabularies_get_short (mdg_workspace_get_vocabularies (self->workspace), "issue", tick->issue, mdg_issue_columns_get_fiscal_year (self->columns));
}

const char *
mdg_classify_sheet_get_label (MdgClassifySheet *self,
                              const MdgSheetTick *tick)
{
  const char *words = get_words (tick);

  return words != NULL ? words : mdg_vocabularies_get_label (mdg_workspace_get_vocabularies (self->workspace), "issue", tick->issue, mdg_issue_columns_get_fiscal_year (self->columns));
}

gboolean
mdg_classify_sheet_is_fact (MdgClassifySheet *self,
                            const MdgSheetTick *tick)
{
  MdgTerm *term = mdg_vocabularies_find (mdg_workspace_get_vocabularies (self->workspace), "issue", tick->issue, mdg_issue_columns_get_fiscal_year (self->columns));

  return term != NULL && mdg_record_get_flag (MDG_RECORD (term), MDG_TERM_IS_FACT);
}

guint
mdg_classify_sheet_count_cases (MdgClassifySheet *self,
                                guint column)
{
  guint n = 0;

  for (guint i = 0; i < self->filtered->len; i++)
    n += ((Row *) self->filtered->pdata[i])->cells[column] != NULL;

  return n;
}

guint
mdg_classify_sheet_count_ticks (MdgClassifySheet *self,
                                guint column)
{
  guint n = 0;

  for (guint i = 0; i < self->filtered->len; i++)
    {
      GPtrArray *ticks = ((Row *) self->filtered->pdata[i])->cells[column];

      n += ticks != NULL ? ticks->len : 0;
    }

  return n;
}

guint
mdg_classify_sheet_count_group_cases (MdgClassifySheet *self,
                                      guint group)
{
  guint n = 0;

  for (guint i = 0; i < self->filtered->len; i++)
    n += has_group (self, self->filtered->pdata[i], group);

  return n;
}

guint
mdg_classify_sheet_count_group_ticks (MdgClassifySheet *self,
                                      guint group)
{
  const MdgIssueGroup *columns = mdg_issue_columns_get_group (self->columns, group);
  guint n = 0;

  for (guint i = columns->first; i < columns->first + columns->n_columns; i++)
    n += mdg_classify_sheet_count_ticks (self, i);

  return n;
}

guint
mdg_classify_sheet_count_issue (MdgClassifySheet *self,
                                const char *issue)
{
  guint column = find_column (self, issue, NULL);
  guint n = 0;

  for (guint i = 0; column != G_MAXUINT && i < self->filtered->len; i++)
    {
      GPtrArray *ticks = ((Row *) self->filtered->pdata[i])->cells[column];

      for (guint j = 0; ticks != NULL && j < ticks->len; j++)
        if (strcmp (((MdgSheetTick *) ticks->pdata[j])->issue, issue) == 0)
          {
            n++;
            break;
          }
    }

  return n;
}
