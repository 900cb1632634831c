#include "mdg-change-table.h"
#include "mdg-dump.h"
#include "mdg-error.h"
#include "mdg-exchange-in.h"
#include "mdg-exchange-out.h"
#include "mdg-household.h"
#include "mdg-import.h"
#include "mdg-record-table.h"
#include "mdg-sample.h"
#include "mdg-test-register.h"

#include <string.h>

#define N_CENTRES 3

/* Registers in a folder of their own. */
typedef struct
{
  char *folder;
  char *paths[N_CENTRES];
  MdgWorkspace *centres[N_CENTRES];
  char *file;
} Fixture;

static MdgWorkspace *
open_register (const char *path)
{
  GError *error = NULL;
  MdgWorkspace *workspace = mdg_workspace_open (path, MDG_STORE_READ_WRITE, &error);

  g_assert_no_error (error);

  return workspace;
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  GError *error = NULL;

  fixture->folder = mdg_test_folder_new ();
  fixture->file = g_build_filename (fixture->folder, "file.xml", NULL);
  for (guint i = 0; i < N_CENTRES; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.madoguchi", i);
      g_autofree char *centre = g_strdup_printf ("Centre %u", i);

      fixture->paths[i] = g_build_filename (fixture->folder, name, NULL);
      g_assert_true (mdg_workspace_create (fixture->paths[i], centre, &error));
      g_assert_no_error (error);
      fixture->centres[i] = open_register (fixture->paths[i]);
    }
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  for (guint i = 0; i < N_CENTRES; i++)
    {
      g_clear_object (&fixture->centres[i]);
      g_free (fixture->paths[i]);
    }
  mdg_test_folder_free (fixture->folder);
  g_free (fixture->file);
}

static char *
dump (MdgWorkspace *workspace,
      gboolean with_centres)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_auto (GStrv) lines = NULL;
  GString *text = g_string_new (NULL);
  GError *error = NULL;

  g_assert_true (mdg_dump_write (mdg_workspace_get_store (workspace), TRUE, stream, NULL, &error));
  g_assert_no_error (error);
  g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
  lines = g_strsplit (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)), "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    if (with_centres || !g_str_has_prefix (*line, "centre "))
      g_string_append_printf (text, "%s\n", *line);

  return g_string_free (text, FALSE);
}

static void export(Fixture *fixture,
                   guint from,
                   const char *passphrase)
{
  GError *error = NULL;

  g_assert_true (mdg_exchange_out_write (fixture->centres[from], fixture->file, passphrase, NULL, &error));
  g_assert_no_error (error);
}

static MdgExchangeIn *
import (Fixture *fixture,
        guint to)
{
  GError *error = NULL;
  MdgExchangeIn *in = mdg_exchange_in_apply (fixture->centres[to], fixture->file, NULL, NULL, &error);

  g_assert_no_error (error);

  return in;
}

static void
send (Fixture *fixture,
      guint from,
      guint to)
{
  export(fixture, from, NULL);
  mdg_exchange_in_free (import (fixture, to));
}

static char *
read_file (Fixture *fixture)
{
  char *text = NULL;

  g_assert_true (g_file_get_contents (fixture->file, &text, NULL, NULL));

  return text;
}

/* A household at a centre; returns its record as saved. */
static MdgRecord *
save (MdgWorkspace *workspace,
      MdgRecord *record)
{
  g_autoptr (MdgChange) change = mdg_change_new ("Household saved");
  GError *error = NULL;

  mdg_change_add (change, record);
  g_assert_true (mdg_workspace_save (workspace, change, &error));
  g_assert_no_error (error);

  return mdg_record_table_load (mdg_workspace_get_store (workspace), mdg_record_get_kind (record), mdg_record_get_uuid (record), NULL);
}

static MdgRecord *
make_household (Fixture *fixture,
                guint centre,
                const char *label)
{
  g_autoptr (MdgRecord) record = mdg_record_new (MDG_KIND_HOUSEHOLD);

  mdg_record_set_text (record, MDG_HOUSEHOLD_LABEL, label);

  return save (fixture->centres[centre], record);
}

static void
edit (Fixture *fixture,
      guint centre,
      MdgRecord *record,
      guint field,
      const char *text)
{
  g_autoptr (MdgRecord) now = mdg_record_table_load (mdg_workspace_get_store (fixture->centres[centre]), MDG_KIND_HOUSEHOLD, mdg_record_get_uuid (record), NULL);

  g_assert_nonnull (now);
  mdg_record_set_text (now, field, text);
  g_object_unref (save (fixture->centres[centre], now));
}

