#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-audit.h"

#include <sodium.h>
#include <string.h>

#define HASH_SIZE crypto_generichash_BYTES
#define SALT_SIZE 16

G_STATIC_ASSERT (HASH_SIZE == 32);

static gint64 fixed_now;

void
mdg_audit_set_clock (gint64 now_ms)
{
  fixed_now = now_ms;
}

gint64
mdg_audit_now (void)
{
  return fixed_now != 0 ? fixed_now : g_get_real_time () / 1000;
}

static gpointer
start_sodium (gpointer data)
{
  if (sodium_init () < 0)
    g_error ("libsodium cannot start");

  return NULL;
}

/* Chooses the fastest code of this machine; safe from any thread. */
static void
prepare_sodium (void)
{
  static GOnce once = G_ONCE_INIT;

  g_once (&once, start_sodium, NULL);
}

static void
add_part (crypto_generichash_state *state,
          const void *data,
          gsize size)
{
  guint64 length = GUINT64_TO_LE (size);

  crypto_generichash_update (state, (const guint8 *) &length, sizeof length);
  if (size > 0)
    crypto_generichash_update (state, data, size);
}

static void
add_text (crypto_generichash_state *state,
          const char *text)
{
  add_part (state, text, text != NULL ? strlen (text) : 0);
}

static void
hash_value (const guint8 salt[SALT_SIZE],
            const char *value,
            guint8 hash[HASH_SIZE])
{
  crypto_generichash_state state;

  crypto_generichash_init (&state, NULL, 0, HASH_SIZE);
  add_part (&state, salt, SALT_SIZE);
  add_text (&state, value);
  crypto_generichash_final (&state, hash, HASH_SIZE);
}

typedef struct
{
  gint64 id;
  gint64 at;
  const char *author;
  const char *action;
  gint64 kind;
  const void *record;
  gsize record_size;
  const void *value_hash;
  gsize value_hash_size;
} Row;

static void
hash_row (const Row *row,
          const guint8 previous[HASH_SIZE],
          guint8 hash[HASH_SIZE])
{
  crypto_generichash_state state;
  gint64 numbers[3] = { GINT64_TO_LE (row->id), GINT64_TO_LE (row->at), GINT64_TO_LE (row->kind) };

  crypto_generichash_init (&state, NULL, 0, HASH_SIZE);
  add_part (&state, previous, HASH_SIZE);
  add_part (&state, numbers, sizeof numbers);
  add_text (&state, row->author);
  add_text (&state, row->action);
  add_part (&state, row->record, row->record_size);
  add_part (&state, row->value_hash, row->value_hash_size);
  crypto_generichash_final (&state, hash, HASH_SIZE);
}

static gboolean
load_last (MdgStore *store,
           gint64 *id,
           guint8 hash[HASH_SIZE],
           GError **error)
{
  static const char sql[] = "SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  MdgStep step;
  gsize size;

  if (stmt == NULL)
    return FALSE;

  *id = 0;
  memset (hash, 0, HASH_SIZE);
  step = mdg_statement_step (stmt, error);
  if (step == MDG_STEP_ROW)
    {
      const void *blob = mdg_statement_get_blob (stmt, 1, &size);

      *id = mdg_statement_get_int64 (stmt, 0);
      if (size == HASH_SIZE)
        memcpy (hash, blob, HASH_SIZE);
    }

  return step != MDG_STEP_ERROR;
}

static gboolean
insert_value (MdgStore *store,
              gint64 id,
              const guint8 salt[SALT_SIZE],
              const char *value,
              GError **error)
{
  static const char sql[] = "INSERT INTO audit_value (audit, salt, \"value\") VALUES (?1, ?2, ?3)";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);

  if (stmt == NULL)
    return FALSE;

  mdg_statement_bind_int64 (stmt, 1, id);
  mdg_statement_bind_blob (stmt, 2, salt, SALT_SIZE);
  mdg_statement_bind_text (stmt, 3, value);

  return mdg_statement_run (stmt, error);
}

