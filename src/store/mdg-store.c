#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-store.h"

#include "mdg-error.h"
#include "mdg-file.h"
#include "mdg-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BUSY_TIMEOUT_MS 5000
#define PROGRESS_STEPS 4000
#define MAX_LENGTH (64 * 1024 * 1024)
#define HEADER_SIZE 100
#define VERSION_OFFSET 60
#define CACHE_STATEMENTS 128
#define OPEN_SECONDS 10

struct _MdgStore
{
  GObject parent_instance;

  char *path;
  gboolean read_only;
  sqlite3 *handle;
  GHashTable *statements; /* SQL text to an idle MdgStatement */
  GCancellable *cancellable;
  guint n_log_pages;
  gint64 deadline; /* monotonic; 0 for none: a damaged file must not keep us for ever while opening */
};

G_DEFINE_FINAL_TYPE (MdgStore, mdg_store, G_TYPE_OBJECT)

static char *vfs_name;
static MdgStoreProfile store_profile;
static gpointer store_profile_data;

static void
finalize_statement (gpointer data)
{
  MdgStatement *statement = data;

  sqlite3_finalize (statement->stmt);
  g_free (statement);
}

static void
mdg_store_finalize (GObject *object)
{
  MdgStore *self = MDG_STORE (object);

  g_hash_table_unref (self->statements);
  sqlite3_close_v2 (self->handle);
  g_clear_object (&self->cancellable);
  g_free (self->path);

  G_OBJECT_CLASS (mdg_store_parent_class)->finalize (object);
}

static void
mdg_store_class_init (MdgStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdg_store_finalize;
}

/* Texts of statements are long and looked up for every one that runs: a few characters of them tell them apart. */
static guint
hash_sql (gconstpointer sql)
{
  const char *text = sql;
  gsize length = strlen (text);
  gsize step = MAX (1, length / 24);
  guint hash = (guint) length;

  for (gsize i = 0; i < length; i += step)
    hash = hash * 31 + (guchar) text[i];

  return hash;
}

static void
mdg_store_init (MdgStore *self)
{
  self->statements = g_hash_table_new_full (hash_sql, g_str_equal, NULL, finalize_statement);
}

void
mdg_store_set_vfs (const char *name)
{
  g_free (vfs_name);
  vfs_name = g_strdup (name);
}

void
mdg_store_set_profile (MdgStoreProfile profile,
                       gpointer data)
{
  store_profile = profile;
  store_profile_data = data;
}

static int
on_statement_ended (unsigned int event,
                    void *data,
                    void *statement,
                    void *ns)
{
  store_profile (sqlite3_sql (statement), *(sqlite3_int64 *) ns, store_profile_data);

  return 0;
}

static gboolean
refuse_file (GError **error,
             const char *path,
             const char *reason)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("“%s” is not a register of Madoguchi: %s It was left as it is."), name, reason);
  return FALSE;
}

static guint32
get_be32 (const guint8 *bytes)
{
  return ((guint32) bytes[0] << 24) | ((guint32) bytes[1] << 16) | ((guint32) bytes[2] << 8) | bytes[3];
}

/* The header counts the pages; what a log still holds may be missing from the file. */
static gboolean
check_length (const char *path,
              const guint8 header[HEADER_SIZE],
              GError **error)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  guint32 page = ((guint32) header[16] << 8) | header[17];
  guint64 wanted = (guint64) get_be32 (header + 28) * (page == 1 ? 65536 : page);
  g_autofree char *whole = g_format_size (wanted);
  g_autofree char *there = NULL;
  GStatBuf st;

  if (get_be32 (header + 24) != get_be32 (header + 92) || (g_stat (log, &st) == 0 && st.st_size > 0))
    return TRUE;
  if (g_stat (path, &st) != 0 || (guint64) st.st_size >= wanted)
    return TRUE;

  there = g_format_size ((guint64) st.st_size);
  g_set_error (error, MDG_ERROR, MDG_ERROR_DAMAGED, _ ("The register is cut off: of %s only %s are there. Nothing was changed. Restore the last good backup."), whole, there);

  return FALSE;
}

