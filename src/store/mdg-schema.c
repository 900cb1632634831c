#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-store-private.h"

#include "mdg-error.h"
#include "mdg-store-resources.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* In order; a released file is never edited. */
static const char *const migrations[] = {
  "/io/github/madoguchi/store/schema/0001-register.sql",
  "/io/github/madoguchi/store/schema/0002-issues.sql",
};

int
mdg_schema_get_version (void)
{
  return (int) G_N_ELEMENTS (migrations);
}

static GBytes *
load_migration (guint i)
{
  static gsize registered;
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  if (g_once_init_enter (&registered))
    {
      mdg_store_register_resource ();
      g_once_init_leave (&registered, 1);
    }

  bytes = g_resources_lookup_data (migrations[i], G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (bytes == NULL)
    g_error ("The program is incomplete: %s", error->message);

  return bytes;
}

static int
get_user_version (MdgStore *store,
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
                 guint i,
                 GError **error)
{
  g_autoptr (GBytes) bytes = load_migration (i);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autofree char *stamp = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %u;", MDG_STORE_APPLICATION_ID, i + 1);

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
                    GError **error)
{
  int version = get_user_version (store, error);

  if (version < 0)
    return FALSE;
  if (version == mdg_schema_get_version ())
    return TRUE;

  if (!mdg_store_execute (store, "PRAGMA foreign_keys = OFF", error))
    return FALSE;
  for (guint i = (guint) version; i < G_N_ELEMENTS (migrations); i++)
    if (!apply_migration (store, i, error))
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
  static GMutex lock;
  static char *texts[G_N_ELEMENTS (migrations) + 1];
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  if (texts[version] == NULL)
    {
      g_autoptr (MdgStore) scratch = mdg_store_create (":memory:", NULL);

      g_assert (version == mdg_schema_get_version ());
      texts[version] = scratch != NULL ? dup_schema_text (scratch, NULL) : NULL;
    }

  return texts[version];
}

gboolean
mdg_schema_check (MdgStore *store,
                  GError **error)
{
  g_autofree char *text = NULL;
  int version = get_user_version (store, error);

  if (version < 0)
    return FALSE;

  text = dup_schema_text (store, error);
  if (text == NULL)
    return FALSE;

  if (version < 1 || version > mdg_schema_get_version () || g_strcmp0 (text, get_expected_text (version)) != 0)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The inner layout of this register is not the one Madoguchi made: it was altered by another program or is damaged. It was left as it is; restore the last good backup."));
      return FALSE;
    }

  return TRUE;
}
