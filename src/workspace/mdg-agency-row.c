#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-agency-row.h"

struct _MdgAgencyRow
{
  GObject parent_instance;

  MdgWorkspace *workspace;
  gint64 id;
  MdgListedAgency *line;
};

G_DEFINE_FINAL_TYPE (MdgAgencyRow, mdg_agency_row, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
mdg_agency_row_finalize (GObject *object)
{
  MdgAgencyRow *self = MDG_AGENCY_ROW (object);

  g_clear_pointer (&self->line, mdg_listed_agency_free);
  g_object_unref (self->workspace);

  G_OBJECT_CLASS (mdg_agency_row_parent_class)->finalize (object);
}

static void
mdg_agency_row_class_init (MdgAgencyRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdg_agency_row_finalize;

  signals[CHANGED] = g_signal_new ("changed", MDG_TYPE_AGENCY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mdg_agency_row_init (MdgAgencyRow *self)
{
}

MdgAgencyRow *
mdg_agency_row_new (MdgWorkspace *workspace,
                    gint64 id)
{
  MdgAgencyRow *self = g_object_new (MDG_TYPE_AGENCY_ROW, NULL);

  self->workspace = g_object_ref (workspace);
  self->id = id;
  mdg_agency_row_reload (self);

  return self;
}

void
mdg_agency_row_reload (MdgAgencyRow *self)
{
  g_return_if_fail (MDG_IS_AGENCY_ROW (self));

  g_clear_pointer (&self->line, mdg_listed_agency_free);
  self->line = mdg_agency_query_load_line (mdg_workspace_get_store (self->workspace), self->id, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

const MdgListedAgency *
mdg_agency_row_get_line (MdgAgencyRow *self)
{
  g_return_val_if_fail (MDG_IS_AGENCY_ROW (self), NULL);

  return self->line;
}

const MdgUuid *
mdg_agency_row_get_uuid (MdgAgencyRow *self)
{
  g_return_val_if_fail (MDG_IS_AGENCY_ROW (self), NULL);

  return self->line != NULL ? &self->line->uuid : NULL;
}

static gpointer
copy_request (gconstpointer request)
{
  return mdg_agency_filter_copy (request);
}

static void
free_request (gpointer request)
{
  mdg_agency_filter_free (request);
}

static GArray *
list (MdgStore *store,
      gconstpointer request,
      const MdgRecordKey *after,
      guint limit,
      GError **error)
{
  return mdg_agency_query_list (store, request, after, limit, error);
}

static gboolean
count (MdgStore *store,
       gconstpointer request,
       MdgRecordCounts *counts,
       GError **error)
{
  counts->n_records = mdg_agency_query_count (store, request, error);

  return counts->n_records >= 0;
}

static GObject *
load_row (MdgWorkspace *workspace,
          gconstpointer request,
          gint64 id)
{
  return G_OBJECT (mdg_agency_row_new (workspace, id));
}

static gboolean
concerns (gconstpointer request,
          MdgChange *change)
{
  GPtrArray *records = mdg_change_get_records (change);

  for (guint i = 0; i < records->len; i++)
    {
      MdgKind kind = mdg_record_get_kind (records->pdata[i]);

      if (kind == MDG_KIND_AGENCY || kind == MDG_KIND_AGENCY_SERVICE)
        return TRUE;
    }

  return FALSE;
}

static gboolean
refresh_row (MdgWorkspace *workspace,
             gconstpointer request,
             GObject *row,
             MdgChange *change)
{
  if (!concerns (request, change))
    return FALSE;

  mdg_agency_row_reload (MDG_AGENCY_ROW (row));

  return TRUE;
}

MdgRecordList *
mdg_agency_list_new (MdgWorkspace *workspace)
{
  static const MdgRecordQuery query = {
    copy_request,
    free_request,
    list,
    count,
    load_row,
    refresh_row,
    concerns,
    mdg_agency_row_get_type,
  };

  return mdg_record_list_new (workspace, &query);
}
