#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-record-list.h"

#include <string.h>

#include "mdg-workspace-private.h"

/* The first page fills a screen; then each is twice the last, so that a jump to the end of a long list takes few
   steps and none of them long. */
#define FIRST_PAGE 16
#define LARGEST_PAGE 4000
/* Rows kept loaded: some screens. */
#define MAX_ROWS 600

struct _MdgRecordList
{
  GObject parent_instance;

  MdgWorkspace *workspace;
  const MdgRecordQuery *query;
  gpointer request;

  GArray *keys;      /* of MdgRecordKey */
  GHashTable *rows;  /* id to row */
  GQueue *row_order; /* of gint64 *, owned by the hash table */
  guint page;
  gboolean is_complete;
  gboolean is_loading;
  gboolean is_fresh;   /* the keys are still those of the last request */
  gboolean wants_more; /* somebody was at the end while something else was asked */
  MdgRecordCounts counts;
  gboolean is_counted;

  GCancellable *fetching; /* NULL when nothing is asked */
  GCancellable *counting;
  guint count_source;
};

static void mdg_record_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MdgRecordList, mdg_record_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, mdg_record_list_model_init))

enum
{
  LOADED,
  COUNTED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What the reader thread works on; nothing of the list itself. */
typedef struct
{
  const MdgRecordQuery *query;
  gpointer request;
  MdgRecordKey after;
  gboolean has_after;
  guint limit;
} Job;

typedef struct
{
  MdgRecordList *list;
  GCancellable *cancellable;
  guint limit;
  gboolean is_next; /* goes on after the last key; else the answer replaces everything */
} Asked;

static void
free_job (gpointer data)
{
  Job *job = data;

  job->query->free_request (job->request);
  g_free (job);
}

static void
asked_free (Asked *asked)
{
  g_object_unref (asked->list);
  g_object_unref (asked->cancellable);
  g_free (asked);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

static Job *
new_job (MdgRecordList *self)
{
  Job *job = g_new0 (Job, 1);

  job->query = self->query;
  job->request = self->query->copy_request (self->request);

  return job;
}

static Asked *
new_asked (MdgRecordList *self,
           GCancellable *cancellable)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->list = g_object_ref (self);
  asked->cancellable = g_object_ref (cancellable);

  return asked;
}

static void
cancel (GCancellable **cancellable)
{
  if (*cancellable != NULL)
    g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
}

static gpointer
work_count (MdgStore *store,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  Job *job = data;
  MdgRecordCounts *counts = g_new0 (MdgRecordCounts, 1);

  if (job->query->count (store, job->request, counts, error))
    return counts;

  g_free (counts);

  return NULL;
}

static void
count_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (Asked) asked = user_data;
  g_autofree MdgRecordCounts *counts = mdg_store_thread_run_finish (result, NULL);
  MdgRecordList *self = asked->list;

  if (g_cancellable_is_cancelled (asked->cancellable))
    return;

  g_clear_object (&self->counting);
  if (counts == NULL)
    return;

  self->counts = *counts;
  self->is_counted = TRUE;
  g_signal_emit (self, signals[COUNTED], 0);
}

static void
stop_counting (MdgRecordList *self)
{
  g_clear_handle_id (&self->count_source, g_source_remove);
  cancel (&self->counting);
}

static gboolean
start_counting (gpointer user_data)
{
  MdgRecordList *self = user_data;
  Asked *asked;

  self->count_source = 0;
  self->counting = g_cancellable_new ();
  asked = new_asked (self, self->counting);
  mdg_store_thread_run_async (mdg_workspace_get_reader (self->workspace), work_count, new_job (self), free_job, g_free,
                              self->counting, count_cb, asked);

  return G_SOURCE_REMOVE;
}

/* The rows are painted first. */
static void
count_later (MdgRecordList *self)
{
  stop_counting (self);
  self->count_source = g_idle_add_full (G_PRIORITY_LOW, start_counting, self, NULL);
}

static void fetch_next (MdgRecordList *self);

static void
forget_rows (MdgRecordList *self)
{
  g_queue_clear (self->row_order);
  g_hash_table_remove_all (self->rows);
}

static gboolean
is_same_key (const MdgRecordKey *a,
             const MdgRecordKey *b)
{
  return a->id == b->id && strcmp (a->sort, b->sort) == 0;
}

/* Rows show the words that were found, so those of the last request are no longer right. */
static void
start_anew (MdgRecordList *self,
            GArray *keys)
{
  guint n = self->keys->len;

  self->is_fresh = FALSE;
  g_array_unref (self->keys);
  self->keys = g_array_ref (keys);
  forget_rows (self);
  if (n > 0 || keys->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n, keys->len);
}

