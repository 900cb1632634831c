#include "mdg-data.h"
#include "mdg-error.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define MAX_SHORT 8

/* Codes that the sample register is made of. */
static const struct
{
  const char *vocabulary;
  const char *codes;
} used[] = {
  { "channel", "tel ict fax visit_in mail home meet letter web other" },
  { "profession", "cgsc cm cm_chief msw dr dr_home dr_hosp ns_visit ns_disch city pharm dent dh csc csw fac hc emt minsei family self neigh helper carer" },
  { "content", "A1 A2 A3 A4 A5 A6 A7 A8 B1 B2 B3 C1 C2 C3 C4 C5 C6 D1 D2 D3 E1 E2 E3 E4 F1 F2 G1 G2 G3 Z9" },
  { "scene", "daily dem adm acute eol inf dis none" },
  { "action", "info advise coord intro outreach visit conf handover listen" },
  { "follow_state", "pending" },
  { "care_level", "none jiritsu sogo s1 s2 k1 k2 k3 k4 k5 unknown" },
  { "care_flag", "applying" },
  { "sex", "f m other unknown" },
  { "household", "alone elderly other unknown" },
  { "household_sub", "child80 facility" },
  { "insurance", "kouki kokuho seiho shaho unknown" },
  { "urgency", "u4 u3 u2 u1" },
  { "consult_kind", "new repeat continue" },
  { "direction", "in out" },
  { "issue", "C1a P1b P1c M1b M3a F1c F1e P2e M1a C3b C1b P1d P2d M2c M3g F1b F2a M4a M3c C2a C2f M2b M1c C1c M3b P2c F1f F1a F1h F2b P2h M4f M4b F2e C2e C2i M3f P2f M3d M3e F1g C2d C3a C3c C2g" },
  { "issue", "C1 C2 C3 F1 F2 P1 P2 M1 M2 M3 M4" },
};

/* What is needed of the desk, so that a file is not forgotten. */
static const char *const vocabularies[] = {
  "action", "affil_kind", "board", "care_flag", "care_level", "case_state", "channel", "close_reason", "consult_kind", "content", "direction", "follow_state", "handover_result", "household", "household_sub", "insurance", "issue", "knows", "need", "place", "profession", "public_expense", "relation", "response", "role", "scene", "sex", "share_consent", "share_heading", "theme", "urgency", "void_reason", "weight", "yes_no", "committee_topic", "conference_verdict", "copy_state", "issue_level", "item_kind", "item_reason", "item_state", "measure_state", "meeting_mode", "meeting_state", "priority", "rating", "res_state", "scheme", "seat", "standing", "verdict", "version", "fax_state", "media", "outcome", "outcome_span", "outreach_kind", "pause", "reason9", "ref_ball", "ref_consent", "ref_kind", "ref_operation", "ref_state", "req_kind", "scale", "startup_item", "target", "unmet", "visit_state"
};

/* The parsed file keeps the terms alive. */
static JsonParser *
load (const char *name)
{
  g_autofree char *path = g_strconcat ("vocabularies/", name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = mdg_data_lookup (path, &error);
  JsonParser *parser = json_parser_new ();
  gsize size;
  const char *text;

  g_assert_no_error (error);
  text = g_bytes_get_data (bytes, &size);
  json_parser_load_from_data (parser, text, (gssize) size, &error);
  g_assert_no_error (error);

  return parser;
}

static JsonArray *
get_terms (JsonParser *parser)
{
  return json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "terms");
}

static gboolean
is_ascii_code (const char *code)
{
  if (*code == '\0')
    return FALSE;
  for (const char *p = code; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '_')
      return FALSE;

  return TRUE;
}

static gboolean
is_hiragana (const char *kana)
{
  if (*kana == '\0')
    return FALSE;
  for (const char *p = kana; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!(c >= 0x3041 && c <= 0x3096) && c != 0x30FC)
        return FALSE;
    }

  return TRUE;
}

static void
check_term (JsonObject *term,
            GHashTable *codes)
{
  const char *code = json_object_get_string_member (term, "code");
  const char *label = json_object_get_string_member (term, "label");
  const char *brief = json_object_get_string_member (term, "short");
  const char *parent = json_object_get_string_member_with_default (term, "parent", NULL);

  g_test_message ("%s", code);
  g_assert_true (is_ascii_code (code));
  g_assert_cmpstr (label, !=, "");
  g_assert_cmpint (g_utf8_strlen (brief, -1), >, 0);
  g_assert_cmpint (g_utf8_strlen (brief, -1), <=, MAX_SHORT);
  g_assert_true (is_hiragana (json_object_get_string_member (term, "kana")));
  if (parent != NULL)
    g_assert_true (g_hash_table_contains (codes, parent));
  /* What names one person where it is rare is widened to the term above it. */
  if (json_object_get_boolean_member_with_default (term, "rare", FALSE))
    g_assert_nonnull (parent);
  g_assert_true (g_hash_table_add (codes, g_strdup (code)));
}

