#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-exchange-out.h"

#include "mdg-age.h"
#include "mdg-exchange-query.h"
#include "mdg-exchange-writer.h"
#include "mdg-file-stream.h"
#include "mdg-file.h"
#include "mdg-report.h"

#define LOG_N 17

static gboolean
write_origin (const MdgOriginRow *row,
              gpointer data,
              GError **error)
{
  MdgExchangeOrigin origin = { row->uuid, row->prefix, row->desk };

  return mdg_exchange_writer_add_origin (data, &origin, error);
}

static gboolean
write_change (const MdgChangeRow *row,
              gpointer data,
              GError **error)
{
  MdgExchangeChange change = { row->uuid, row->at, row->author, row->action };

  return mdg_exchange_writer_add_change (data, &change, error);
}

static gboolean
write_revision (const MdgRevisionRow *row,
                gpointer data,
                GError **error)
{
  MdgExchangeRevision revision = {
    .kind = row->kind,
    .record = row->record,
    .uuid = row->uuid,
    .parent = row->parent,
    .merge_parent = row->merge_parent,
    .origin = row->origin,
    .change = row->change,
    .state = row->state,
    .decided = row->decided,
    .extra = row->extra,
    .values = row->values,
  };

  return mdg_exchange_writer_add_revision (data, &revision, error);
}

gboolean
mdg_exchange_out_write_stream (MdgStore *store,
                               GOutputStream *stream,
                               GCancellable *cancellable,
                               GError **error)
{
  g_autoptr (MdgExchangeWriter) writer = mdg_exchange_writer_new (stream, cancellable);
  MdgExchangeHeader header = { .profile = "full" };
  gboolean is_written;

  if (!mdg_store_begin_read (store, error))
    return FALSE;
  is_written = mdg_exchange_query_last_change (store, &header.changed, error) && mdg_exchange_writer_begin (writer, &header, error) && mdg_exchange_query_each_origin (store, write_origin, writer, error) && mdg_exchange_query_each_change (store, write_change, writer, error) && mdg_exchange_query_each_revision (store, write_revision, writer, cancellable, error) && mdg_exchange_writer_end (writer, error);
  mdg_store_rollback (store);

  return is_written;
}

typedef struct
{
  MdgStore *store;
  const char *passphrase;
  GCancellable *cancellable;
} Output;

static gboolean
write_file (int fd,
            gpointer data,
            GError **error)
{
  Output *output = data;
  g_autoptr (GOutputStream) file = mdg_file_stream_new (fd);
  g_autoptr (GOutputStream) sealed = NULL;

  if (output->passphrase == NULL)
    return mdg_exchange_out_write_stream (output->store, file, output->cancellable, error);
  sealed = mdg_age_seal (file, output->passphrase, LOG_N, output->cancellable, error);

  return sealed != NULL && mdg_exchange_out_write_stream (output->store, sealed, output->cancellable, error) && g_output_stream_close (sealed, output->cancellable, error);
}

gboolean
mdg_exchange_out_write (MdgWorkspace *workspace,
                        const char *path,
                        const char *passphrase,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (MdgStore) store = mdg_store_open (mdg_workspace_get_path (workspace), MDG_STORE_READ_ONLY, error);
  Output output = { store, passphrase, cancellable };

  /* Noted first: what left without a trace would be worse than a trace of what did not leave. */
  return store != NULL && mdg_output_record (workspace, passphrase != NULL ? "exchange" : "exchange-plain", "full", error) && mdg_file_replace (path, write_file, &output, error);
}
