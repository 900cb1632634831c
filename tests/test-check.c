#include "mdg-test-register.h"

#include "mdg-attachment-table.h"
#include "mdg-attachment.h"
#include "mdg-audit.h"
#include "mdg-check.h"
#include "mdg-contact.h"
#include "mdg-dump.h"
#include "mdg-error.h"
#include "mdg-subject.h"

#include <string.h>

typedef struct
{
  MdgStore *store;
  MdgRecord *record;
  MdgRecord *contact;
} Fixture;

static void
set_up (Fixture *self,
        gconstpointer data)
{
  g_autoptr (MdgRecord) subject = mdg_test_record (MDG_KIND_SUBJECT, MDG_SUBJECT_NAME, "山田 太郎");

  self->store = mdg_test_register_new (":memory:");
  self->record = mdg_test_consultation ("2026-05-12T14:05", "独居の方");
  self->contact = mdg_test_contact (self->record, "折り返し");
  mdg_record_set_text (self->record, MDG_CONSULTATION_CONTENTS, "C1 C2");
  mdg_record_set_reference (self->record, MDG_CONSULTATION_SUBJECT, mdg_record_get_uuid (subject));
  mdg_test_save (self->store, subject, self->record, self->contact, NULL);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  mdg_audit_set_clock (0);
  g_clear_object (&self->record);
  g_clear_object (&self->contact);
  g_assert_finalize_object (self->store);
}

static MdgCheckReport *
check (Fixture *self,
       GArray *expected)
{
  g_autoptr (GError) error = NULL;
  MdgCheckReport *report = mdg_check_register (self->store, MDG_CHECK_FULL, expected, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < report->damages->len; i++)
    g_test_message ("%s", (char *) report->damages->pdata[i]);

  return report;
}

static void
test_whole (Fixture *self,
            gconstpointer data)
{
  g_autoptr (MdgCheckReport) report = NULL;

  mdg_record_set_text (self->record, MDG_CONSULTATION_TEXT, "変更");
  mdg_test_save (self->store, self->record, NULL);
  mdg_test_void (self->store, self->contact, "誤り");
  report = check (self, NULL);
  g_assert_cmpuint (report->damages->len, ==, 0);
  g_assert_cmpuint (report->warnings->len, ==, 0);
  g_assert_cmpint (report->n_records, ==, 4);
  g_assert_cmpint (report->n_revisions, ==, 6);
  g_assert_cmpint (report->n_audit, ==, 6);
}

static const char *const damages[] = {
  "UPDATE consultation SET text = '書き換え'",
  "UPDATE consultation SET affiliation = '書き換え'",
  "UPDATE consultation SET state = 1",
  "UPDATE consultation SET revision = randomblob (16)",
  "UPDATE consultation SET subject = 99",
  "UPDATE revision SET value = '{}' WHERE id = (SELECT max (id) FROM revision)",
  "UPDATE revision SET value = '[[[' WHERE id = (SELECT max (id) FROM revision)",
  "DELETE FROM revision WHERE id = (SELECT max (id) FROM revision)",
  "DELETE FROM consultation_code WHERE code = 'C2'",
  "UPDATE consultation_code SET position = 5 WHERE code = 'C2'",
  "INSERT INTO consultation_code VALUES (1, 3, 0, 'A1')",
  "DELETE FROM contact",
  "DELETE FROM audit_value; DELETE FROM audit WHERE id = (SELECT max (id) FROM audit)",
  "UPDATE audit SET author = 'x' WHERE id = 2",
  "DELETE FROM centre",
  "INSERT INTO consultation_search (consultation_search) VALUES ('delete-all')",
  "INSERT INTO subject_search (subject_search) VALUES ('delete-all')",
};

static void
test_damages (Fixture *self,
              gconstpointer data)
{
  g_autoptr (MdgCheckReport) before = check (self, NULL);

  g_assert_cmpuint (before->damages->len, ==, 0);
  g_assert_true (mdg_store_execute (self->store, "PRAGMA foreign_keys = OFF", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (MdgCheckReport) report = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (mdg_store_execute (self->store, "BEGIN", &error));
      mdg_store_execute (self->store, damages[i], &error);
      g_assert_no_error (error);
      g_test_message ("%s", damages[i]);
      report = check (self, NULL);
      g_assert_cmpuint (report->damages->len, >, 0);
      mdg_store_rollback (self->store);
    }
}

/* A scan that is lost or is another one is told; the records are whole. */
static void
test_scans (Fixture *self,
            gconstpointer data)
{
  g_autoptr (MdgRecord) scan = mdg_test_record (MDG_KIND_ATTACHMENT, MDG_ATTACHMENT_NAME, "原本.pdf");
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "%PDF", -1);
  g_autoptr (GBytes) content = g_bytes_new_static ("%PDF", 4);
  g_autoptr (MdgCheckReport) lost = NULL;
  g_autoptr (MdgCheckReport) whole = NULL;
  g_autoptr (MdgCheckReport) other = NULL;

  mdg_record_set_text (scan, MDG_ATTACHMENT_MEDIA, "pdf");
  mdg_record_set_text (scan, MDG_ATTACHMENT_HASH, hash);
  mdg_record_set_integer (scan, MDG_ATTACHMENT_SIZE, 4);
  mdg_test_save (self->store, scan, NULL);
  lost = check (self, NULL);
  g_assert_cmpuint (lost->damages->len, ==, 0);
  g_assert_cmpuint (lost->warnings->len, ==, 1);

  g_assert_true (mdg_attachment_table_insert (self->store, hash, content, NULL));
  whole = check (self, NULL);
  g_assert_cmpuint (whole->warnings->len, ==, 0);

  g_assert_true (mdg_store_execute (self->store, "UPDATE attachment_body SET body = x'00'", NULL));
  other = check (self, NULL);
  g_assert_cmpuint (other->warnings->len, ==, 1);
}