static gboolean
check_header (const char *path,
              const guint8 header[HEADER_SIZE],
              GError **error)
{
  if (memcmp (header, "SQLite format 3", 16) != 0)
    return refuse_file (error, path, _ ("it has another format, or its beginning is damaged."));
  if (get_be32 (header + 68) != MDG_STORE_APPLICATION_ID)
    return refuse_file (error, path, _ ("it belongs to another program."));

  if (get_be32 (header + VERSION_OFFSET) > (guint32) mdg_schema_get_version ())
    {
      mdg_schema_set_too_new (error);
      return FALSE;
    }

  return check_length (path, header, error);
}

/* Looks before SQLite does: SQLite would wait on a FIFO and create what is missing. */
static gboolean
read_header (const char *path,
             guint8 header[HEADER_SIZE],
             GError **error)
{
  GStatBuf st;
  gssize n;
  int fd;

  if (g_stat (path, &st) != 0)
    {
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, MDG_ERROR, errno == ENOENT ? MDG_ERROR_NOT_FOUND : MDG_ERROR_FAILED, _ ("The register “%s” cannot be reached: %s"), name, g_strerror (errno));
      return FALSE;
    }
  if (!S_ISREG (st.st_mode))
    return refuse_file (error, path, _ ("it is no ordinary file."));

  fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  if (fd < 0)
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_FAILED, _ ("The register cannot be read: %s"), g_strerror (errno));
      return FALSE;
    }
  n = read (fd, header, HEADER_SIZE);
  close (fd);

  return n == HEADER_SIZE || refuse_file (error, path, _ ("it is empty or cut off."));
}

static gboolean
check_file (const char *path,
            GError **error)
{
  guint8 header[HEADER_SIZE];

  return read_header (path, header, error) && check_header (path, header, error);
}

/* The log may hold a newer version than the file, never an older one. */
gboolean
mdg_store_may_be_older (const char *path)
{
  guint8 header[HEADER_SIZE];

  g_return_val_if_fail (path != NULL, FALSE);

  return read_header (path, header, NULL) && get_be32 (header + VERSION_OFFSET) < (guint32) mdg_schema_get_version ();
}

static int
on_progress (gpointer data)
{
  MdgStore *self = data;

  if (self->deadline != 0 && g_get_monotonic_time () > self->deadline)
    return 1;

  return self->cancellable != NULL && g_cancellable_is_cancelled (self->cancellable);
}

static gboolean
execute_all (MdgStore *self,
             const char *const *list,
             GError **error)
{
  for (; *list != NULL; list++)
    if (!mdg_store_execute (self, *list, error))
      return FALSE;

  return TRUE;
}

static void
harden (MdgStore *self)
{
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  sqlite3_limit (self->handle, SQLITE_LIMIT_LENGTH, MAX_LENGTH);
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
  sqlite3_extended_result_codes (self->handle, 1);
  sqlite3_progress_handler (self->handle, PROGRESS_STEPS, on_progress, self);
  if (store_profile != NULL)
    sqlite3_trace_v2 (self->handle, SQLITE_TRACE_PROFILE, on_statement_ended, NULL);
}

static gboolean
connect_file (MdgStore *self,
              const char *name,
              int flags,
              GError **error)
{
  static const char *const pragmas[] = {
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -8192",
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
    NULL,
  };
  int code = sqlite3_open_v2 (name, &self->handle, flags | SQLITE_OPEN_NOMUTEX, vfs_name);

  if (code != SQLITE_OK)
    {
      mdg_store_set_error (error, self->handle, code);
      return FALSE;
    }

  harden (self);
  code = mdg_tokenizer_register (self->handle);
  if (code != SQLITE_OK)
    {
      mdg_store_set_error (error, self->handle, code);
      return FALSE;
    }

  return execute_all (self, pragmas, error);
}

static char *
make_uri (const char *path,
          gboolean immutable)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *escaped = g_uri_escape_string (absolute, "/", FALSE);

  return g_strconcat ("file:", escaped, immutable ? "?immutable=1" : NULL, NULL);
}

