#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-exchange-in.h"

#include "mdg-error.h"
#include "mdg-exchange-file.h"
#include "mdg-exchange-load.h"
#include "mdg-import-run-table.h"
#include "mdg-workspace-private.h"

#include <glib/gi18n-lib.h>

#define PIECE (64 * 1024)

typedef struct
{
  const char *path;
  const char *passphrase;
  const char *author;
  gboolean is_trial;
  MdgExchangeFault *fault;
  GCancellable *cancellable;
  MdgExchangeLoad *load;
  MdgExchangeIn *in;
} Taking;

void
mdg_exchange_in_free (MdgExchangeIn *self)
{
  g_free (self->profile);
  g_free (self);
}

static gboolean
take_header (gpointer data,
             const MdgExchangeHeader *header,
             GError **error)
{
  Taking *taking = data;

  taking->in->profile = g_strdup (header->profile);
  taking->in->changed = header->changed;

  return TRUE;
}

static gboolean
take_origin (gpointer data,
             const MdgExchangeOrigin *origin,
             GError **error)
{
  MdgOriginRow row = { origin->uuid, (char *) origin->prefix, (char *) origin->desk };

  return mdg_exchange_load_add_origin (((Taking *) data)->load, &row, error);
}

static gboolean
take_change (gpointer data,
             const MdgExchangeChange *change,
             GError **error)
{
  MdgChangeRow row = { change->uuid, change->at, change->author, change->action };

  return mdg_exchange_load_add_change (((Taking *) data)->load, &row, error);
}

static gboolean
take_revision (gpointer data,
               const MdgExchangeRevision *revision,
               GError **error)
{
  MdgRevisionRow row = {
    .kind = revision->kind,
    .record = revision->record,
    .uuid = revision->uuid,
    .parent = revision->parent,
    .merge_parent = revision->merge_parent,
    .origin = revision->origin,
    .change = revision->change,
    .state = revision->state,
    .decided = (char *) revision->decided,
    .extra = (char *) revision->extra,
    .values = revision->values,
  };

  return mdg_exchange_load_add_revision (((Taking *) data)->load, &row, error);
}

/* The bytes as they came, so that the same file is known again. */
static gboolean
hash_file (const char *path,
           guint8 hash[32],
           GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guchar *bytes = g_malloc (PIECE);
  gsize hash_size = 32;
  gssize size;

  if (stream == NULL)
    return FALSE;
  while ((size = g_input_stream_read (G_INPUT_STREAM (stream), bytes, PIECE, NULL, error)) > 0)
    g_checksum_update (checksum, bytes, size);
  g_checksum_get_digest (checksum, hash, &hash_size);

  return size == 0;
}

static gboolean
note_run (Taking *taking,
          MdgStore *store,
          GError **error)
{
  MdgExchangeIn *in = taking->in;
  g_autofree char *name = g_path_get_basename (taking->path);
  g_autofree char *counts = g_strdup_printf ("{\"new\":%u,\"same\":%u,\"update\":%u,\"conflict\":%u}", in->n_new, in->n_same, in->n_update, in->n_conflict);
  MdgImportRun run = { .change = in->import, .file_name = name, .kind = (char *) "exchange", .counts = counts };
  guint8 hash[32];

  mdg_uuid_generate (&run.uuid);
  if (!hash_file (taking->path, hash, error) || !mdg_import_run_table_insert (store, &run, hash, error))
    return FALSE;
  in->import = run.uuid;

  return TRUE;
}

static gboolean
take_in (Taking *taking,
         MdgStore *store,
         GInputStream *stream,
         GError **error)
{
  static const MdgExchangeSink sink = { take_header, take_origin, take_change, take_revision };
  MdgExchangeIn *in = taking->in;
  MdgExchangeCounts counts;

  taking->load = mdg_exchange_load_begin (store, taking->author, error);
  if (taking->load == NULL || !mdg_exchange_read (stream, &sink, taking, taking->fault, taking->cancellable, error) || !mdg_exchange_load_end (taking->load, &counts, &in->import, error))
    return FALSE;
  in->n_new = counts.n_new;
  in->n_same = counts.n_same;
  in->n_update = counts.n_update;
  in->n_conflict = counts.n_conflict;

  return note_run (taking, store, error);
}

static gpointer
work_take_in (MdgStore *store,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  Taking *taking = data;
  g_autoptr (GInputStream) stream = mdg_exchange_file_open (taking->path, taking->passphrase, cancellable, error);
  gboolean is_taken;
  gboolean is_kept;

  if (stream == NULL || !mdg_store_begin (store, error))
    return NULL;
  taking->cancellable = cancellable;
  is_taken = take_in (taking, store, stream, error);
  /* A file that says nothing new leaves no trace: it may come every ten seconds. */
  is_kept = is_taken && !taking->is_trial && taking->in->n_new + taking->in->n_update > 0;
  if (is_kept)
    is_taken = mdg_store_commit (store, error);
  if (!is_kept || !is_taken)
    mdg_store_rollback (store);
  if (!is_kept)
    taking->in->import = (MdgUuid){ 0 };
  g_clear_pointer (&taking->load, mdg_exchange_load_free);

  return is_taken ? taking : NULL;
}

static MdgExchangeIn *
run (MdgWorkspace *workspace,
     Taking *taking,
     GError **error)
{
  g_autoptr (MdgExchangeIn) in = g_new0 (MdgExchangeIn, 1);

  if (!mdg_workspace_check_writable (workspace, error))
    return NULL;
  taking->author = mdg_workspace_get_author (workspace);
  taking->in = in;
  if (mdg_store_thread_run (mdg_workspace_get_writer (workspace), work_take_in, taking, error) == NULL)
    return NULL;
  if (!mdg_uuid_is_nil (&in->import))
    g_signal_emit_by_name (workspace, "register-changed");

  return g_steal_pointer (&in);
}

MdgExchangeIn *
mdg_exchange_in_apply (MdgWorkspace *workspace,
                       const char *path,
                       const char *passphrase,
                       MdgExchangeFault *fault,
                       GError **error)
{
  Taking taking = { .path = path, .passphrase = passphrase, .fault = fault };

  return run (workspace, &taking, error);
}

MdgExchangeIn *
mdg_exchange_in_try (MdgWorkspace *workspace,
                     const char *path,
                     const char *passphrase,
                     MdgExchangeFault *fault,
                     GError **error)
{
  Taking taking = { .path = path, .passphrase = passphrase, .fault = fault, .is_trial = TRUE };

  return run (workspace, &taking, error);
}