/* Tells only of what differs, so that a view keeps its place. */
static void
replace_keys (MdgRecordList *self,
              GArray *keys)
{
  g_autoptr (GArray) old = self->keys;
  guint before = 0;
  guint behind = 0;

  self->keys = g_array_ref (keys);
  while (before < old->len && before < keys->len && is_same_key (&g_array_index (old, MdgRecordKey, before), &g_array_index (keys, MdgRecordKey, before)))
    before++;
  while (before + behind < old->len && before + behind < keys->len && is_same_key (&g_array_index (old, MdgRecordKey, old->len - 1 - behind), &g_array_index (keys, MdgRecordKey, keys->len - 1 - behind)))
    behind++;

  if (before + behind < old->len || before + behind < keys->len)
    g_list_model_items_changed (G_LIST_MODEL (self), before, old->len - before - behind, keys->len - before - behind);
}

static void
append_keys (MdgRecordList *self,
             GArray *keys)
{
  guint n = self->keys->len;

  if (keys->len == 0)
    return;

  g_array_append_vals (self->keys, keys->data, keys->len);
  g_list_model_items_changed (G_LIST_MODEL (self), n, 0, keys->len);
}

static gpointer
work_list (MdgStore *store,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  Job *job = data;

  return job->query->list (store, job->request, job->has_after ? &job->after : NULL, job->limit, error);
}

static void
list_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (Asked) asked = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) keys = mdg_store_thread_run_finish (result, &error);
  MdgRecordList *self = asked->list;

  if (g_cancellable_is_cancelled (asked->cancellable))
    return;

  g_clear_object (&self->fetching);
  self->is_loading = FALSE;
  if (keys == NULL)
    {
      self->is_complete = TRUE;
      self->wants_more = FALSE;
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }

  self->is_complete = keys->len < asked->limit;
  if (asked->is_next)
    append_keys (self, keys);
  else if (self->is_fresh)
    start_anew (self, keys);
  else
    replace_keys (self, keys);
  g_signal_emit (self, signals[LOADED], 0);
  if (self->wants_more)
    fetch_next (self);
  if (!self->is_counted && self->fetching == NULL)
    count_later (self);
}

static void
fetch (MdgRecordList *self,
       gboolean is_next,
       guint limit)
{
  Job *job = new_job (self);
  Asked *asked;

  /* The reader does one thing after the other, and a count may take long; list_cb begins it anew. */
  cancel (&self->fetching);
  stop_counting (self);

  job->limit = limit;
  job->has_after = is_next && self->keys->len > 0;
  if (job->has_after)
    job->after = g_array_index (self->keys, MdgRecordKey, self->keys->len - 1);

  self->fetching = g_cancellable_new ();
  asked = new_asked (self, self->fetching);
  asked->limit = limit;
  asked->is_next = is_next;
  mdg_store_thread_run_async (mdg_workspace_get_reader (self->workspace), work_list, job, free_job, (GDestroyNotify) g_array_unref,
                              self->fetching, list_cb, asked);
}

static void
fetch_next (MdgRecordList *self)
{
  self->wants_more = self->fetching != NULL;
  if (self->is_complete || self->fetching != NULL || self->request == NULL)
    return;

  self->page = MIN (self->page * 2, LARGEST_PAGE);
  fetch (self, TRUE, self->page);
}

static void
remember_row (MdgRecordList *self,
              gint64 id,
              GObject *row)
{
  gint64 *key = g_new (gint64, 1);

  *key = id;
  g_hash_table_insert (self->rows, key, g_object_ref (row));
  g_queue_push_tail (self->row_order, key);
  if (g_queue_get_length (self->row_order) > MAX_ROWS)
    g_hash_table_remove (self->rows, g_queue_pop_head (self->row_order));
}

static GType
mdg_record_list_get_item_type (GListModel *model)
{
  return MDG_RECORD_LIST (model)->query->get_row_type ();
}

static guint
mdg_record_list_get_n_items (GListModel *model)
{
  return MDG_RECORD_LIST (model)->keys->len;
}

static gpointer
mdg_record_list_get_item (GListModel *model,
                          guint position)
{
  MdgRecordList *self = MDG_RECORD_LIST (model);
  GObject *row;
  gint64 id;

  if (position >= self->keys->len)
    return NULL;

  id = g_array_index (self->keys, MdgRecordKey, position).id;
  row = g_hash_table_lookup (self->rows, &id);
  if (row != NULL)
    return g_object_ref (row);

  row = self->query->load_row (self->workspace, self->request, id);
  remember_row (self, id, row);

  return row;
}

static void
mdg_record_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = mdg_record_list_get_item_type;
  iface->get_n_items = mdg_record_list_get_n_items;
  iface->get_item = mdg_record_list_get_item;
}