static void
test_vocabularies_are_sound (void)
{
  g_auto (GStrv) names = mdg_data_list ("vocabularies");

  g_assert_cmpint (g_strv_length (names), >=, G_N_ELEMENTS (vocabularies));
  for (char **name = names; *name != NULL; name++)
    {
      g_autoptr (JsonParser) parser = load (*name);
      JsonObject *root = json_node_get_object (json_parser_get_root (parser));
      JsonArray *terms = get_terms (parser);
      g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_autofree char *expected = g_strconcat (json_object_get_string_member (root, "vocabulary"), ".json", NULL);

      g_test_message ("%s", *name);
      g_assert_cmpstr (expected, ==, *name);
      g_assert_cmpstr (json_object_get_string_member (root, "name"), !=, "");
      g_assert_true (json_object_has_member (root, "extensible"));
      g_assert_cmpint (json_object_get_int_member (root, "from_fiscal_year"), >=, 2000);
      g_assert_cmpint (json_array_get_length (terms), >, 1);
      for (guint i = 0; i < json_array_get_length (terms); i++)
        check_term (json_array_get_object_element (terms, i), codes);
    }
}

static void
test_nothing_is_missing (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (vocabularies); i++)
    {
      g_autofree char *name = g_strconcat (vocabularies[i], ".json", NULL);
      g_autoptr (JsonParser) parser = load (name);

      g_assert_cmpint (json_array_get_length (get_terms (parser)), >, 1);
    }
}

static void
test_codes_of_the_sample (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (used); i++)
    {
      g_autofree char *name = g_strconcat (used[i].vocabulary, ".json", NULL);
      g_autoptr (JsonParser) parser = load (name);
      JsonArray *terms = get_terms (parser);
      g_auto (GStrv) codes = g_strsplit (used[i].codes, " ", -1);

      for (char **code = codes; *code != NULL; code++)
        {
          gboolean found = FALSE;

          for (guint j = 0; j < json_array_get_length (terms) && !found; j++)
            found = g_str_equal (json_object_get_string_member (json_array_get_object_element (terms, j), "code"), *code);
          if (!found)
            g_error ("%s has no %s", name, *code);
        }
    }
}

/* Eleven columns in four groups, each item in one of them and each column ending with その他. */
static void
test_issue_columns (void)
{
  static const char *const columns[] = { "C1", "C2", "C3", "F1", "F2", "P1", "P2", "M1", "M2", "M3", "M4" };
  g_autoptr (JsonParser) parser = load ("issue.json");
  JsonObject *root = json_node_get_object (json_parser_get_root (parser));
  JsonObject *heads = json_object_get_object_member (root, "heads");
  JsonArray *terms = get_terms (parser);
  guint column = 0;
  gboolean ended = TRUE;
  guint facts = 0;

  for (guint i = 0; i < json_array_get_length (terms); i++)
    {
      JsonObject *term = json_array_get_object_element (terms, i);
      const char *code = json_object_get_string_member (term, "code");

      if (json_object_get_boolean_member_with_default (term, "head", FALSE))
        {
          g_assert_true (ended);
          g_assert_cmpuint (column, <, G_N_ELEMENTS (columns));
          g_assert_cmpstr (code, ==, columns[column++]);
          g_assert_true (json_object_has_member (term, "group"));
          ended = FALSE;
          continue;
        }
      g_assert_cmpstr (json_object_get_string_member (term, "parent"), ==, columns[column - 1]);
      g_assert_true (g_str_has_prefix (code, columns[column - 1]));
      ended = g_str_has_suffix (code, "z");
      g_assert_cmpint (json_object_get_boolean_member_with_default (term, "text", FALSE), ==, ended);
      facts += json_object_get_boolean_member_with_default (term, "fact", FALSE);
    }

  g_assert_true (ended);
  g_assert_cmpuint (column, ==, G_N_ELEMENTS (columns));
  g_assert_cmpuint (facts, ==, 1);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (heads, "matsudo")), ==, 11);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (heads, "figure12")), ==, 11);
}

static void
test_missing_file (void)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) none = mdg_data_list ("nowhere");

  g_assert_null (mdg_data_lookup ("vocabularies/nothing.json", &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_NOT_FOUND);
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/data/vocabularies-are-sound", test_vocabularies_are_sound);
  g_test_add_func ("/data/nothing-is-missing", test_nothing_is_missing);
  g_test_add_func ("/data/codes-of-the-sample", test_codes_of_the_sample);
  g_test_add_func ("/data/issue-columns", test_issue_columns);
  g_test_add_func ("/data/missing-file", test_missing_file);

  return g_test_run ();
}
