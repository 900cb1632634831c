#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-cube-loader.h"

#include "mdg-cube-query.h"
#include "mdg-kept.h"

/* A longer tail costs more than loading anew. */
#define MAX_TAIL 4096

static gboolean
update (MdgWorkspace *workspace,
        gpointer cube,
        MdgRecord *record)
{
  MdgStore *store = mdg_workspace_get_store (workspace);

  if (mdg_record_get_kind (record) == MDG_KIND_CONSULTATION)
    return mdg_cube_query_load_consultation (store, mdg_record_get_id (record), &mdg_cube_sink, cube, NULL);
  if (mdg_record_get_kind (record) == MDG_KIND_CONTACT)
    return mdg_cube_query_load_contact (store, mdg_record_get_id (record), &mdg_cube_sink, cube, NULL);

  return TRUE;
}

static gboolean
is_worn (gpointer cube)
{
  return mdg_cube_get_n_replaced (cube) > MAX_TAIL;
}

static gpointer
work_load (MdgStore *store,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (MdgCube) cube = mdg_cube_new ();

  if (!mdg_cube_query_load (store, &mdg_cube_sink, cube, error))
    return NULL;

  mdg_cube_end_load (cube);

  return g_steal_pointer (&cube);
}

static const MdgKept kept_cube = { "mdg-cube", work_load, g_object_unref, update, is_worn };

void
mdg_workspace_load_cube_async (MdgWorkspace *workspace,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  mdg_kept_load_async (workspace, &kept_cube, cancellable, callback, user_data);
}

MdgCube *
mdg_workspace_load_cube_finish (MdgWorkspace *workspace,
                                GAsyncResult *result,
                                GError **error)
{
  return mdg_kept_load_finish (workspace, result, error) ? mdg_workspace_load_cube (workspace, error) : NULL;
}

MdgCube *
mdg_workspace_load_cube (MdgWorkspace *workspace,
                         GError **error)
{
  return mdg_kept_load (workspace, &kept_cube, error);
}