static void
test_erased_values_are_no_damage (Fixture *self,
                                  gconstpointer data)
{
  g_autoptr (MdgCheckReport) report = NULL;

  g_assert_true (mdg_store_execute (self->store, "DELETE FROM audit_value; UPDATE revision SET value = NULL", NULL));
  report = check (self, NULL);
  g_assert_cmpuint (report->damages->len, ==, 0);
}

static void
test_clock (Fixture *self,
            gconstpointer data)
{
  g_autoptr (MdgCheckReport) report = NULL;

  mdg_audit_set_clock (1000);
  mdg_record_set_text (self->record, MDG_CONSULTATION_TEXT, "変更");
  mdg_test_save (self->store, self->record, NULL);
  report = check (self, NULL);
  g_assert_cmpuint (report->damages->len, ==, 0);
  g_assert_cmpuint (report->warnings->len, ==, 1);
}

static void
test_expected (Fixture *self,
               gconstpointer data)
{
  g_autoptr (GArray) expected = g_array_new (FALSE, FALSE, sizeof (MdgUuid));
  g_autoptr (MdgRecord) alone = mdg_test_consultation ("2026-05-12T14:05", "対応なし");
  g_autoptr (MdgCheckReport) fine = NULL;
  g_autoptr (MdgCheckReport) missing = NULL;
  g_autoptr (MdgCheckReport) childless = NULL;
  MdgUuid unknown;

  g_array_append_vals (expected, mdg_record_get_uuid (self->record), 1);
  g_array_append_vals (expected, mdg_record_get_uuid (self->contact), 1);
  fine = check (self, expected);
  g_assert_cmpuint (fine->damages->len, ==, 0);

  mdg_uuid_generate (&unknown);
  g_array_append_val (expected, unknown);
  missing = check (self, expected);
  g_assert_cmpuint (missing->damages->len, ==, 1);

  mdg_test_save (self->store, alone, NULL);
  g_array_set_size (expected, 0);
  g_array_append_vals (expected, mdg_record_get_uuid (alone), 1);
  childless = check (self, expected);
  g_assert_cmpuint (childless->damages->len, ==, 1);
}

static void
test_read_expected (Fixture *self,
                    gconstpointer data)
{
  static const char text[] = "0190f0d0-0000-7000-8000-000000000001\r\nACK 0190f0d0-0000-7000-8000-000000000002\n\nNAK 3 bad\n";
  g_autofree char *folder = mdg_test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "acks", NULL);
  g_autoptr (GArray) uuids = NULL;
  g_autoptr (GError) error = NULL;

  mdg_test_write (path, text, strlen (text));
  uuids = mdg_check_read_expected (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (uuids->len, ==, 2);
  mdg_test_write (path, "nonsense\n", 9);
  g_assert_null (mdg_check_read_expected (path, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
  mdg_test_folder_free (g_steal_pointer (&folder));
}

static char *
dump (MdgStore *store,
      gboolean all)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  mdg_dump_write (store, all, stream, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);

  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
test_dump (Fixture *self,
           gconstpointer data)
{
  g_autofree char *before = dump (self->store, FALSE);
  g_auto (GStrv) lines = g_strsplit (before, "\n", -1);
  g_autofree char *after = NULL;
  g_autofree char *shorter = NULL;
  g_autofree char *all = NULL;

  g_assert_cmpuint (g_strv_length (lines), ==, 5);
  for (guint i = 1; i < 4; i++)
    g_assert_cmpint (strcmp (lines[i - 1], lines[i]), <, 0);
  g_assert_true (g_str_has_prefix (lines[0], "centre "));
  g_assert_nonnull (strstr (before, "\"contents\":\"C1 C2\""));

  mdg_record_set_text (self->record, MDG_CONSULTATION_TEXT, "変更");
  mdg_test_save (self->store, self->record, NULL);
  mdg_record_set_text (self->record, MDG_CONSULTATION_TEXT, "独居の方");
  mdg_test_save (self->store, self->record, NULL);
  after = dump (self->store, FALSE);
  g_assert_cmpstr (before, ==, after);

  mdg_test_void (self->store, self->contact, "誤り");
  shorter = dump (self->store, FALSE);
  all = dump (self->store, TRUE);
  g_assert_null (strstr (shorter, "折り返し"));
  g_assert_nonnull (strstr (all, " void {"));
  g_assert_nonnull (strstr (all, "折り返し"));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/check/whole", test_whole);
  ADD ("/check/damages", test_damages);
  ADD ("/check/scans", test_scans);
  ADD ("/check/erased-values-are-no-damage", test_erased_values_are_no_damage);
  ADD ("/check/clock", test_clock);
  ADD ("/check/expected", test_expected);
  ADD ("/check/read-expected", test_read_expected);
  ADD ("/check/dump", test_dump);

  return g_test_run ();
}