/* Saves that are not in the file itself yet. */
static gboolean
has_log (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf st;

  return g_stat (log, &st) == 0 && st.st_size > 0;
}

/* A WAL register in a folder that cannot be written opens only as one that nobody changes. What still stands in
   its log would then not be seen, so with a log that is refused. */
static gboolean
may_be_immutable (const char *path,
                  gboolean *immutable,
                  GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  *immutable = g_access (folder, W_OK) != 0;
  if (!*immutable || !has_log (path))
    return TRUE;

  g_set_error_literal (error, MDG_ERROR, MDG_ERROR_FAILED, _ ("The last saves of this register stand in a file beside it and cannot be read in a folder that cannot be written. Copy the whole folder to where you may write and open it there."));
  return FALSE;
}

static gboolean
connect_existing (MdgStore *self,
                  GError **error)
{
  gboolean immutable = FALSE;
  gboolean keep_log = has_log (self->path);
  g_autofree char *uri = NULL;
  int flags = SQLITE_OPEN_URI;

  if (self->read_only && !may_be_immutable (self->path, &immutable, error))
    return FALSE;

  uri = make_uri (self->path, immutable);
  flags |= immutable ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  if (!connect_file (self, uri, flags, error))
    return FALSE;
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keep_log, NULL);

  return !self->read_only || mdg_store_execute (self, "PRAGMA query_only = ON", error);
}

/* A file is written only from here on; until then not even the log is taken into it. */
static gboolean
make_writable (MdgStore *self,
               GError **error)
{
  if (sqlite3_db_readonly (self->handle, "main") == 1)
    {
      mdg_store_set_error (error, NULL, SQLITE_READONLY);
      return FALSE;
    }

  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);

  return mdg_store_execute (self, "PRAGMA journal_mode = WAL", error) && mdg_schema_migrate (self, mdg_schema_get_version (), error);
}

