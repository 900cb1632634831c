#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-trend-sheet.h"

#include "mdg-crosswalks.h"
#include "mdg-describe.h"
#include "mdg-issue-columns.h"
#include "mdg-workspace-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#define N_MONTHS 12
#define TOTAL "total"

/* What was read: rows with codes that live as long as the loading. */
typedef struct
{
  MdgTrendScope scope;
  GArray *rows; /* MdgTrendRow */
  GHashTable *codes;
} Loading;

struct _MdgTrendSheet
{
  MdgWorkspace *workspace;
  MdgTrendScope scope;
  MdgTrend *issues;
  MdgTrend *heads;
  MdgTrend *all;             /* of one code, TOTAL */
  GHashTable *issue_sources; /* code → set of the codes that were ticked */
  GHashTable *head_sources;
  GHashTable *labels; /* of codes that have become several */
};

/* That of the newest consultation, as pages open on what there is. */
static int
get_newest_month (MdgWorkspace *workspace)
{
  static const char sql[] = "SELECT substr (received_at, 1, 7) FROM consultation WHERE state = 0 ORDER BY received_at DESC LIMIT 1";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (mdg_workspace_get_store (workspace), sql, NULL);
  MdgDate date;

  if (stmt == NULL || mdg_statement_step (stmt, NULL) != MDG_STEP_ROW || !mdg_date_parse_iso (mdg_statement_get_text (stmt, 0), &date))
    mdg_workspace_get_today (workspace, &date);

  return date.year * 12 + date.month - 1;
}

void
mdg_trend_scope_init (MdgTrendScope *scope,
                      MdgWorkspace *workspace,
                      int month)
{
  *scope = (MdgTrendScope){ 0 };
  scope->to = month > 0 ? month : get_newest_month (workspace);
  scope->from = scope->to - N_MONTHS + 1;
}

void
mdg_trend_scope_clear (MdgTrendScope *scope)
{
  g_clear_pointer (&scope->affiliation, g_free);
  g_clear_pointer (&scope->profession, g_free);
  g_clear_pointer (&scope->scene, g_free);
}

static void
scope_copy (MdgTrendScope *to,
            const MdgTrendScope *from)
{
  *to = *from;
  to->affiliation = g_strdup (from->affiliation);
  to->profession = g_strdup (from->profession);
  to->scene = g_strdup (from->scene);
}

char *
mdg_trend_scope_dup_conditions (MdgWorkspace *workspace,
                                const MdgTrendScope *scope)
{
  MdgVocabularies *vocabularies = mdg_workspace_get_vocabularies (workspace);
  g_autofree char *area = mdg_uuid_is_nil (&scope->area) ? NULL : mdg_describe_record (workspace, MDG_KIND_AREA, &scope->area);
  const char *const parts[] = {
    area,
    scope->affiliation != NULL ? mdg_vocabularies_get_short (vocabularies, "affil_kind", scope->affiliation, 0) : NULL,
    scope->profession != NULL ? mdg_vocabularies_get_short (vocabularies, "profession", scope->profession, 0) : NULL,
    scope->scene != NULL ? mdg_vocabularies_get_short (vocabularies, "scene", scope->scene, 0) : NULL,
  };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "　" : "", parts[i]);

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

char *
mdg_trend_dup_month (int month)
{
  MdgDate date = { month / 12, month % 12 + 1, 0 };

  return mdg_date_format_short (&date);
}

