#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-consultation-list.h"

#include "mdg-text-match.h"
#include "mdg-workspace-private.h"

MdgConsultationRequest *
mdg_consultation_request_new (MdgWorkspace *workspace,
                              const MdgConsultationFilter *filter,
                              MdgOrder order)
{
  MdgConsultationRequest *request = g_new0 (MdgConsultationRequest, 1);
  g_autofree char *iso = NULL;
  MdgDate today;

  mdg_workspace_get_today (workspace, &today);
  iso = mdg_date_dup_iso (&today);
  request->filter = mdg_consultation_filter_copy (filter);
  request->order = order;
  g_strlcpy (request->today, iso, sizeof request->today);

  return request;
}

void
mdg_consultation_request_free (MdgConsultationRequest *request)
{
  mdg_consultation_filter_free (request->filter);
  g_free (request);
}

static gpointer
copy_request (gconstpointer data)
{
  const MdgConsultationRequest *request = data;
  MdgConsultationRequest *copy = g_memdup2 (request, sizeof *request);

  copy->filter = mdg_consultation_filter_copy (request->filter);

  return copy;
}

static void
free_request (gpointer data)
{
  mdg_consultation_request_free (data);
}

static GArray *
list (MdgStore *store,
      gconstpointer data,
      const MdgRecordKey *after,
      guint limit,
      GError **error)
{
  const MdgConsultationRequest *request = data;

  return mdg_consultation_query_list (store, request->filter, request->order, request->today, after, limit, error);
}

static gboolean
count (MdgStore *store,
       gconstpointer data,
       MdgRecordCounts *counts,
       GError **error)
{
  const MdgConsultationRequest *request = data;
  MdgConsultationCounts found;

  if (!mdg_consultation_query_count (store, request->filter, request->today, &found, error))
    return FALSE;

  counts->n_records = found.n_consultations;
  counts->n_contacts = found.n_contacts;
  counts->n_people = found.n_people;

  return TRUE;
}

static GObject *
load_row (MdgWorkspace *workspace,
          gconstpointer data,
          gint64 id)
{
  const MdgConsultationRequest *request = data;
  const char *typed = mdg_consultation_filter_get (request->filter, MDG_CRITERION_TEXT);
  g_auto (GStrv) words = typed != NULL ? mdg_text_match_split (typed) : NULL;

  return G_OBJECT (mdg_consultation_row_new (workspace, id, (const char *const *) words));
}

static gboolean
refers_to (MdgRecord *record,
           MdgKind kind,
           const MdgUuid *uuid)
{
  const MdgRecordInfo *info = mdg_record_get_info (record);

  for (guint i = 0; i < info->n_fields; i++)
    {
      const MdgUuid *reference;

      if (info->fields[i].type != MDG_FIELD_REFERENCE || info->fields[i].refers_to != kind)
        continue;
      reference = mdg_record_get_reference (record, i);
      if (reference != NULL && mdg_uuid_equal (reference, uuid))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_shown_by (const MdgListedConsultation *line,
             MdgRecord *record)
{
  const MdgUuid *uuid = mdg_record_get_uuid (record);
  MdgKind kind = mdg_record_get_kind (record);

  if (kind == MDG_KIND_CONSULTATION)
    return mdg_uuid_equal (&line->uuid, uuid);
  if (kind == MDG_KIND_SUBJECT)
    return mdg_uuid_equal (&line->subject, uuid);
  if (kind == MDG_KIND_CASE)
    return mdg_uuid_equal (&line->case_uuid, uuid);
  if (kind == MDG_KIND_CONTACT || kind == MDG_KIND_FOLLOW_UP)
    return refers_to (record, MDG_KIND_CONSULTATION, &line->uuid);

  return kind == MDG_KIND_TERM || kind == MDG_KIND_AREA || kind == MDG_KIND_STAFF;
}

static gboolean
refresh_row (MdgWorkspace *workspace,
             gconstpointer data,
             GObject *row,
             MdgChange *change)
{
  GPtrArray *records = mdg_change_get_records (change);
  const MdgListedConsultation *line = mdg_consultation_row_get_line (MDG_CONSULTATION_ROW (row));

  for (guint i = 0; line != NULL && i < records->len; i++)
    if (is_shown_by (line, records->pdata[i]))
      {
        mdg_consultation_row_reload (MDG_CONSULTATION_ROW (row));
        return TRUE;
      }

  return FALSE;
}

static gboolean
concerns (gconstpointer data,
          MdgChange *change)
{
  GPtrArray *records = mdg_change_get_records (change);

  for (guint i = 0; i < records->len; i++)
    {
      MdgKind kind = mdg_record_get_kind (records->pdata[i]);

      if (kind == MDG_KIND_CONSULTATION || kind == MDG_KIND_CONTACT || kind == MDG_KIND_FOLLOW_UP || kind == MDG_KIND_SUBJECT)
        return TRUE;
    }

  return FALSE;
}

MdgRecordList *
mdg_consultation_list_new (MdgWorkspace *workspace)
{
  static const MdgRecordQuery query = {
    copy_request,
    free_request,
    list,
    count,
    load_row,
    refresh_row,
    concerns,
    mdg_consultation_row_get_type,
  };

  return mdg_record_list_new (workspace, &query);
}

static int
compare_hidden (gconstpointer a,
                gconstpointer b)
{
  gint64 x = ((const MdgCriterionHidden *) a)->n;
  gint64 y = ((const MdgCriterionHidden *) b)->n;

  return (x < y) - (x > y);
}

static gpointer
work_explain (MdgStore *store,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  MdgConsultationRequest *request = data;
  const MdgConsultationFilter *filter = request->filter;
  g_autoptr (GArray) hidden = g_array_new (FALSE, TRUE, sizeof (MdgCriterionHidden));

  for (guint i = 0; i < MDG_N_CRITERIA; i++)
    {
      g_autoptr (MdgConsultationFilter) without = NULL;
      MdgCriterionHidden found = { .criterion = (MdgCriterion) i };
      MdgConsultationCounts counts;

      if (filter->values[i] == NULL)
        continue;
      without = mdg_consultation_filter_copy (filter);
      mdg_consultation_filter_set (without, (MdgCriterion) i, NULL);
      if (!mdg_consultation_query_count (store, without, request->today, &counts, error))
        return NULL;
      found.n = counts.n_consultations;
      g_array_append_val (hidden, found);
    }
  g_array_sort (hidden, compare_hidden);

  return g_steal_pointer (&hidden);
}

void
mdg_consultation_list_explain_async (MdgWorkspace *workspace,
                                     const MdgConsultationFilter *filter,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  mdg_store_thread_run_async (mdg_workspace_get_reader (workspace), work_explain,
                              mdg_consultation_request_new (workspace, filter, MDG_ORDER_NEWEST), free_request,
                              (GDestroyNotify) g_array_unref, cancellable, callback, user_data);
}

GArray *
mdg_consultation_list_explain_finish (GAsyncResult *result,
                                      GError **error)
{
  return mdg_store_thread_run_finish (result, error);
}
