#include "mdg-consultation.h"
#include "mdg-contact.h"
#include "mdg-error.h"
#include "mdg-record.h"
#include "mdg-subject.h"

static void
fill_field (MdgRecord *record,
            guint i)
{
  const MdgField *field = &mdg_record_get_info (record)->fields[i];
  MdgUuid uuid;

  switch (field->type)
    {
    case MDG_FIELD_TEXT:
      mdg_record_set_text (record, i, "一行 \"引用\" \\ \t 😀");
      break;
    case MDG_FIELD_NOTE:
      mdg_record_set_text (record, i, "一行目\n二行目\n");
      break;
    case MDG_FIELD_CODE:
      mdg_record_set_text (record, i, "F1a");
      break;
    case MDG_FIELD_CODES:
      mdg_record_set_text (record, i, "F1a U-x-1");
      break;
    case MDG_FIELD_DATE:
      mdg_record_set_text (record, i, "1935-03");
      break;
    case MDG_FIELD_DATETIME:
      mdg_record_set_text (record, i, "2026-05-12T14:05");
      break;
    case MDG_FIELD_INTEGER:
      mdg_record_set_integer (record, i, field->max != 0 ? field->max : (i % 2 == 0 ? 0 : -12345678901));
      break;
    case MDG_FIELD_FLAG:
      mdg_record_set_flag (record, i, TRUE);
      break;
    case MDG_FIELD_REFERENCE:
      mdg_uuid_generate (&uuid);
      mdg_record_set_reference (record, i, &uuid);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
test_json_round_trip (void)
{
  for (MdgKind kind = MDG_KIND_NONE + 1; kind < MDG_N_KINDS; kind++)
    {
      g_autoptr (MdgRecord) record = mdg_record_new (kind);
      g_autoptr (MdgRecord) back = mdg_record_new (kind);
      g_autoptr (GString) json = g_string_new (NULL);
      g_autoptr (GString) again = g_string_new (NULL);
      g_autoptr (GError) error = NULL;

      for (guint i = 0; i < mdg_record_get_info (record)->n_fields; i++)
        {
          fill_field (record, i);
          fill_field (back, i);
        }
      /* What the rules of a kind ask for is tried in the tests of the kind. */
      if (MDG_RECORD_GET_CLASS (record)->validate == NULL)
        mdg_record_validate (record, &error);
      g_assert_no_error (error);

      mdg_record_write_json (record, json);
      g_assert_true (g_utf8_validate (json->str, -1, NULL));
      mdg_record_read_json (back, json->str, &error);
      g_assert_no_error (error);
      for (guint i = 0; i < mdg_record_get_info (record)->n_fields; i++)
        g_assert_true (mdg_record_field_equal (record, back, i));
      mdg_record_write_json (back, again);
      g_assert_cmpstr (json->str, ==, again->str);

      /* Empty ones are left out and read as empty. */
      mdg_record_read_json (back, "{}", &error);
      g_assert_no_error (error);
      for (guint i = 0; i < mdg_record_get_info (record)->n_fields; i++)
        g_assert_true (mdg_record_is_empty (back, i));
    }
}

static void
test_json_is_refused (void)
{
  static const char *const bad[] = {
    "",
    "[]",
    "null",
    "{",
    "{\"text\":1}",
    "{\"text\":null}",
    "{\"nothing\":\"x\"}",
    "{\"is_no_case\":1}",
    "{\"subject\":\"x\"}",
    "{\"text\":\"a\"} x",
    "{\"text\":\"a\",}",
    "{\"text\":{}}",
    "{\"text\":\"\\ud800\"}",
    "{\"text\":\"a",
    "{\"text\"",
  };
  g_autoptr (GString) deep = g_string_new ("{\"text\":");

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (MdgRecord) record = mdg_record_new (MDG_KIND_CONSULTATION);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", bad[i]);
      g_assert_false (mdg_record_read_json (record, bad[i], &error));
      g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
    }

  for (int i = 0; i < 1000000; i++)
    g_string_append_c (deep, '[');
  {
    g_autoptr (MdgRecord) record = mdg_record_new (MDG_KIND_CONSULTATION);

    g_assert_false (mdg_record_read_json (record, deep->str, NULL));
  }
}

static void
count_notify (GObject *object,
              GParamSpec *pspec,
              gpointer data)
{
  (*(int *) data)++;
}

static void
test_properties (void)
{
  g_autoptr (MdgRecord) record = mdg_record_new (MDG_KIND_SUBJECT);
  g_autofree char *name = NULL;
  gint64 age;
  gboolean anonymous;
  int notified = 0;

  g_signal_connect (record, "notify::name", G_CALLBACK (count_notify), &notified);
  g_object_set (record, "name", "山田", "age", G_GINT64_CONSTANT (80), "is-anonymous", TRUE, NULL);
  mdg_record_set_text (record, MDG_SUBJECT_NAME, "山田");
  g_object_get (record, "name", &name, "age", &age, "is-anonymous", &anonymous, NULL);
  g_assert_cmpint (notified, ==, 1);
  g_assert_cmpstr (name, ==, "山田");
  g_assert_cmpint (age, ==, 80);
  g_assert_true (anonymous);
  mdg_record_set_text (record, MDG_SUBJECT_NAME, "");
  g_assert_null (mdg_record_get_text (record, MDG_SUBJECT_NAME));
  g_assert_cmpint (notified, ==, 2);
}

static void
test_codes (void)
{
  static const char *const codes[] = { "F1a", "F1", NULL };
  g_autoptr (MdgRecord) record = mdg_record_new (MDG_KIND_CONSULTATION);
  g_auto (GStrv) back = NULL;
  g_auto (GStrv) none = NULL;

  mdg_record_set_codes (record, MDG_CONSULTATION_CONTENTS, codes);
  g_assert_true (mdg_record_has_code (record, MDG_CONSULTATION_CONTENTS, "F1"));
  g_assert_false (mdg_record_has_code (record, MDG_CONSULTATION_CONTENTS, "F"));
  back = mdg_record_dup_codes (record, MDG_CONSULTATION_CONTENTS);
  g_assert_cmpstrv (back, codes);
  mdg_record_set_codes (record, MDG_CONSULTATION_CONTENTS, NULL);
  none = mdg_record_dup_codes (record, MDG_CONSULTATION_CONTENTS);
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

static void
test_copies (void)
{
  g_autoptr (MdgRecord) record = mdg_record_new (MDG_KIND_CONTACT);
  g_autoptr (MdgRecord) copy = NULL;

  for (guint i = 0; i < MDG_CONTACT_N_FIELDS; i++)
    fill_field (record, i);
  mdg_record_set_state (record, MDG_STATE_VOID);
  copy = mdg_record_dup (record);
  g_assert_true (mdg_uuid_equal (mdg_record_get_uuid (record), mdg_record_get_uuid (copy)));
  g_assert_cmpint (mdg_record_get_state (copy), ==, MDG_STATE_VOID);
  for (guint i = 0; i < MDG_CONTACT_N_FIELDS; i++)
    g_assert_true (mdg_record_field_equal (record, copy, i));
  g_assert_finalize_object (g_steal_pointer (&copy));
}

static void
test_limits (void)
{
  g_autoptr (MdgRecord) record = mdg_record_new (MDG_KIND_CONSULTATION);
  g_autofree char *line = g_strnfill (4097, 'a');
  g_autofree char *note = g_strnfill (1024 * 1024 + 1, 'a');
  g_autoptr (GError) error = NULL;

  mdg_record_set_text (record, MDG_CONSULTATION_RECEIVED_AT, "2026-05-12T14:05");
  mdg_record_set_text (record, MDG_CONSULTATION_AFFILIATION, line + 1);
  mdg_record_set_text (record, MDG_CONSULTATION_TEXT, note + 1);
  g_assert_true (mdg_record_validate (record, &error));
  g_assert_no_error (error);
  mdg_record_set_text (record, MDG_CONSULTATION_AFFILIATION, line);
  g_assert_false (mdg_record_validate (record, &error));
  g_clear_error (&error);
  mdg_record_set_text (record, MDG_CONSULTATION_AFFILIATION, NULL);
  mdg_record_set_text (record, MDG_CONSULTATION_TEXT, note);
  g_assert_false (mdg_record_validate (record, &error));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record/json-round-trip", test_json_round_trip);
  g_test_add_func ("/record/json-is-refused", test_json_is_refused);
  g_test_add_func ("/record/properties", test_properties);
  g_test_add_func ("/record/codes", test_codes);
  g_test_add_func ("/record/copies", test_copies);
  g_test_add_func ("/record/limits", test_limits);

  return g_test_run ();
}
