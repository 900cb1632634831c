/* Registers that a bad disk, a bad cable or a bad person made: no crash, no hang, no silent repair. */

#include "mdg-test-register.h"

#include "mdg-audit.h"
#include "mdg-check.h"
#include "mdg-dump.h"
#include "mdg-revision-table.h"
#include "mdg-search.h"

#include <glib/gstdio.h>
#include <string.h>

#define PAGE 4096

typedef struct
{
  char *folder;
  char *path;
  GBytes *whole;
} Fixture;

static guint
get_n_rounds (void)
{
  return g_getenv ("MDG_LONG_TESTS") != NULL ? 3000 : 200;
}

static void
set_up (Fixture *self,
        gconstpointer data)
{
  MdgStore *store;

  self->folder = mdg_test_folder_new ();
  self->path = g_build_filename (self->folder, "台帳.madoguchi", NULL);
  store = mdg_test_register_new (self->path);
  for (int i = 0; i < 60; i++)
    {
      g_autofree char *text = g_strdup_printf ("独居の方 %d。退院後の往診について相談", i);
      g_autoptr (MdgRecord) record = mdg_test_consultation ("2026-05-12T14:05", text);
      g_autoptr (MdgRecord) contact = mdg_test_contact (record, "折り返し");

      mdg_test_save (store, record, contact, NULL);
    }
  g_assert_finalize_object (store);
  self->whole = mdg_test_read (self->path);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  mdg_test_folder_free (self->folder);
  g_free (self->path);
  g_bytes_unref (self->whole);
}

/* Everything that reads, on whatever it is; what it says does not matter, that it returns does. */
static void
read_all (MdgStore *store)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (MdgCheckReport) report = mdg_check_register (store, MDG_CHECK_FULL, NULL, NULL);
  g_autoptr (GArray) hits = mdg_search_list_consultations (store, "独居", 50, NULL);
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, "SELECT uuid FROM consultation", NULL);

  /* What SQLite says of it is for nobody at a desk. */
  for (guint i = 0; report != NULL && i < report->damages->len; i++)
    {
      g_assert_null (strstr (report->damages->pdata[i], "btree"));
      g_assert_null (strstr (report->damages->pdata[i], "***"));
      g_assert_null (strstr (report->damages->pdata[i], "missing from index"));
    }
  mdg_dump_write (store, TRUE, stream, NULL, NULL);
  mdg_search_count_consultations (store, "往診 相談", NULL);
  while (stmt != NULL && mdg_statement_step (stmt, NULL) == MDG_STEP_ROW)
    {
      MdgUuid uuid;
      g_autoptr (GPtrArray) revisions = NULL;

      if (mdg_statement_get_uuid (stmt, 0, &uuid))
        revisions = mdg_revision_table_list (store, &uuid, NULL);
    }
}

static void
try_to_save (MdgStore *store)
{
  g_autoptr (MdgChange) change = mdg_change_new ("Tested");
  g_autoptr (MdgRecord) record = mdg_test_consultation ("2026-05-12T14:05", "保存できるか");
  g_autoptr (GError) error = NULL;

  mdg_change_add (change, record);
  if (!mdg_change_table_save (store, change, &error))
    g_assert_nonnull (error);
}

static void
try_it (Fixture *self)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GBytes) before = mdg_test_read (self->path);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgStore) reader = mdg_store_open (self->path, MDG_STORE_READ_ONLY, &error);
  g_autoptr (MdgStore) writer = NULL;

  g_assert_true ((reader == NULL) == (error != NULL));
  if (reader != NULL)
    read_all (reader);
  g_clear_object (&reader);
  after = mdg_test_read (self->path);
  g_assert_true (g_bytes_equal (before, after));

  writer = mdg_store_open (self->path, MDG_STORE_READ_WRITE, NULL);
  if (writer != NULL)
    try_to_save (writer);
  else
    {
      g_autoptr (GBytes) refused = mdg_test_read (self->path);

      g_assert_true (g_bytes_equal (before, refused));
    }
  g_clear_object (&writer);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
}

typedef void (*Damage) (GRand *rand,
                        guint8 *bytes,
                        gsize *size);

static void
flip_bytes (GRand *rand,
            guint8 *bytes,
            gsize *size)
{
  int n = 1 << g_rand_int_range (rand, 0, 8);

  for (int i = 0; i < n; i++)
    bytes[g_rand_int_range (rand, 0, (gint32) *size)] ^= (guint8) (1 << g_rand_int_range (rand, 0, 8));
}

static void
flip_header (GRand *rand,
             guint8 *bytes,
             gsize *size)
{
  for (int i = 0; i < 3; i++)
    bytes[g_rand_int_range (rand, 16, 120)] = (guint8) g_rand_int_range (rand, 0, 256);
}

/* The numbers that lead from page to page. */
static void
damage_page_heads (GRand *rand,
                   guint8 *bytes,
                   gsize *size)
{
  for (int i = 0; i < 4; i++)
    {
      gsize page = (gsize) g_rand_int_range (rand, 1, (gint32) (*size / PAGE)) * PAGE;

      bytes[page + (gsize) g_rand_int_range (rand, 0, 40)] = (guint8) g_rand_int_range (rand, 0, 256);
    }
}

