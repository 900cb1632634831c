#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-classify-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mdg-case-issue.h"
#include "mdg-case-set.h"
#include "mdg-describe.h"
#include "mdg-issue-sheet.h"

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
  MdgClassifyColumns *columns;
  guint n_columns;
  MdgDate day; /* that ages are told on */
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
  g_clear_pointer (&row->ticks, g_ptr_array_unref);
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
  mdg_classify_columns_free (self->columns);
  g_free (self->from);
  g_free (self->to);
  g_object_unref (self->workspace);
  g_free (self);
}

static void
append_part (GString *text,
             const char *part)
{
  if (*part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? "・" : "", part);
}

static void
describe_person (MdgClassifySheet *self,
                 Row *row)
{
  MdgVocabularies *vocabularies = mdg_workspace_get_vocabularies (self->workspace);
  const MdgSheetCase *facts = row->facts;
  g_autofree char *day = mdg_date_dup_iso (&self->day);
  const char *band = facts->age_band;
  gboolean has_sex = g_strcmp0 (facts->sex, "f") == 0 || g_strcmp0 (facts->sex, "m") == 0;
  GString *situation = g_string_new (NULL);

  if (band == NULL)
    band = mdg_age_band (mdg_describe_age (facts->birth, facts->age >= 0 ? facts->age : MDG_NO_INTEGER, facts->age_on, day));
  row->person = g_strconcat (band, has_sex ? mdg_vocabularies_get_short (vocabularies, "sex", facts->sex, 0) : "", NULL);

  append_part (situation, facts->household_sub != NULL ? mdg_vocabularies_get_short (vocabularies, "household_sub", facts->household_sub, 0) : mdg_vocabularies_get_short (vocabularies, "household", facts->household, 0));
  append_part (situation, facts->care_flag != NULL ? mdg_vocabularies_get_short (vocabularies, "care_flag", facts->care_flag, 0) : mdg_vocabularies_get_short (vocabularies, "care_level", facts->care_level, 0));
  row->situation = g_string_free (situation, FALSE);
}

/* Issues that are no longer offered stand where their parent stands. */
static guint
find_column (MdgClassifySheet *self,
             const char *issue,
             guint *item)
{
  guint column = mdg_classify_columns_find (self->columns, issue, item);
  MdgTerm *term;

  if (column != G_MAXUINT)
    return column;

  term = mdg_vocabularies_find (mdg_workspace_get_vocabularies (self->workspace), "issue", issue, 0);
  if (term == NULL)
    return G_MAXUINT;

  return mdg_classify_columns_find (self->columns, mdg_record_get_text (MDG_RECORD (term), MDG_TERM_PARENT), NULL);
}