MdgStore *
mdg_store_open (const char *path,
                MdgStoreMode mode,
                GError **error)
{
  g_autoptr (MdgStore) self = g_object_new (MDG_TYPE_STORE, NULL);

  g_return_val_if_fail (path != NULL, NULL);

  self->path = g_strdup (path);
  self->read_only = mode != MDG_STORE_READ_WRITE;

  self->deadline = g_get_monotonic_time () + OPEN_SECONDS * G_USEC_PER_SEC;
  if (!check_file (path, error) || !connect_existing (self, error) || !mdg_schema_check (self, mode != MDG_STORE_READ_ONLY, error))
    return NULL;
  self->deadline = 0;

  if (!self->read_only && !make_writable (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

static gboolean
fill_new (MdgStore *self,
          const char *name,
          int version,
          MdgStoreFill fill,
          gpointer data,
          GError **error)
{
  int reserve = MDG_STORE_PAGE_RESERVE;

  if (!connect_file (self, name, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error))
    return FALSE;

  sqlite3_file_control (self->handle, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserve);

  return mdg_schema_migrate (self, version, error) && (fill == NULL || fill (self, data, error)) && mdg_store_execute (self, "PRAGMA journal_mode = WAL", error);
}

static gboolean
fail_to_create (GError **error)
{
  g_set_error (error, MDG_ERROR, errno == EEXIST ? MDG_ERROR_CONFLICT : MDG_ERROR_FAILED, _ ("The register cannot be created here: %s"), g_strerror (errno));
  return FALSE;
}

static void
remove_remains (const char *fresh)
{
  static const char *const endings[] = { "", "-journal", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (fresh, endings[i], NULL);

      mdg_file_get_ops ()->unlink (name);
    }
}

static gboolean
fill_file (const char *fresh,
           MdgStoreFill fill,
           gpointer data,
           GError **error)
{
  g_autoptr (MdgStore) self = g_object_new (MDG_TYPE_STORE, NULL);
  const MdgFileOps *ops = mdg_file_get_ops ();
  int fd = ops->open (fresh, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);

  if (fd < 0)
    return fail_to_create (error);
  ops->close (fd);

  self->path = g_strdup (fresh);

  return fill_new (self, fresh, mdg_schema_get_version (), fill, data, error);
}

/* The register appears under its name only when it is whole, and only where none is. */
static gboolean
create_file (const char *path,
             MdgStoreFill fill,
             gpointer data,
             GError **error)
{
  g_autofree char *fresh = g_strconcat (path, ".new", NULL);
  gboolean done;

  remove_remains (fresh);
  done = fill_file (fresh, fill, data, error) && mdg_file_sync (fresh, error);
  if (done && mdg_file_get_ops ()->link (fresh, path) != 0)
    done = fail_to_create (error);
  remove_remains (fresh);

  return done && mdg_file_sync_folder (path, error);
}

static MdgStore *
new_in_memory (int version,
               MdgStoreFill fill,
               gpointer data,
               GError **error)
{
  g_autoptr (MdgStore) self = g_object_new (MDG_TYPE_STORE, NULL);

  self->path = g_strdup (":memory:");

  return fill_new (self, self->path, version, fill, data, error) ? g_steal_pointer (&self) : NULL;
}

MdgStore *
mdg_store_new_in_memory (int version,
                         GError **error)
{
  return new_in_memory (version, NULL, NULL, error);
}

MdgStore *
mdg_store_create_filled (const char *path,
                         MdgStoreFill fill,
                         gpointer data,
                         GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  if (strcmp (path, ":memory:") == 0)
    return new_in_memory (mdg_schema_get_version (), fill, data, error);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_CONFLICT, _ ("There is already a file of that name. It was left as it is; choose another name."));
      return NULL;
    }

  return create_file (path, fill, data, error) ? mdg_store_open (path, MDG_STORE_READ_WRITE, error) : NULL;
}

MdgStore *
mdg_store_create (const char *path,
                  GError **error)
{
  return mdg_store_create_filled (path, NULL, NULL, error);
}

const char *
mdg_store_get_path (MdgStore *self)
{
  g_return_val_if_fail (MDG_IS_STORE (self), NULL);

  return self->path;
}

gboolean
mdg_store_is_read_only (MdgStore *self)
{
  g_return_val_if_fail (MDG_IS_STORE (self), TRUE);

  return self->read_only;
}

gboolean
mdg_store_is_older (MdgStore *self)
{
  int version;

  g_return_val_if_fail (MDG_IS_STORE (self), FALSE);

  version = mdg_schema_read_version (self, NULL);

  return version > 0 && version < mdg_schema_get_version ();
}

gboolean
mdg_store_can_be_written (MdgStore *self)
{
  g_return_val_if_fail (MDG_IS_STORE (self), FALSE);

  return sqlite3_db_readonly (self->handle, "main") == 0;
}

sqlite3 *
mdg_store_get_handle (MdgStore *self)
{
  return self->handle;
}

static MdgStatement *
compile (MdgStore *self,
         const char *sql,
         GError **error)
{
  MdgStatement *statement = g_new0 (MdgStatement, 1);
  int code = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement->stmt, NULL);

  if (code != SQLITE_OK)
    {
      mdg_store_set_error (error, self->handle, code);
      g_free (statement);
      return NULL;
    }

  statement->sql = sqlite3_sql (statement->stmt);

  return statement;
}

/* A statement stays in the cache while it is used; one that is used already is compiled again and not kept. */
MdgStatement *
mdg_store_prepare (MdgStore *self,
                   const char *sql,
                   GError **error)
{
  MdgStatement *statement;

  g_return_val_if_fail (MDG_IS_STORE (self), NULL);

  statement = g_hash_table_lookup (self->statements, sql);
  if (statement == NULL)
    {
      statement = compile (self, sql, error);
      if (statement == NULL)
        return NULL;
      statement->is_cached = g_hash_table_size (self->statements) < CACHE_STATEMENTS;
      if (statement->is_cached)
        g_hash_table_insert (self->statements, (gpointer) statement->sql, statement);
    }
  else if (statement->store != NULL)
    {
      statement = compile (self, sql, error);
      if (statement == NULL)
        return NULL;
    }
  statement->store = g_object_ref (self);

  return statement;
}