static void
swap_pages (GRand *rand,
            guint8 *bytes,
            gsize *size)
{
  gsize a = (gsize) g_rand_int_range (rand, 1, (gint32) (*size / PAGE)) * PAGE;
  gsize b = (gsize) g_rand_int_range (rand, 1, (gint32) (*size / PAGE)) * PAGE;

  memmove (bytes + a, bytes + b, PAGE);
}

static void
blank_page (GRand *rand,
            guint8 *bytes,
            gsize *size)
{
  memset (bytes + (gsize) g_rand_int_range (rand, 1, (gint32) (*size / PAGE)) * PAGE, g_rand_boolean (rand) ? 0 : 0xff, PAGE);
}

static void
cut_off (GRand *rand,
         guint8 *bytes,
         gsize *size)
{
  *size = (gsize) g_rand_int_range (rand, 0, (gint32) *size);
}

static void
test_damage (Fixture *self,
             gconstpointer data)
{
  static const Damage damages[] = { flip_bytes, flip_header, damage_page_heads, swap_pages, blank_page, cut_off };

  for (guint i = 0; i < get_n_rounds (); i++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (i);
      gsize size = g_bytes_get_size (self->whole);
      g_autofree guint8 *bytes = g_memdup2 (g_bytes_get_data (self->whole, NULL), size);
      g_autofree char *log = g_strconcat (self->path, "-wal", NULL);

      g_test_message ("seed %u", i);
      damages[i % G_N_ELEMENTS (damages)](rand, bytes, &size);
      g_unlink (log);
      mdg_test_write (self->path, bytes, size);
      try_it (self);
    }
}

static void
test_damaged_log (Fixture *self,
                  gconstpointer data)
{
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  MdgStore *store = mdg_store_open (self->path, MDG_STORE_READ_WRITE, NULL);
  g_autoptr (GBytes) whole_log = NULL;

  try_to_save (store);
  whole_log = mdg_test_read (log);
  g_assert_finalize_object (store);

  for (guint i = 0; i < get_n_rounds () / 4; i++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (i);
      gsize size = g_bytes_get_size (whole_log);
      g_autofree guint8 *bytes = g_memdup2 (g_bytes_get_data (whole_log, NULL), size);

      flip_bytes (rand, bytes, &size);
      mdg_test_write (self->path, g_bytes_get_data (self->whole, NULL), g_bytes_get_size (self->whole));
      mdg_test_write (log, bytes, size);
      store = mdg_store_open (self->path, MDG_STORE_READ_WRITE, NULL);
      if (store != NULL)
        {
          g_autoptr (MdgCheckReport) report = mdg_check_register (store, MDG_CHECK_FULL, NULL, NULL);

          /* The log is checked frame by frame: what does not fit is as if it were not there. */
          g_assert_cmpuint (report->damages->len, ==, 0);
          g_assert_cmpint (mdg_test_query (store, "SELECT count (*) FROM consultation"), >=, 60);
          g_assert_finalize_object (store);
        }
    }
}

/* Rows that no program of ours would write, in a file whose structure is fine. */
static void
test_strange_rows (Fixture *self,
                   gconstpointer data)
{
  static const char *const rows[] = {
    "UPDATE revision SET value = (SELECT group_concat ('[', '') FROM revision)",
    "UPDATE revision SET value = '{\"text\":\"' || char (1) || '\"}'",
    "UPDATE revision SET kind = 999",
    "UPDATE revision SET kind = -1",
    "UPDATE revision SET record = randomblob (16)",
    "UPDATE consultation SET text = CAST (x'fffe00ff' AS TEXT)",
    "UPDATE consultation SET state = 77",
    "UPDATE consultation SET contents = '  '",
    "UPDATE consultation SET received_at = 'x'",
    "UPDATE consultation SET text = (SELECT group_concat (text, text) FROM consultation)",
    "UPDATE audit SET hash = zeroblob (32)",
    "UPDATE audit SET value_hash = x'00'",
    "UPDATE number_series SET last = 9223372036854775807",
    "DELETE FROM origin WHERE 0; UPDATE origin SET desk = CAST (x'ff' AS TEXT)",
    "DELETE FROM consultation_search_data",
    "UPDATE consultation_search_data SET block = randomblob (100)",
    "UPDATE consultation_search_data SET block = zeroblob (3)",
    "UPDATE consultation_search_config SET v = 99 WHERE k = 'version'",
    "DELETE FROM change WHERE id > 3",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      MdgStore *store;

      mdg_test_write (self->path, g_bytes_get_data (self->whole, NULL), g_bytes_get_size (self->whole));
      mdg_test_alter (self->path, rows[i]);
      g_test_message ("%s", rows[i]);
      store = mdg_store_open (self->path, MDG_STORE_READ_WRITE, NULL);
      if (store == NULL)
        continue;
      read_all (store);
      try_to_save (store);
      g_assert_finalize_object (store);
    }
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/damage/file", test_damage);
  ADD ("/damage/log", test_damaged_log);
  ADD ("/damage/strange-rows", test_strange_rows);

  return g_test_run ();
}