static gboolean
insert_row (MdgStore *store,
            const Row *row,
            const guint8 hash[HASH_SIZE],
            GError **error)
{
  static const char sql[] = "INSERT INTO audit (id, at, author, action, kind, record, value_hash, hash)"
                            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);

  if (stmt == NULL)
    return FALSE;

  mdg_statement_bind_int64 (stmt, 1, row->id);
  mdg_statement_bind_int64 (stmt, 2, row->at);
  mdg_statement_bind_text (stmt, 3, row->author);
  mdg_statement_bind_text (stmt, 4, row->action);
  mdg_statement_bind_int64 (stmt, 5, row->kind);
  if (row->record != NULL)
    mdg_statement_bind_blob (stmt, 6, row->record, row->record_size);
  if (row->value_hash != NULL)
    mdg_statement_bind_blob (stmt, 7, row->value_hash, row->value_hash_size);
  mdg_statement_bind_blob (stmt, 8, hash, HASH_SIZE);

  return mdg_statement_run (stmt, error);
}

gboolean
mdg_audit_append (MdgStore *store,
                  const char *author,
                  const char *action,
                  MdgKind kind,
                  const MdgUuid *record,
                  const char *value,
                  GError **error)
{
  guint8 previous[HASH_SIZE];
  guint8 value_hash[HASH_SIZE];
  guint8 hash[HASH_SIZE];
  guint8 salt[SALT_SIZE];
  Row row = { .at = mdg_audit_now (), .author = author != NULL ? author : "", .action = action, .kind = kind };

  if (!load_last (store, &row.id, previous, error))
    return FALSE;

  prepare_sodium ();
  row.id++;
  row.record = record != NULL ? record->bytes : NULL;
  row.record_size = record != NULL ? sizeof record->bytes : 0;
  if (value != NULL)
    {
      randombytes_buf (salt, sizeof salt);
      hash_value (salt, value, value_hash);
      row.value_hash = value_hash;
      row.value_hash_size = sizeof value_hash;
    }
  hash_row (&row, previous, hash);

  return insert_row (store, &row, hash, error) && (value == NULL || insert_value (store, row.id, salt, value, error));
}

static gboolean
value_fits (MdgStatement *stmt)
{
  guint8 hash[HASH_SIZE];
  gsize salt_size;
  gsize size;
  const void *salt = mdg_statement_get_blob (stmt, 8, &salt_size);
  const void *stored = mdg_statement_get_blob (stmt, 6, &size);

  if (mdg_statement_is_null (stmt, 8))
    return TRUE;
  if (salt_size != SALT_SIZE || size != HASH_SIZE)
    return FALSE;

  hash_value (salt, mdg_statement_get_text (stmt, 9), hash);

  return memcmp (hash, stored, HASH_SIZE) == 0;
}

static gboolean
row_fits (MdgStatement *stmt,
          guint8 previous[HASH_SIZE])
{
  Row row = { .id = mdg_statement_get_int64 (stmt, 0), .at = mdg_statement_get_int64 (stmt, 1), .kind = mdg_statement_get_int64 (stmt, 4) };
  guint8 hash[HASH_SIZE];
  const void *stored;
  gsize size;

  row.author = mdg_statement_get_text (stmt, 2);
  row.action = mdg_statement_get_text (stmt, 3);
  row.record = mdg_statement_get_blob (stmt, 5, &row.record_size);
  row.value_hash = mdg_statement_get_blob (stmt, 6, &row.value_hash_size);
  hash_row (&row, previous, hash);
  stored = mdg_statement_get_blob (stmt, 7, &size);
  if (size != HASH_SIZE || memcmp (stored, hash, HASH_SIZE) != 0)
    return FALSE;

  memcpy (previous, hash, HASH_SIZE);

  return value_fits (stmt);
}

gboolean
mdg_audit_verify (MdgStore *store,
                  gint64 *n_rows,
                  gint64 *broken_at,
                  gint64 *clock_back,
                  GError **error)
{
  static const char sql[] = "SELECT a.id, a.at, a.author, a.action, a.kind, a.record, a.value_hash, a.hash, v.salt, v.\"value\""
                            "  FROM audit AS a LEFT JOIN audit_value AS v ON v.audit = a.id"
                            " ORDER BY a.id";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  guint8 previous[HASH_SIZE] = { 0 };
  gint64 last_at = G_MININT64;
  MdgStep step;

  if (stmt == NULL)
    return FALSE;

  prepare_sodium ();
  *n_rows = *broken_at = *clock_back = 0;
  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW && *broken_at == 0)
    {
      gint64 id = mdg_statement_get_int64 (stmt, 0);
      gint64 at = mdg_statement_get_int64 (stmt, 1);

      (*n_rows)++;
      *clock_back += at < last_at;
      last_at = at;
      if (id != *n_rows || !row_fits (stmt, previous))
        *broken_at = id;
    }

  return step != MDG_STEP_ERROR && *broken_at == 0;
}
