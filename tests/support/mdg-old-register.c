#include "mdg-old-register.h"

#include "mdg-test-register.h"

#include <gio/gio.h>
#include <sqlite3.h>

static GBytes *
load (int version)
{
  g_autofree char *name = g_strdup_printf ("%04d.madoguchi.gz", version);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "schema", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GInputStream) packed = G_INPUT_STREAM (g_file_read (file, NULL, NULL));
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GInputStream) stream = NULL;
  GBytes *bytes;

  g_assert_nonnull (packed);
  stream = g_converter_input_stream_new (packed, converter);
  bytes = g_input_stream_read_bytes (stream, 64 * 1024 * 1024, NULL, NULL);
  g_assert_nonnull (bytes);

  return bytes;
}

void
mdg_old_register_unpack (int version,
                         const char *path)
{
  g_autoptr (GBytes) bytes = load (version);
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  mdg_test_write (path, data, size);
}

/* One statement a table, with the columns by name: what comes to a table later is not among them. */
static const char list_tables[] = "SELECT 'SELECT ' || (SELECT group_concat ('quote (\"' || name || '\")', ' || '','' || ') FROM pragma_table_info (t.name))"
                                  "    || ' FROM \"' || t.name || '\" ORDER BY 1'"
                                  "  FROM sqlite_schema AS t"
                                  " WHERE t.type = 'table' AND t.name NOT LIKE '%search%' AND t.name NOT LIKE 'sqlite%'"
                                  " ORDER BY t.name";

static GPtrArray *
read_column (sqlite3 *handle,
             const char *sql)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *stmt = NULL;
  int code = sqlite3_prepare_v2 (handle, sql, -1, &stmt, NULL);

  g_assert_cmpint (code, ==, SQLITE_OK);
  while ((code = sqlite3_step (stmt)) == SQLITE_ROW)
    g_ptr_array_add (values, g_strdup ((const char *) sqlite3_column_text (stmt, 0)));
  g_assert_cmpint (code, ==, SQLITE_DONE);
  sqlite3_finalize (stmt);

  return values;
}

static GPtrArray *
read_statements (int version)
{
  g_autofree char *folder = mdg_test_folder_new_in_memory ();
  g_autofree char *path = g_build_filename (folder, "old.madoguchi", NULL);
  sqlite3 *handle = NULL;
  GPtrArray *statements;

  mdg_old_register_unpack (version, path);
  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  statements = read_column (handle, list_tables);
  sqlite3_close (handle);
  mdg_test_folder_free (g_steal_pointer (&folder));

  return statements;
}

/* Unpacked once: dumps are made by the hundred. */
static GPtrArray *
list_statements (int version)
{
  static GHashTable *known;

  if (known == NULL)
    known = g_hash_table_new (NULL, NULL);
  if (!g_hash_table_contains (known, GINT_TO_POINTER (version)))
    g_hash_table_insert (known, GINT_TO_POINTER (version), read_statements (version));

  return g_hash_table_lookup (known, GINT_TO_POINTER (version));
}

char *
mdg_old_register_dump (int version,
                       const char *path)
{
  GPtrArray *statements = list_statements (version);
  g_autoptr (GString) text = g_string_new (NULL);
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  for (guint i = 0; i < statements->len; i++)
    {
      g_autoptr (GPtrArray) rows = read_column (handle, statements->pdata[i]);

      g_string_append_printf (text, "-- %s\n", (char *) statements->pdata[i]);
      for (guint j = 0; j < rows->len; j++)
        g_string_append_printf (text, "%s\n", (char *) rows->pdata[j]);
    }
  sqlite3_close (handle);

  return g_string_free (g_steal_pointer (&text), FALSE);
}
