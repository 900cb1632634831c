#include "mdg-test-app.h"
#include "mdg-undo-stack.h"

#define MS G_TIME_SPAN_MILLISECOND

static void
test_letters_join (void)
{
  g_autoptr (MdgUndoStack) stack = mdg_undo_stack_new ();

  mdg_undo_stack_reset (stack, "");
  g_assert_false (mdg_undo_stack_can_undo (stack));
  mdg_undo_stack_push (stack, "a", "text", 0);
  mdg_undo_stack_push (stack, "ab", "text", 100 * MS);
  mdg_undo_stack_push (stack, "abc", "text", 200 * MS);
  mdg_undo_stack_push (stack, "abc d", "text", 2000 * MS);
  mdg_undo_stack_push (stack, "abc d|x", "name", 2010 * MS);
  mdg_undo_stack_push (stack, "chip", NULL, 2020 * MS);
  mdg_undo_stack_push (stack, "chip chip", NULL, 2030 * MS);

  g_assert_cmpstr (mdg_undo_stack_undo (stack), ==, "chip");
  g_assert_cmpstr (mdg_undo_stack_undo (stack), ==, "abc d|x");
  g_assert_cmpstr (mdg_undo_stack_undo (stack), ==, "abc d");
  g_assert_cmpstr (mdg_undo_stack_undo (stack), ==, "abc");
  g_assert_cmpstr (mdg_undo_stack_redo (stack), ==, "abc d");
  mdg_undo_stack_push (stack, "abc e", "text", 2040 * MS);
  g_assert_null (mdg_undo_stack_redo (stack));
  g_assert_cmpstr (mdg_undo_stack_undo (stack), ==, "abc d");
  g_assert_cmpstr (mdg_undo_stack_undo (stack), ==, "abc");
  g_assert_cmpstr (mdg_undo_stack_undo (stack), ==, "");
  g_assert_null (mdg_undo_stack_undo (stack));
}

static void
test_hundreds (void)
{
  g_autoptr (MdgUndoStack) stack = mdg_undo_stack_new ();
  g_autofree char *big = g_strnfill (1024 * 1024, 'x');
  guint n = 0;

  mdg_undo_stack_reset (stack, "0");
  for (guint i = 1; i <= 400; i++)
    {
      g_autofree char *state = g_strdup_printf ("%u", i);

      mdg_undo_stack_push (stack, state, NULL, i);
    }
  while (mdg_undo_stack_undo (stack) != NULL)
    n++;
  g_assert_cmpuint (n, ==, 400);

  /* Texts of a megabyte: a hundred steps stay, not four hundred. */
  mdg_undo_stack_reset (stack, "");
  for (guint i = 0; i < 150; i++)
    {
      g_autofree char *state = g_strdup_printf ("%u%s", i, big);

      mdg_undo_stack_push (stack, state, NULL, i);
    }
  for (n = 0; mdg_undo_stack_undo (stack) != NULL; n++)
    ;
  g_assert_cmpuint (n, ==, 100);
}

int
main (int argc,
      char *argv[])
{
  mdg_test_app_init (&argc, &argv);

  g_test_add_func ("/undo-stack/letters-join", test_letters_join);
  g_test_add_func ("/undo-stack/hundreds", test_hundreds);

  return g_test_run ();
}