static void
loading_free (gpointer data)
{
  Loading *loading = data;

  mdg_trend_scope_clear (&loading->scope);
  g_array_unref (loading->rows);
  g_hash_table_unref (loading->codes);
  g_free (loading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Loading, loading_free)

static Loading *
loading_new (const MdgTrendScope *scope)
{
  Loading *loading = g_new0 (Loading, 1);

  scope_copy (&loading->scope, scope);
  loading->rows = g_array_new (FALSE, FALSE, sizeof (MdgTrendRow));
  loading->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return loading;
}

static const char *
intern (Loading *loading,
        const char *code)
{
  const char *kept = g_hash_table_lookup (loading->codes, code);
  char *key;

  if (kept != NULL)
    return kept;

  key = g_strdup (code);
  g_hash_table_insert (loading->codes, key, key);

  return key;
}

static void
take_tick (const MdgTrendTick *tick,
           gpointer data)
{
  Loading *loading = data;
  MdgTrendRow row = { 0, intern (loading, tick->issue), tick->weight, tick->is_starred, tick->case_id };
  MdgDate date;

  if (!mdg_date_parse_iso (tick->month, &date) || date.month == 0)
    return;

  row.month = date.year * 12 + date.month - 1;
  g_array_append_val (loading->rows, row);
}

static void
get_filter (const MdgTrendScope *scope,
            MdgTrendFilter *filter)
{
  filter->is_starred = FALSE;
  filter->area = mdg_uuid_is_nil (&scope->area) ? NULL : &scope->area;
  filter->affiliation = scope->affiliation;
  filter->profession = scope->profession;
  filter->scene = scope->scene;
}

static gpointer
work_load (MdgStore *store,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  Loading *loading = data;
  MdgTrendFilter filter;

  get_filter (&loading->scope, &filter);

  return mdg_trend_query_load (store, &filter, take_tick, loading, error) ? loading : NULL;
}

static void
add_source (GHashTable *sources,
            const char *code,
            const char *ticked)
{
  GHashTable *set = g_hash_table_lookup (sources, code);

  if (set == NULL)
    {
      set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert (sources, g_strdup (code), set);
    }
  if (!g_hash_table_contains (set, ticked))
    g_hash_table_add (set, g_strdup (ticked));
}

/* "旧分類名（→新分類名・新分類名）" */
static void
label_split (MdgTrendSheet *self,
             const char *code,
             GPtrArray *codes)
{
  g_autoptr (GString) label = NULL;

  if (g_hash_table_contains (self->labels, code))
    return;

  label = g_string_new (mdg_trend_sheet_get_label (self, code));
  for (guint i = 0; i < codes->len; i++)
    g_string_append_printf (label, "%s%s", i == 0 ? "（→" : "・", mdg_trend_sheet_get_label (self, codes->pdata[i]));
  g_string_append (label, "）");
  g_hash_table_insert (self->labels, g_strdup (code), g_string_free (g_steal_pointer (&label), FALSE));
}

/* What the code stands under at the end of the span. A tick cannot say which of several it would be now. */
static const char *
follow (MdgTrendSheet *self,
        MdgCodeMap *map,
        const char *code,
        int month)
{
  MdgDate end = { self->scope.to / 12, self->scope.to % 12 + 1, 1 };
  g_autoptr (GPtrArray) codes = mdg_code_map_resolve (map, code, mdg_date_fiscal_year (&end));

  if (codes->len == 1)
    return codes->pdata[0];

  label_split (self, code, codes);
  for (guint i = 0; i < codes->len; i++)
    mdg_trend_remember (self->issues, codes->pdata[i], month);

  return code;
}

static void
add_row (MdgTrendSheet *self,
         MdgCodeMap *map,
         const MdgTrendRow *ticked)
{
  MdgTrendRow row = *ticked;

  if (map != NULL && !mdg_code_map_is_empty (map))
    row.code = follow (self, map, ticked->code, ticked->month);
  mdg_trend_add (self->issues, &row);
  add_source (self->issue_sources, row.code, ticked->code);
  row.code = mdg_issue_columns_find_parent (self->workspace, row.code);
  mdg_trend_add (self->heads, &row);
  add_source (self->head_sources, row.code, ticked->code);
  row.code = TOTAL;
  mdg_trend_add (self->all, &row);
}

static GHashTable *
new_sources (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
}

static MdgTrendSheet *
make_sheet (MdgWorkspace *workspace,
            Loading *loading)
{
  MdgTrendSheet *self = g_new0 (MdgTrendSheet, 1);
  g_autoptr (MdgCodeMap) map = mdg_code_map_load (workspace, "issue", NULL);

  self->workspace = g_object_ref (workspace);
  scope_copy (&self->scope, &loading->scope);
  self->issues = mdg_trend_new (self->scope.from, self->scope.to);
  self->heads = mdg_trend_new (self->scope.from, self->scope.to);
  self->all = mdg_trend_new (self->scope.from, self->scope.to);
  self->issue_sources = new_sources ();
  self->head_sources = new_sources ();
  self->labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < loading->rows->len; i++)
    add_row (self, map, &g_array_index (loading->rows, MdgTrendRow, i));

  return self;
}

