/* Strings that break programs, through every field: kept as they are or refused. */

#include "mdg-nasty-strings.h"
#include "mdg-test-register.h"

#include "mdg-check.h"
#include "mdg-dump.h"
#include "mdg-error.h"
#include "mdg-record-table.h"
#include "mdg-search.h"
#include "mdg-text.h"

#include <string.h>

static void
fill_fixed (MdgRecord *record,
            guint i,
            MdgRecord **records)
{
  const MdgField *field = &mdg_record_get_info (record)->fields[i];

  if ((field->flags & MDG_FIELD_REQUIRED) == 0)
    return;
  if (field->type == MDG_FIELD_REFERENCE)
    mdg_record_set_reference (record, i, mdg_record_get_uuid (records[field->refers_to]));
  else if (field->type == MDG_FIELD_DATE)
    mdg_record_set_text (record, i, "2026-05-12");
  else if (field->type == MDG_FIELD_INTEGER)
    mdg_record_set_integer (record, i, 1);
  else if (field->type == MDG_FIELD_DATETIME)
    mdg_record_set_text (record, i, "2026-05-12T14:05");
  else if (field->type == MDG_FIELD_CODE)
    mdg_record_set_text (record, i, "L1");
}

static gboolean
is_free_text (const MdgField *field)
{
  return field->type == MDG_FIELD_TEXT || field->type == MDG_FIELD_NOTE;
}

/* Numbers are issued; what is written in a form of its own is no free text. */
static gboolean
has_own_form (const MdgField *field)
{
  static const char *const names[] = { "number", "week_hours", "starts_at", "ends_at", "next_time", NULL };

  return g_strv_contains (names, field->name);
}

/* One record of each kind with string in each free text of type; codes of areas must differ. */
static MdgChange *
new_change (const char *string,
            MdgFieldType type,
            guint serial)
{
  MdgChange *change = mdg_change_new ("Tested");
  MdgRecord *records[MDG_N_KINDS] = { NULL };

  for (MdgKind kind = MDG_KIND_NONE + 1; kind < MDG_N_KINDS; kind++)
    {
      MdgRecord *record = records[kind] = mdg_record_new (kind);
      const MdgRecordInfo *info = mdg_record_get_info (record);

      for (guint i = 0; i < info->n_fields; i++)
        {
          g_autofree char *unique = g_strdup_printf ("%u", serial);

          if (has_own_form (&info->fields[i]))
            continue;
          if (kind == MDG_KIND_AREA && i == 0)
            mdg_record_set_text (record, i, unique);
          else if (is_free_text (&info->fields[i]))
            mdg_record_set_text (record, i, info->fields[i].type == type ? string : ((info->fields[i].flags & MDG_FIELD_REQUIRED) != 0 ? "x" : NULL));
          else
            fill_fixed (record, i, records);
          if (mdg_record_is_empty (record, i) && (info->fields[i].flags & MDG_FIELD_REQUIRED) != 0)
            mdg_record_set_text (record, i, "x");
        }
      mdg_change_add (change, record);
    }
  for (MdgKind kind = MDG_KIND_NONE + 1; kind < MDG_N_KINDS; kind++)
    g_object_unref (records[kind]);

  return change;
}

static gboolean
may_be_kept (const char *string,
             MdgFieldType type)
{
  return mdg_text_is_valid (string) && strlen (string) <= (type == MDG_FIELD_NOTE ? 1024 * 1024 : 4096) && (type == MDG_FIELD_NOTE || strchr (string, '\n') == NULL);
}

static void
compare (MdgStore *store,
         MdgChange *change)
{
  GPtrArray *records = mdg_change_get_records (change);

  for (guint r = 0; r < records->len; r++)
    {
      g_autoptr (MdgRecord) loaded = mdg_test_reload (store, records->pdata[r]);
      g_autoptr (MdgRecord) read = mdg_record_new (mdg_record_get_kind (loaded));
      g_autoptr (GString) json = g_string_new (NULL);
      g_autoptr (GError) error = NULL;

      mdg_record_write_json (loaded, json);
      mdg_record_read_json (read, json->str, &error);
      g_assert_no_error (error);
      g_assert_null (strchr (json->str, '\n'));
      for (guint i = 0; i < mdg_record_get_info (loaded)->n_fields; i++)
        {
          g_assert_true (mdg_record_field_equal (loaded, records->pdata[r], i));
          g_assert_true (mdg_record_field_equal (loaded, read, i));
        }
    }
}

static void
search (MdgStore *store,
        const char *string)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) texts = NULL;
  g_autoptr (GArray) people = NULL;

  if (!g_utf8_validate (string, -1, NULL) || strlen (string) > 4096)
    return;

  texts = mdg_search_list_consultations (store, string, 10, &error);
  g_assert_no_error (error);
  people = mdg_search_list_people (store, MDG_KIND_SUBJECT, string, 10, &error);
  g_assert_no_error (error);
}

static void
test_round_trip (gconstpointer data)
{
  MdgFieldType type = (MdgFieldType) GPOINTER_TO_INT (data);
  g_autoptr (GPtrArray) strings = mdg_nasty_strings_new ();
  g_autoptr (MdgStore) store = mdg_test_register_new (":memory:");
  g_autoptr (MdgCheckReport) report = NULL;
  g_autoptr (GError) error = NULL;
  guint kept = 0;

  g_assert_cmpuint (strings->len, >=, 500);
  for (guint i = 0; i < strings->len; i++)
    {
      const char *string = strings->pdata[i];
      g_autoptr (MdgChange) change = new_change (string, type, i);

      g_assert_cmpint (mdg_change_table_save (store, change, &error), ==, may_be_kept (string, type));
      if (error != NULL)
        {
          g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
          g_assert_true (g_utf8_validate (error->message, -1, NULL));
          g_clear_error (&error);
        }
      else
        {
          compare (store, change);
          kept++;
        }
      search (store, string);
    }
  g_assert_cmpuint (kept, >, 300);
  g_assert_cmpuint (kept, <, strings->len);

  report = mdg_check_register (store, MDG_CHECK_FULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < report->damages->len; i++)
    g_test_message ("%s", (char *) report->damages->pdata[i]);
  g_assert_cmpuint (report->damages->len, ==, 0);
}

static void
test_dump_is_one_line_a_record (void)
{
  g_autoptr (GPtrArray) strings = mdg_nasty_strings_new ();
  g_autoptr (MdgStore) store = mdg_test_register_new (":memory:");
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  gint64 n = 0;
  gint64 lines = 0;

  for (guint i = 0; i < strings->len; i++)
    {
      g_autoptr (MdgRecord) record = NULL;

      if (!may_be_kept (strings->pdata[i], MDG_FIELD_NOTE))
        continue;
      record = mdg_test_consultation ("2026-05-12T14:05", strings->pdata[i]);
      mdg_test_save (store, record, NULL);
      n++;
    }
  g_assert_true (mdg_dump_write (store, FALSE, stream, NULL, NULL));
  for (gsize i = 0; i < g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)); i++)
    lines += ((char *) g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)))[i] == '\n';
  g_assert_cmpint (lines, ==, n + 1);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/strings/lines", GINT_TO_POINTER (MDG_FIELD_TEXT), test_round_trip);
  g_test_add_data_func ("/strings/notes", GINT_TO_POINTER (MDG_FIELD_NOTE), test_round_trip);
  g_test_add_func ("/strings/dump-is-one-line-a-record", test_dump_is_one_line_a_record);

  return g_test_run ();
}