static void
on_changed (MdgWorkspace *workspace,
            MdgChange *change,
            gpointer user_data)
{
  MdgRecordList *self = user_data;
  GHashTableIter iter;
  gpointer row;

  if (self->request == NULL)
    return;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    self->query->refresh_row (workspace, self->request, row, change);
  if (self->query->concerns (self->request, change))
    mdg_record_list_reload (self);
}

static void
on_register_changed (MdgWorkspace *workspace,
                     gpointer user_data)
{
  MdgRecordList *self = user_data;

  if (self->request == NULL)
    return;

  g_array_set_size (self->keys, 0);
  forget_rows (self);
  mdg_record_list_reload (self);
}

static void
mdg_record_list_dispose (GObject *object)
{
  MdgRecordList *self = MDG_RECORD_LIST (object);

  mdg_record_list_stop (self);
  g_clear_pointer (&self->request, self->query->free_request);
  forget_rows (self);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mdg_record_list_parent_class)->dispose (object);
}

static void
mdg_record_list_finalize (GObject *object)
{
  MdgRecordList *self = MDG_RECORD_LIST (object);

  g_array_unref (self->keys);
  g_queue_free (self->row_order);
  g_hash_table_unref (self->rows);

  G_OBJECT_CLASS (mdg_record_list_parent_class)->finalize (object);
}

static void
mdg_record_list_class_init (MdgRecordListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mdg_record_list_dispose;
  object_class->finalize = mdg_record_list_finalize;

  signals[LOADED] = g_signal_new ("loaded", MDG_TYPE_RECORD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[COUNTED] = g_signal_new ("counted", MDG_TYPE_RECORD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", MDG_TYPE_RECORD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
mdg_record_list_init (MdgRecordList *self)
{
  self->keys = g_array_new (FALSE, TRUE, sizeof (MdgRecordKey));
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->row_order = g_queue_new ();
}

MdgRecordList *
mdg_record_list_new (MdgWorkspace *workspace,
                     const MdgRecordQuery *query)
{
  MdgRecordList *self;

  g_return_val_if_fail (MDG_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (MDG_TYPE_RECORD_LIST, NULL);
  self->workspace = g_object_ref (workspace);
  self->query = query;
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, 0);
  g_signal_connect_object (workspace, "register-changed", G_CALLBACK (on_register_changed), self, 0);

  return self;
}

void
mdg_record_list_take_request (MdgRecordList *self,
                              gpointer request)
{
  g_return_if_fail (MDG_IS_RECORD_LIST (self));

  g_clear_pointer (&self->request, self->query->free_request);
  self->request = request;
  self->page = FIRST_PAGE;
  self->is_loading = TRUE;
  self->is_fresh = TRUE;
  self->is_complete = FALSE;
  self->is_counted = FALSE;
  self->wants_more = FALSE;
  fetch (self, FALSE, FIRST_PAGE);
}

gconstpointer
mdg_record_list_get_request (MdgRecordList *self)
{
  g_return_val_if_fail (MDG_IS_RECORD_LIST (self), NULL);

  return self->request;
}

void
mdg_record_list_fetch_more (MdgRecordList *self)
{
  g_return_if_fail (MDG_IS_RECORD_LIST (self));

  fetch_next (self);
}

void
mdg_record_list_reload (MdgRecordList *self)
{
  g_return_if_fail (MDG_IS_RECORD_LIST (self));

  if (self->request == NULL)
    return;

  self->is_counted = FALSE;
  fetch (self, FALSE, MAX (self->keys->len, FIRST_PAGE));
}

void
mdg_record_list_stop (MdgRecordList *self)
{
  g_return_if_fail (MDG_IS_RECORD_LIST (self));

  cancel (&self->fetching);
  stop_counting (self);
}

gboolean
mdg_record_list_is_loading (MdgRecordList *self)
{
  g_return_val_if_fail (MDG_IS_RECORD_LIST (self), FALSE);

  return self->is_loading;
}

gboolean
mdg_record_list_is_complete (MdgRecordList *self)
{
  g_return_val_if_fail (MDG_IS_RECORD_LIST (self), FALSE);

  return self->is_complete;
}

const MdgRecordCounts *
mdg_record_list_get_counts (MdgRecordList *self)
{
  g_return_val_if_fail (MDG_IS_RECORD_LIST (self), NULL);

  return self->is_counted ? &self->counts : NULL;
}

guint
mdg_record_list_find (MdgRecordList *self,
                      gint64 id)
{
  g_return_val_if_fail (MDG_IS_RECORD_LIST (self), G_MAXUINT);

  for (guint i = 0; i < self->keys->len; i++)
    if (g_array_index (self->keys, MdgRecordKey, i).id == id)
      return i;

  return G_MAXUINT;
}