void
mdg_store_take_back (MdgStore *self,
                     MdgStatement *statement)
{
  sqlite3_reset (statement->stmt);
  sqlite3_clear_bindings (statement->stmt);
  statement->store = NULL;
  if (!statement->is_cached)
    finalize_statement (statement);

  g_object_unref (self);
}

gboolean
mdg_store_execute (MdgStore *self,
                   const char *sql,
                   GError **error)
{
  int code;

  g_return_val_if_fail (MDG_IS_STORE (self), FALSE);

  code = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);
  if (code != SQLITE_OK)
    mdg_store_set_error (error, self->handle, code);

  return code == SQLITE_OK;
}

static gboolean
run_fixed (MdgStore *self,
           const char *sql,
           GError **error)
{
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (self, sql, error);

  return stmt != NULL && mdg_statement_run (stmt, error);
}

gboolean
mdg_store_begin (MdgStore *self,
                 GError **error)
{
  return run_fixed (self, "BEGIN IMMEDIATE", error);
}

gboolean
mdg_store_begin_read (MdgStore *self,
                      GError **error)
{
  return run_fixed (self, "BEGIN", error);
}

gboolean
mdg_store_commit (MdgStore *self,
                  GError **error)
{
  if (run_fixed (self, "COMMIT", error))
    return TRUE;

  mdg_store_rollback (self);
  return FALSE;
}

void
mdg_store_rollback (MdgStore *self)
{
  g_return_if_fail (MDG_IS_STORE (self));

  if (!sqlite3_get_autocommit (self->handle))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
}

void
mdg_store_checkpoint (MdgStore *self)
{
  g_return_if_fail (MDG_IS_STORE (self));

  sqlite3_wal_checkpoint_v2 (self->handle, "main", SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
  self->n_log_pages = 0;
}

static int
on_logged (gpointer data,
           sqlite3 *handle,
           const char *name,
           int n_pages)
{
  ((MdgStore *) data)->n_log_pages = (guint) n_pages;

  return SQLITE_OK;
}

void
mdg_store_defer_checkpoints (MdgStore *self)
{
  g_return_if_fail (MDG_IS_STORE (self));

  sqlite3_wal_hook (self->handle, on_logged, self);
}

guint
mdg_store_get_n_log_pages (MdgStore *self)
{
  g_return_val_if_fail (MDG_IS_STORE (self), 0);

  return self->n_log_pages;
}

gint64
mdg_store_get_last_id (MdgStore *self)
{
  return sqlite3_last_insert_rowid (self->handle);
}

gint64
mdg_store_get_n_changed (MdgStore *self)
{
  return sqlite3_changes64 (self->handle);
}

void
mdg_store_interrupt (MdgStore *self)
{
  g_return_if_fail (MDG_IS_STORE (self));

  sqlite3_interrupt (self->handle);
}

void
mdg_store_set_cancellable (MdgStore *self,
                           GCancellable *cancellable)
{
  g_return_if_fail (MDG_IS_STORE (self));

  g_set_object (&self->cancellable, cancellable);
}

gint64
mdg_store_get_n_changed_in_all (MdgStore *self)
{
  return sqlite3_total_changes64 (self->handle);
}

char *
mdg_store_dup_info (MdgStore *self,
                    const char *key)
{
  static const char sql[] = "SELECT value FROM register_info WHERE key = ?1";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (self, sql, NULL);

  if (stmt == NULL)
    return NULL;

  mdg_statement_bind_text (stmt, 1, key);

  return mdg_statement_step (stmt, NULL) == MDG_STEP_ROW ? g_strdup (mdg_statement_get_text (stmt, 0)) : NULL;
}

gboolean
mdg_store_set_info (MdgStore *self,
                    const char *key,
                    const char *value,
                    GError **error)
{
  static const char sql[] = "INSERT INTO register_info (key, value) VALUES (?1, ?2)"
                            " ON CONFLICT (key) DO UPDATE SET value = excluded.value";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (self, sql, error);

  if (stmt == NULL)
    return FALSE;

  mdg_statement_bind_text (stmt, 1, key);
  mdg_statement_bind_text (stmt, 2, value);

  return mdg_statement_run (stmt, error);
}