static char *
dup_field (Fixture *fixture,
           guint centre,
           MdgRecord *record,
           guint field)
{
  g_autoptr (MdgRecord) now = mdg_record_table_load (mdg_workspace_get_store (fixture->centres[centre]), MDG_KIND_HOUSEHOLD, mdg_record_get_uuid (record), NULL);

  return now != NULL ? g_strdup (mdg_record_get_text (now, field)) : NULL;
}

/* The sample goes into an empty register and comes out again byte by byte; once more does nothing. */
static void
test_round_trip (Fixture *fixture,
                 gconstpointer data)
{
  g_autofree char *sample = g_build_filename (fixture->folder, "sample.madoguchi", NULL);
  MdgSampleOptions options = { 0 };
  g_autoptr (MdgWorkspace) from = NULL;
  g_autoptr (MdgExchangeIn) in = NULL;
  g_autoptr (MdgExchangeIn) again = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;
  GError *error = NULL;

  mdg_sample_options_init (&options);
  g_assert_true (mdg_sample_create (sample, &options, NULL, NULL, &error));
  g_assert_no_error (error);
  from = open_register (sample);
  g_assert_true (mdg_exchange_out_write (from, fixture->file, NULL, NULL, &error));
  first = read_file (fixture);

  in = import (fixture, 0);
  g_assert_cmpuint (in->n_new, >, 2000);
  g_assert_cmpuint (in->n_conflict, ==, 0);
  export(fixture, 0, NULL);
  second = read_file (fixture);
  g_assert_cmpstr (first, ==, second);
  a = dump (from, FALSE);
  b = dump (fixture->centres[0], FALSE);
  g_assert_cmpstr (a, ==, b);

  again = import (fixture, 0);
  g_assert_cmpuint (again->n_new + again->n_update, ==, 0);
  g_assert_cmpuint (again->n_same, ==, in->n_new);
}

/* What three centres wrote comes out the same whatever the order in which they hear of each other. */
static void
test_three_centres (Fixture *fixture,
                    gconstpointer data)
{
  g_autoptr (MdgRecord) shared = make_household (fixture, 0, "甲野");
  g_autoptr (MdgRecord) own = make_household (fixture, 2, "乙川");
  g_auto (GStrv) texts = g_new0 (char *, N_CENTRES + 1);

  send (fixture, 0, 1);
  send (fixture, 0, 2);
  edit (fixture, 0, shared, MDG_HOUSEHOLD_PHONE, "047-000-0000");
  edit (fixture, 1, shared, MDG_HOUSEHOLD_PHONE, "047-000-0001");
  edit (fixture, 2, shared, MDG_HOUSEHOLD_NOTE, "犬がいる");

  send (fixture, 1, 0);
  send (fixture, 2, 1);
  send (fixture, 0, 2);
  send (fixture, 1, 2);
  send (fixture, 2, 0);
  send (fixture, 2, 1);
  for (guint i = 0; i < N_CENTRES; i++)
    {
      g_autofree char *note = dup_field (fixture, i, shared, MDG_HOUSEHOLD_NOTE);
      g_autofree char *label = dup_field (fixture, i, own, MDG_HOUSEHOLD_LABEL);

      texts[i] = dump (fixture->centres[i], FALSE);
      g_assert_cmpstr (texts[i], ==, texts[0]);
      g_assert_cmpstr (note, ==, "犬がいる");
      g_assert_cmpstr (label, ==, "乙川");
    }
}

static void
test_conflict (Fixture *fixture,
               gconstpointer data)
{
  g_autoptr (MdgRecord) record = make_household (fixture, 0, "甲野");
  g_autoptr (MdgExchangeIn) in = NULL;

  send (fixture, 0, 1);
  edit (fixture, 0, record, MDG_HOUSEHOLD_PHONE, "a");
  edit (fixture, 1, record, MDG_HOUSEHOLD_PHONE, "b");
  export(fixture, 0, NULL);
  in = import (fixture, 1);
  g_assert_cmpuint (in->n_update, ==, 1);
  g_assert_cmpuint (in->n_conflict, ==, 1);
}

