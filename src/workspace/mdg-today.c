#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-today.h"

#include "mdg-business-days.h"
#include "mdg-follow-up.h"
#include "mdg-promise-query.h"
#include "mdg-rewrites.h"
#include "mdg-workspace-private.h"

#include <glib/gi18n-lib.h>

/* More than any room can promise; what lies beyond is far in the future. */
#define MAX_PROMISES 2000

void
mdg_today_free (MdgToday *today)
{
  for (guint i = 0; i < MDG_N_PROMISE_GROUPS; i++)
    g_clear_pointer (&today->groups[i], g_ptr_array_unref);
  g_free (today);
}

guint
mdg_today_count_due (const MdgToday *today)
{
  return today->groups[MDG_PROMISE_OVERDUE]->len + today->groups[MDG_PROMISE_TODAY]->len;
}

MdgToday *
mdg_today_load (MdgWorkspace *workspace,
                gboolean only_mine,
                GError **error)
{
  MdgStaff *staff = mdg_workspace_get_staff (workspace);

  return mdg_today_load_of (workspace, only_mine && staff != NULL ? mdg_record_get_uuid (MDG_RECORD (staff)) : NULL, error);
}

MdgToday *
mdg_today_load_of (MdgWorkspace *workspace,
                   const MdgUuid *staff,
                   GError **error)
{
  g_autoptr (MdgToday) today = g_new0 (MdgToday, 1);
  g_autoptr (GPtrArray) promises = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GPtrArray) unchecked = NULL;
  MdgDate day;

  promises = mdg_promise_query_list (mdg_workspace_get_store (workspace), staff, NULL, MAX_PROMISES, error);
  drafts = mdg_workspace_list_drafts (workspace, error);
  unchecked = mdg_rewrites_list_waiting (workspace, error);
  if (promises == NULL || drafts == NULL || unchecked == NULL)
    return NULL;

  mdg_workspace_get_today (workspace, &day);
  for (guint i = 0; i < MDG_N_PROMISE_GROUPS; i++)
    today->groups[i] = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < promises->len; i++)
    g_ptr_array_add (today->groups[mdg_promise_get_group (promises->pdata[i], &day)], g_object_ref (promises->pdata[i]));

  today->n_drafts = drafts->len;
  today->n_unchecked = unchecked->len;

  return g_steal_pointer (&today);
}

static gpointer
count_done (MdgStore *store,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  gint64 n = mdg_promise_query_count_done (store, data, error);

  return n >= 0 ? g_memdup2 (&n, sizeof n) : NULL;
}

static void
count_done_cb (GObject *source,
               GAsyncResult *result,
               gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autofree gint64 *n = mdg_store_thread_run_finish (result, &error);

  if (n != NULL)
    g_task_return_int (task, (gssize) *n);
  else
    g_task_return_error (task, error);
}

void
mdg_today_count_done_async (MdgWorkspace *workspace,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task = g_task_new (workspace, cancellable, callback, user_data);
  MdgDate day;

  g_task_set_source_tag (task, mdg_today_count_done_async);
  mdg_workspace_get_today (workspace, &day);
  mdg_business_days_add (&day, -1, &day);
  mdg_store_thread_run_async (mdg_workspace_get_reader (workspace), count_done, mdg_date_dup_iso (&day), g_free, g_free, cancellable, count_done_cb, task);
}

gint64
mdg_today_count_done_finish (MdgWorkspace *workspace,
                             GAsyncResult *result,
                             GError **error)
{
  return g_task_propagate_int (G_TASK (result), error);
}

static MdgRecord *
load_follow_up (MdgWorkspace *workspace,
                MdgPromise *promise,
                GError **error)
{
  return mdg_workspace_load (workspace, MDG_KIND_FOLLOW_UP, &mdg_promise_get_data (promise)->follow_up, error);
}

MdgChange *
mdg_today_new_done (MdgWorkspace *workspace,
                    MdgPromise *promise,
                    GError **error)
{
  g_autoptr (MdgRecord) follow_up = load_follow_up (workspace, promise, error);
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Next action done"));
  g_autofree char *iso = NULL;
  MdgDate day;

  if (follow_up == NULL)
    return NULL;

  mdg_workspace_get_today (workspace, &day);
  iso = mdg_date_dup_iso (&day);
  mdg_record_set_text (follow_up, MDG_FOLLOW_UP_STATUS, "done");
  mdg_record_set_text (follow_up, MDG_FOLLOW_UP_DONE_ON, iso);
  mdg_change_add (change, follow_up);

  return g_steal_pointer (&change);
}

MdgChange *
mdg_today_new_postponed (MdgWorkspace *workspace,
                         MdgPromise *promise,
                         int days,
                         GError **error)
{
  g_autoptr (MdgRecord) follow_up = load_follow_up (workspace, promise, error);
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Next action put off"));
  g_autofree char *iso = NULL;
  const char *due;
  MdgDate today;
  MdgDate from;
  MdgDate day;

  if (follow_up == NULL)
    return NULL;

  mdg_workspace_get_today (workspace, &today);
  due = mdg_record_get_text (follow_up, MDG_FOLLOW_UP_DUE);
  if (due == NULL || !mdg_date_parse_iso (due, &from) || !mdg_date_is_full (&from) || mdg_date_compare (&from, &today) < 0)
    from = today;
  mdg_business_days_add (&from, days, &day);
  iso = mdg_date_dup_iso (&day);
  mdg_record_set_text (follow_up, MDG_FOLLOW_UP_DUE, iso);
  mdg_change_add (change, follow_up);

  return g_steal_pointer (&change);
}