static int
compare_ticks (gconstpointer a,
               gconstpointer b,
               gpointer user_data)
{
  MdgClassifySheet *self = user_data;
  const MdgMatrixTick *x = *(const MdgMatrixTick *const *) a;
  const MdgMatrixTick *y = *(const MdgMatrixTick *const *) b;
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
      MdgMatrixTick *tick = row->ticks->pdata[i];
      guint column = find_column (self, tick->issue, NULL);

      if (column == G_MAXUINT)
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
  const MdgColumnGroup *columns = mdg_classify_columns_get_group (self->columns, group);

  for (guint i = columns->first; i < columns->first + columns->n_columns; i++)
    if (row->cells[i] != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
passes_filter (MdgClassifySheet *self,
               Row *row)
{
  return mdg_uuid_is_nil (&self->area) || mdg_uuid_equal (&self->area, &row->facts->area);
}

static gboolean
passes_drill (MdgClassifySheet *self,
              Row *row)
{
  if (self->drill_column < self->n_columns)
    return row->cells[self->drill_column] != NULL;
  if (self->drill_group < mdg_classify_columns_get_n_groups (self->columns))
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
      row->cells = g_new0 (GPtrArray *, self->n_columns + 1);
      describe_person (self, row);
      g_ptr_array_add (self->all, row);
      g_hash_table_insert (self->by_case, &row->facts->uuid, row);
    }
  g_ptr_array_set_free_func (cases, NULL);
}

static gboolean
load_ticks (MdgClassifySheet *self,
            Row *row,
            GError **error)
{
  const MdgMatrixFilter filter = { NULL, NULL, self->from, self->to };
  GPtrArray *ticks = mdg_matrix_query_list_ticks (mdg_workspace_get_store (self->workspace), row->facts->id, &filter, error);

  if (ticks == NULL)
    return FALSE;

  clear_cells (self, row);
  g_clear_pointer (&row->ticks, g_ptr_array_unref);
  row->ticks = ticks;
  fill_cells (self, row);

  return TRUE;
}

static gboolean
load_all_ticks (MdgClassifySheet *self,
                GError **error)
{
  for (guint i = 0; i < self->all->len; i++)
    if (!load_ticks (self, self->all->pdata[i], error))
      return FALSE;

  return TRUE;
}

static void
get_reference_day (MdgWorkspace *workspace,
                   MdgRecord *set,
                   MdgDate *day)
{
  const char *held = set != NULL ? mdg_record_get_text (set, MDG_CASE_SET_HELD_ON) : NULL;

  if (held == NULL || !mdg_date_parse_iso (held, day) || !mdg_date_is_full (day))
    mdg_workspace_get_today (workspace, day);
}

MdgClassifySheet *
mdg_classify_sheet_load (MdgWorkspace *workspace,
                         const MdgUuid *set,
                         GError **error)
{
  g_autoptr (GPtrArray) cases = mdg_classify_query_list_cases (mdg_workspace_get_store (workspace), set, error);
  g_autoptr (MdgRecord) record = set != NULL ? mdg_workspace_load (workspace, MDG_KIND_CASE_SET, set, NULL) : NULL;
  g_autoptr (MdgClassifySheet) self = NULL;
  MdgIssueSheetRequest request = { 0 };

  if (cases == NULL)
    return NULL;

  if (set != NULL)
    request.set = *set;
  self = g_new0 (MdgClassifySheet, 1);
  self->workspace = g_object_ref (workspace);
  self->columns = mdg_classify_columns_new (workspace, mdg_issue_sheet_get_fiscal_year (workspace, &request));
  self->n_columns = mdg_classify_columns_get_n_columns (self->columns);
  self->drill_column = G_MAXUINT;
  self->drill_group = G_MAXUINT;
  self->all = g_ptr_array_new ();
  self->filtered = g_ptr_array_new ();
  self->shown = g_ptr_array_new ();
  self->by_case = g_hash_table_new (mdg_uuid_hash, mdg_uuid_equal_func);
  get_reference_day (workspace, record, &self->day);
  take_cases (self, cases);
  if (!load_all_ticks (self, error))
    return NULL;
  select_rows (self);

  return g_steal_pointer (&self);
}

MdgClassifyColumns *
mdg_classify_sheet_get_columns (MdgClassifySheet *self)
{
  return self->columns;
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
      if (!load_ticks (self, row, NULL))
        return MDG_SHEET_STALE;
      effect = MDG_SHEET_UPDATED;
    }

  return effect;
}

gboolean
mdg_classify_sheet_set_filter (MdgClassifySheet *self,
                               const MdgUuid *area,
                               const char *from,
                               const char *to,
                               GError **error)
{
  self->area = area != NULL ? *area : (MdgUuid){ 0 };
  mdg_set_str (&self->from, from);
  mdg_set_str (&self->to, to);
  if (!load_all_ticks (self, error))
    return FALSE;
  select_rows (self);

  return TRUE;
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

const MdgMatrixTick *
mdg_classify_sheet_find_tick (MdgClassifySheet *self,
                              guint row,
                              const char *issue)
{
  GPtrArray *ticks = get_row (self, row)->ticks;

  for (guint i = 0; i < ticks->len; i++)
    if (strcmp (((MdgMatrixTick *) ticks->pdata[i])->issue, issue) == 0)
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
get_words (const MdgMatrixTick *tick)
{
  return tick->text != NULL && g_str_has_suffix (tick->issue, "z") ? tick->text : NULL;
}

const char *
mdg_classify_sheet_get_short (MdgClassifySheet *self,
                              const MdgMatrixTick *tick)
{
  const char *words = get_words (tick);

  return words != NULL ? words : mdg_vocabularies_get_short (mdg_workspace_get_vocabularies (self->workspace), "issue", tick->issue, mdg_classify_columns_get_fiscal_year (self->columns));
}

const char *
mdg_classify_sheet_get_label (MdgClassifySheet *self,
                              const MdgMatrixTick *tick)
{
  const char *words = get_words (tick);

  return words != NULL ? words : mdg_vocabularies_get_label (mdg_workspace_get_vocabularies (self->workspace), "issue", tick->issue, mdg_classify_columns_get_fiscal_year (self->columns));
}

gboolean
mdg_classify_sheet_is_fact (MdgClassifySheet *self,
                            const MdgMatrixTick *tick)
{
  MdgTerm *term = mdg_vocabularies_find (mdg_workspace_get_vocabularies (self->workspace), "issue", tick->issue, mdg_classify_columns_get_fiscal_year (self->columns));

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
  const MdgColumnGroup *columns = mdg_classify_columns_get_group (self->columns, group);
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
        if (strcmp (((MdgMatrixTick *) ticks->pdata[j])->issue, issue) == 0)
          {
            n++;
            break;
          }
    }

  return n;
}