/* Taken back: what it made is void, what it changed is as before, what was edited since stays and is named. */
static void
test_undo (Fixture *fixture,
           gconstpointer data)
{
  g_autoptr (MdgRecord) shared = make_household (fixture, 0, "甲野");
  g_autoptr (MdgRecord) edited = make_household (fixture, 0, "丙山");
  g_autoptr (MdgRecord) brought = NULL;
  g_autoptr (MdgExchangeIn) in = NULL;
  g_autoptr (GPtrArray) kept = NULL;
  g_autofree char *phone = NULL;
  g_autofree char *note = NULL;
  g_autoptr (MdgRecord) now = NULL;
  GError *error = NULL;

  send (fixture, 0, 1);
  edit (fixture, 0, shared, MDG_HOUSEHOLD_PHONE, "047");
  edit (fixture, 0, edited, MDG_HOUSEHOLD_NOTE, "from afar");
  brought = make_household (fixture, 0, "乙川");
  export(fixture, 0, NULL);
  in = import (fixture, 1);
  g_assert_cmpuint (in->n_new, ==, 1);
  g_assert_cmpuint (in->n_update, ==, 2);
  edit (fixture, 1, edited, MDG_HOUSEHOLD_NOTE, "here");

  g_assert_true (mdg_import_undo (fixture->centres[1], &in->import, &kept, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (kept->len, ==, 1);
  phone = dup_field (fixture, 1, shared, MDG_HOUSEHOLD_PHONE);
  note = dup_field (fixture, 1, edited, MDG_HOUSEHOLD_NOTE);
  g_assert_null (phone);
  g_assert_cmpstr (note, ==, "here");
  now = mdg_record_table_load (mdg_workspace_get_store (fixture->centres[1]), MDG_KIND_HOUSEHOLD, mdg_record_get_uuid (brought), NULL);
  g_assert_cmpint (mdg_record_get_state (now), ==, MDG_STATE_VOID);
}

/* A trial changes nothing. */
static void
test_try (Fixture *fixture,
          gconstpointer data)
{
  g_autoptr (MdgRecord) record = make_household (fixture, 0, "甲野");
  g_autofree char *before = dump (fixture->centres[1], TRUE);
  g_autofree char *after = NULL;
  g_autoptr (MdgExchangeIn) in = NULL;
  GError *error = NULL;

  export(fixture, 0, NULL);
  in = mdg_exchange_in_try (fixture->centres[1], fixture->file, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (in->n_new, ==, 2);
  g_assert_true (mdg_uuid_is_nil (&in->import));
  after = dump (fixture->centres[1], TRUE);
  g_assert_cmpstr (before, ==, after);
}

/* Files that break off, are changed on the way or refer to nothing leave the register as it was. */
static void
test_refused (Fixture *fixture,
              gconstpointer data)
{
  g_autoptr (MdgRecord) record = make_household (fixture, 0, "甲野");
  g_autofree char *before = dump (fixture->centres[1], TRUE);
  g_autofree char *text = NULL;
  g_autofree char *after = NULL;
  char *change;

  export(fixture, 0, NULL);
  text = read_file (fixture);
  for (gsize size = strlen (text) - 1; size > 100; size -= 97)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (fixture->file, text, (gssize) size, NULL));
      if (size < strlen (text) - 1)
        {
          g_assert_null (mdg_exchange_in_apply (fixture->centres[1], fixture->file, NULL, NULL, &error));
          g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
        }
    }

  /* A step that the file does not name. */
  {
    g_autoptr (GError) error = NULL;

    change = strstr (text, "<change uuid=\"") + strlen ("<change uuid=\"");
    change[0] = change[0] == '0' ? '1' : '0';
    g_assert_true (g_file_set_contents (fixture->file, text, -1, NULL));
    g_assert_null (mdg_exchange_in_apply (fixture->centres[1], fixture->file, NULL, NULL, &error));
    g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
  }
  after = dump (fixture->centres[1], TRUE);
  g_assert_cmpstr (before, ==, after);
}

static void
test_sealed (Fixture *fixture,
             gconstpointer data)
{
  g_autoptr (MdgRecord) record = make_household (fixture, 0, "甲野");
  g_autoptr (MdgExchangeIn) in = NULL;
  g_autofree char *text = NULL;
  GError *error = NULL;
  gsize size;

  export(fixture, 0, "sakura-mikan");
  g_assert_true (g_file_get_contents (fixture->file, &text, &size, NULL));
  g_assert_null (g_strstr_len (text, (gssize) size, "甲野"));
  g_assert_null (mdg_exchange_in_apply (fixture->centres[1], fixture->file, NULL, NULL, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_null (mdg_exchange_in_apply (fixture->centres[1], fixture->file, "sakura", NULL, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_LOCKED);
  g_clear_error (&error);
  in = mdg_exchange_in_apply (fixture->centres[1], fixture->file, "sakura-mikan", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (in->n_new, ==, 2);
}

static void
add_test (const char *name,
          void (*test) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_test ("/exchange/round-trip", test_round_trip);
  add_test ("/exchange/three-centres", test_three_centres);
  add_test ("/exchange/conflict", test_conflict);
  add_test ("/exchange/undo", test_undo);
  add_test ("/exchange/try", test_try);
  add_test ("/exchange/refused", test_refused);
  add_test ("/exchange/sealed", test_sealed);

  return g_test_run ();
}