MdgTrendSheet *
mdg_trend_sheet_load (MdgWorkspace *workspace,
                      const MdgTrendScope *scope,
                      GError **error)
{
  g_autoptr (Loading) loading = loading_new (scope);

  return work_load (mdg_workspace_get_store (workspace), loading, NULL, error) != NULL ? make_sheet (workspace, loading) : NULL;
}

static void
load_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (mdg_store_thread_run_finish (result, &error) == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, make_sheet (g_task_get_source_object (task), g_task_get_task_data (task)), (GDestroyNotify) mdg_trend_sheet_free);
}

void
mdg_trend_sheet_load_async (MdgWorkspace *workspace,
                            const MdgTrendScope *scope,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task = g_task_new (workspace, cancellable, callback, user_data);
  Loading *loading = loading_new (scope);

  g_task_set_source_tag (task, mdg_trend_sheet_load_async);
  g_task_set_task_data (task, loading, loading_free);
  mdg_store_thread_run_async (mdg_workspace_get_reader (workspace), work_load, loading, NULL, NULL, cancellable, load_cb, task);
}

MdgTrendSheet *
mdg_trend_sheet_load_finish (GAsyncResult *result,
                             GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, mdg_trend_sheet_load_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
mdg_trend_sheet_free (MdgTrendSheet *self)
{
  mdg_trend_free (self->issues);
  mdg_trend_free (self->heads);
  mdg_trend_free (self->all);
  g_hash_table_unref (self->issue_sources);
  g_hash_table_unref (self->head_sources);
  g_hash_table_unref (self->labels);
  mdg_trend_scope_clear (&self->scope);
  g_object_unref (self->workspace);
  g_free (self);
}

const MdgTrendScope *
mdg_trend_sheet_get_scope (MdgTrendSheet *self)
{
  return &self->scope;
}

guint
mdg_trend_sheet_get_n_months (MdgTrendSheet *self)
{
  return (guint) (self->scope.to - self->scope.from + 1);
}

GPtrArray *
mdg_trend_sheet_list (MdgTrendSheet *self,
                      gboolean by_head,
                      MdgTrendOrder order)
{
  return mdg_trend_list (by_head ? self->heads : self->issues, order, 0);
}

const char *
mdg_trend_sheet_get_label (MdgTrendSheet *self,
                           const char *code)
{
  const char *label = g_hash_table_lookup (self->labels, code);

  return label != NULL ? label : mdg_vocabularies_get_short (mdg_workspace_get_vocabularies (self->workspace), "issue", code, 0);
}

const MdgTrendIssue *
mdg_trend_sheet_get_total (MdgTrendSheet *self)
{
  g_autoptr (GPtrArray) all = mdg_trend_list (self->all, MDG_TREND_BY_FREQUENCY, 0);

  return all->len > 0 ? all->pdata[0] : NULL;
}

gboolean
mdg_trend_sheet_has_followed (MdgTrendSheet *self)
{
  GHashTableIter iter;
  gpointer code;
  gpointer set;

  g_hash_table_iter_init (&iter, self->issue_sources);
  while (g_hash_table_iter_next (&iter, &code, &set))
    if (g_hash_table_size (set) > 1 || !g_hash_table_contains (set, code))
      return TRUE;

  return g_hash_table_size (self->labels) > 0;
}

char *
mdg_trend_dup_marks (const MdgTrendIssue *issue)
{
  g_autoptr (GString) text = g_string_new (issue->n_starred > 0 ? "★" : "");

  if (issue->is_new)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "　" : "", C_ ("trend", "New"));
  if (issue->is_rising)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "　" : "", C_ ("trend", "Rising three months in a row"));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char **
