#include "mdg-test-register.h"

#include "mdg-centre.h"
#include "mdg-contact.h"
#include "mdg-error.h"
#include "mdg-record-table.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <unistd.h>

char *
mdg_test_folder_new (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("mdg-test-XXXXXX", &error);

  g_assert_no_error (error);

  return folder;
}

char *
mdg_test_folder_new_in_memory (void)
{
  char *folder;

  if (g_access ("/dev/shm", W_OK) != 0)
    return mdg_test_folder_new ();

  folder = g_strdup ("/dev/shm/mdg-test-XXXXXX");
  g_assert_nonnull (g_mkdtemp (folder));

  return folder;
}

static void
remove_all (const char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
      const char *name;

      g_assert_nonnull (dir);
      while ((name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          remove_all (child);
        }
    }

  g_remove (path);
}

void
mdg_test_folder_free (char *folder)
{
  remove_all (folder);
  g_free (folder);
}

static gboolean
fill (MdgStore *store,
      gpointer data,
      GError **error)
{
  g_autoptr (MdgChange) change = mdg_change_new ("Register created");
  g_autoptr (MdgRecord) centre = mdg_test_record (MDG_KIND_CENTRE, MDG_CENTRE_NAME, "テスト市在宅医療・介護連携支援センター");

  mdg_change_add (change, centre);

  return mdg_store_execute (store, "INSERT INTO origin (id, uuid) VALUES (1, randomblob (16))", error) && mdg_change_table_save (store, change, error);
}

MdgStore *
mdg_test_register_new (const char *path)
{
  g_autoptr (GError) error = NULL;
  MdgStore *store = mdg_store_create_filled (path, fill, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (store);

  return store;
}

MdgRecord *
mdg_test_record (MdgKind kind,
                 guint field,
                 const char *text)
{
  MdgRecord *record = mdg_record_new (kind);

  mdg_record_set_text (record, field, text);

  return record;
}

MdgRecord *
mdg_test_consultation (const char *received_at,
                       const char *text)
{
  MdgRecord *record = mdg_test_record (MDG_KIND_CONSULTATION, MDG_CONSULTATION_TEXT, text);

  mdg_record_set_text (record, MDG_CONSULTATION_RECEIVED_AT, received_at);

  return record;
}

MdgRecord *
mdg_test_contact (MdgRecord *consultation,
                  const char *text)
{
  MdgRecord *record = mdg_test_record (MDG_KIND_CONTACT, MDG_CONTACT_TEXT, text);

  mdg_record_set_text (record, MDG_CONTACT_AT, "2026-05-12T15:00");
  mdg_record_set_reference (record, MDG_CONTACT_CONSULTATION, mdg_record_get_uuid (consultation));

  return record;
}

void
mdg_test_save (MdgStore *store,
               MdgRecord *record,
               ...)
{
  g_autoptr (MdgChange) change = mdg_change_new ("Tested");
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  va_list list;

  va_start (list, record);
  for (MdgRecord *r = record; r != NULL; r = va_arg (list, MdgRecord *))
    {
      mdg_change_add (change, r);
      g_ptr_array_add (records, r);
    }
  va_end (list);

  mdg_change_set_author (change, "試験");
  mdg_change_table_save (store, change, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < records->len; i++)
    mdg_record_assign (records->pdata[i], mdg_change_find (change, mdg_record_get_uuid (records->pdata[i])));
}

void
mdg_test_fail_to_save (MdgStore *store,
                       MdgRecord *record,
                       int code)
{
  g_autoptr (MdgChange) change = mdg_change_new ("Tested");
  g_autoptr (GError) error = NULL;

  mdg_change_add (change, record);
  g_assert_false (mdg_change_table_save (store, change, &error));
  g_assert_error (error, MDG_ERROR, code);
}

void
mdg_test_void (MdgStore *store,
               MdgRecord *record,
               const char *reason)
{
  g_autoptr (MdgChange) change = mdg_change_new ("Voided");
  g_autoptr (GError) error = NULL;

  mdg_change_add_void (change, record, reason);
  mdg_change_table_save (store, change, &error);
  g_assert_no_error (error);
  mdg_record_assign (record, mdg_change_find (change, mdg_record_get_uuid (record)));
}

MdgRecord *
mdg_test_reload (MdgStore *store,
                 MdgRecord *record)
{
  g_autoptr (GError) error = NULL;
  MdgRecord *loaded = mdg_record_table_load (store, mdg_record_get_kind (record), mdg_record_get_uuid (record), &error);

  g_assert_no_error (error);

  return loaded;
}

gint64
mdg_test_query (MdgStore *store,
                const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, &error);
  MdgStep step;

  g_assert_no_error (error);
  step = mdg_statement_step (stmt, &error);
  g_assert_no_error (error);

  return step == MDG_STEP_ROW ? mdg_statement_get_int64 (stmt, 0) : -1;
}

GBytes *
mdg_test_read (const char *path)
{
  char *data;
  gsize size;

  return g_file_get_contents (path, &data, &size, NULL) ? g_bytes_new_take (data, size) : NULL;
}

void
mdg_test_write (const char *path,
                const void *data,
                gsize size)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, data, (gssize) size, &error);
  g_assert_no_error (error);
}

void
mdg_test_alter (const char *path,
                const char *sql)
{
  sqlite3 *handle = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  sqlite3_exec (handle, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

void
mdg_test_copy (const char *from,
               const char *to)
{
  g_autoptr (GBytes) bytes = mdg_test_read (from);
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  mdg_test_write (to, data, size);
}
