/* JSON by the letter: what the library would let through too. */

#include "mdg-error.h"
#include "mdg-json-check.h"

static void
test_taken (void)
{
  static const char *const texts[] = {
    "{}",
    "[]",
    " {\"a\" : [1, -2.5e+3, true, false, null, \"\"]} ",
    "\"\\ud842\\udfb7\\n\\\"\"",
    "0",
    "{\"a\":{\"a\":1}}",
    "\"髙\"",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      mdg_json_check (texts[i], &error);
      g_assert_no_error (error);
    }
}

static void
test_refused (void)
{
  static const char *const texts[] = {
    "",
    "{",
    "}",
    "{\"a\"}",
    "{\"a\":}",
    "{\"a\":1,}",
    "[1,]",
    "[1 2]",
    "{a:1}",
    "{'a':1}",
    "{\"a\":1,\"a\":2}",
    "01",
    "1.",
    "1e",
    "-",
    "+1",
    "tru",
    "nan",
    "{} {}",
    "[1]//",
    "/**/[1]",
    "\"\t\"",
    "\"a",
    "\"\\x\"",
    "\"\\u12\"",
    "\"\\u0000\"",
    "\"\\ud842\"",
    "\"\\udfb7\"",
    "\"\xff\"",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%u", i);
      g_assert_false (mdg_json_check (texts[i], &error));
      g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
    }
}

static void
test_depth (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 1000000; i++)
    g_string_append_c (text, '[');
  g_assert_false (mdg_json_check (text->str, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-check/taken", test_taken);
  g_test_add_func ("/json-check/refused", test_refused);
  g_test_add_func ("/json-check/depth", test_depth);

  return g_test_run ();
}