dup_months (MdgTrendSheet *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (int month = self->scope.from; month <= self->scope.to; month++)
    {
      g_autofree char *number = g_strdup_printf ("%d", month % 12 + 1);
      g_autofree char *text = month == self->scope.from || month % 12 == 0 ? mdg_trend_dup_month (month) : g_strdup_printf (_ ("m. %s"), number);

      g_strv_builder_add (builder, text);
    }

  return g_strv_builder_end (builder);
}

MdgChart *
mdg_trend_sheet_new_chart (MdgTrendSheet *self,
                           MdgTrendOrder order)
{
  g_auto (GStrv) months = dup_months (self);
  g_autoptr (GPtrArray) issues = mdg_trend_list (self->issues, order, 0);
  MdgChart *chart = mdg_chart_new ((const char *const *) months, C_ ("trend", "cases"));
  guint n = mdg_trend_sheet_get_n_months (self);

  for (guint i = 0; i < issues->len && i < MDG_CHART_MAX_SERIES; i++)
    {
      const MdgTrendIssue *issue = issues->pdata[i];
      g_autofree double *values = g_new (double, n);

      for (guint j = 0; j < n; j++)
        values[j] = issue->counts[j];
      mdg_chart_add_series (chart, mdg_trend_sheet_get_label (self, issue->code), values);
    }

  return chart;
}

/* As in the table of issues, not by size: a row is found where it always stands. */
static int
compare_codes (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 ((*(const MdgTrendIssue *const *) a)->code, (*(const MdgTrendIssue *const *) b)->code);
}

MdgHeatMap *
mdg_trend_sheet_new_heat_map (MdgTrendSheet *self,
                              GPtrArray **heads)
{
  g_auto (GStrv) months = dup_months (self);
  g_autoptr (GPtrArray) rows = mdg_trend_list (self->heads, MDG_TREND_BY_FREQUENCY, 0);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) labels = NULL;
  MdgHeatMap *map;

  g_ptr_array_sort (rows, compare_codes);
  if (heads != NULL)
    *heads = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < rows->len; i++)
    {
      const MdgTrendIssue *head = rows->pdata[i];

      g_strv_builder_add (builder, mdg_trend_sheet_get_label (self, head->code));
      if (heads != NULL)
        g_ptr_array_add (*heads, g_strdup (head->code));
    }
  labels = g_strv_builder_end (builder);
  map = mdg_heat_map_new ((const char *const *) labels, (const char *const *) months, _ ("Cases with the issue"));
  for (guint i = 0; i < rows->len; i++)
    for (guint j = 0; j < mdg_trend_sheet_get_n_months (self); j++)
      {
        const MdgTrendIssue *head = rows->pdata[i];

        mdg_heat_map_set (map, i, j, head->counts[j], FALSE);
      }

  return map;
}

/* As it was ticked, whatever it is counted under. */
static char **
dup_codes (MdgTrendSheet *self,
           const MdgTrendFigure *figure)
{
  GHashTable *set = g_hash_table_lookup (figure->by_head ? self->head_sources : self->issue_sources, figure->code);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer code;

  if (set == NULL)
    return g_strv_builder_end (builder);

  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &code, NULL))
    g_strv_builder_add (builder, code);

  return g_strv_builder_end (builder);
}

GPtrArray *
mdg_trend_sheet_list_evidence (MdgTrendSheet *self,
                               const MdgTrendFigure *figure,
                               GError **error)
{
  g_auto (GStrv) codes = figure->code != NULL ? dup_codes (self, figure) : NULL;
  g_autofree char *first = g_strdup_printf ("%04d-%02d", figure->from / 12, figure->from % 12 + 1);
  g_autofree char *last = g_strdup_printf ("%04d-%02d", figure->to / 12, figure->to % 12 + 1);
  MdgTrendFilter filter;

  get_filter (&self->scope, &filter);
  filter.is_starred = figure->is_starred;

  return mdg_trend_query_list_evidence (mdg_workspace_get_store (self->workspace), &filter, (const char *const *) codes, first, last, MDG_TREND_MAX_EVIDENCE, error);
}
