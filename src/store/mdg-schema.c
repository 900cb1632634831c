#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-store-private.h"

#include "mdg-error.h"
#include "mdg-store-resources.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define FOLDER "/io/github/madoguchi/store/schema"

static GMutex lock;
static GPtrArray *migrations;
static GMutex expected_lock;
static GPtrArray *expected; /* the text of the whole schema by version, NULL until asked for */
static const char *const *further;

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static char *
load_file (const char *name)
{
  g_autofree char *path = g_strconcat (FOLDER "/", name, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert (bytes != NULL);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* NNNN of each name is the version that the file leads to; there are no gaps. */
static GPtrArray *
load_migrations (void)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) names = NULL;

  mdg_store_register_resource ();
  names = g_resources_enumerate_children (FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_assert (names != NULL);
  qsort (names, g_strv_length (names), sizeof names[0], compare_names);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_assert (g_ascii_strtoull (names[i], NULL, 10) == i + 1);
      g_ptr_array_add (texts, load_file (names[i]));
    }
  for (guint i = 0; further != NULL && further[i] != NULL; i++)
    g_ptr_array_add (texts, g_strdup (further[i]));

  return texts;
}

/* One text a version: the files of the folder, of which a released one is never edited, and what a test adds. */
static GPtrArray *
get_migrations (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  if (migrations == NULL)
    migrations = load_migrations ();

  return migrations;
}

int
mdg_schema_get_version (void)
{
  return (int) get_migrations ()->len;
}

void
mdg_store_set_further_versions (const char *const *texts)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  further = texts;
  g_clear_pointer (&migrations, g_ptr_array_unref);
  g_clear_pointer (&expected, g_ptr_array_unref);
}

int
mdg_schema_read_version (MdgStore *store,
                         GError **error)
{
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, "PRAGMA user_version", error);

  if (stmt == NULL || mdg_statement_step (stmt, error) != MDG_STEP_ROW)
    return -1;

  return (int) mdg_statement_get_int64 (stmt, 0);
}

static gboolean
has_dangling_references (MdgStore *store,
                         GError **error)
{
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, "PRAGMA foreign_key_check", error);
  MdgStep step;

  if (stmt == NULL)
    return TRUE;

  step = mdg_statement_step (stmt, error);
  if (step == MDG_STEP_ROW)
    g_set_error_literal (error, MDG_ERROR, MDG_ERROR_DAMAGED, _ ("Records of this register refer to others that are missing. It was left as it is; restore the last good backup."));

  return step != MDG_STEP_DONE;
}

static gboolean
apply_migration (MdgStore *store,
                 int version,
                 GError **error)
{
  const char *text = get_migrations ()->pdata[version - 1];
  g_autofree char *stamp = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d;", MDG_STORE_APPLICATION_ID, version);

  if (!mdg_store_begin (store, error))
    return FALSE;

  if (!mdg_store_execute (store, text, error) || has_dangling_references (store, error) || !mdg_store_execute (store, stamp, error))
    {
      mdg_store_rollback (store);
      return FALSE;
    }

  return mdg_store_commit (store, error);
}

gboolean
mdg_schema_migrate (MdgStore *store,
                    int version,
                    GError **error)
{
  int now = mdg_schema_read_version (store, error);

  if (now < 0)
    return FALSE;
  if (now == version)
    return TRUE;

  if (!mdg_store_execute (store, "PRAGMA foreign_keys = OFF", error))
    return FALSE;
  for (int next = now + 1; next <= version; next++)
    if (!apply_migration (store, next, error))
      return FALSE;

  return mdg_store_execute (store, "PRAGMA foreign_keys = ON; PRAGMA wal_checkpoint (TRUNCATE)", error);
}

/* The text of the whole schema in a fixed order. */
static char *
dup_schema_text (MdgStore *store,
                 GError **error)
{
  static const char sql[] = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  g_autoptr (GString) text = g_string_new (NULL);
  MdgStep step;

  if (stmt == NULL)
    return NULL;

  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    for (int i = 0; i < 4; i++)
      {
        const char *column = mdg_statement_get_text (stmt, i);

        g_string_append (text, column != NULL ? column : "-");
        g_string_append_c (text, '\n');
      }

  return step == MDG_STEP_DONE ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* What a register of version has, made once by the migrations themselves. */
static const char *
get_expected_text (int version)
{
  guint n = get_migrations ()->len;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&expected_lock);
  g_autoptr (MdgStore) scratch = NULL;

  if (expected == NULL)
    {
      expected = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_set_size (expected, (int) n + 1);
    }
  if (expected->pdata[version] == NULL)
    {
      scratch = mdg_store_new_in_memory (version, NULL);
      expected->pdata[version] = scratch != NULL ? dup_schema_text (scratch, NULL) : NULL;
    }

  return expected->pdata[version];
}

void
mdg_schema_set_too_new (GError **error)
{
  g_set_error_literal (error, MDG_ERROR, MDG_ERROR_TOO_NEW, _ ("This register was written by a newer Madoguchi. It was left as it is. Install the newer version here, or open it where it was written."));
}

gboolean
mdg_schema_check (MdgStore *store,
                  gboolean may_be_older,
                  GError **error)
{
  g_autofree char *text = NULL;
  int version = mdg_schema_read_version (store, error);

  if (version < 0)
    return FALSE;
  if (version > mdg_schema_get_version ())
    {
      mdg_schema_set_too_new (error);
      return FALSE;
    }

  text = dup_schema_text (store, error);
  if (text == NULL)
    return FALSE;

  if (version < 1 || g_strcmp0 (text, get_expected_text (version)) != 0)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The inner layout of this register is not the one Madoguchi made: it was altered by another program or is damaged. It was left as it is; restore the last good backup."));
      return FALSE;
    }
  if (version == mdg_schema_get_version () || may_be_older)
    return TRUE;

  g_set_error_literal (error, MDG_ERROR, MDG_ERROR_FAILED, _ ("This register was written by an older Madoguchi and has to be converted before it can be read here. It was left as it is. Open it once for writing: Madoguchi then keeps a copy of it and converts it."));
  return FALSE;
}
