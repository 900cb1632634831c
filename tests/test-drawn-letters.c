#include "mdg-drawn-letters.h"

#include "mdg-letters.h"

static guint32
draw_seeded (guint32 bound,
             gpointer data)
{
  return (guint32) g_rand_int_range (data, 0, (gint32) bound);
}

static guint32
draw_last (guint32 bound,
           gpointer data)
{
  return bound - 1;
}

static void
test_each_once (void)
{
  static const guint sizes[] = { 0, 1, 2, 26, 27, 100, 703 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_auto (GStrv) letters = mdg_drawn_letters_new (sizes[i], draw_seeded, rand);
      g_autoptr (GHashTable) set = g_hash_table_new (g_str_hash, g_str_equal);

      g_assert_cmpuint (g_strv_length (letters), ==, sizes[i]);
      for (guint j = 0; j < sizes[i]; j++)
        g_assert_true (g_hash_table_add (set, letters[j]));
      for (guint j = 0; j < sizes[i]; j++)
        {
          g_autofree char *letter = mdg_letters_dup (j);

          g_assert_true (g_hash_table_contains (set, letter));
        }
    }
}

/* Of 24,000 draws for four cases each of the 24 orders has its thousand. */
static void
test_every_order_is_as_likely (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer order;
  gpointer count;

  for (guint i = 0; i < 24000; i++)
    {
      g_auto (GStrv) letters = mdg_drawn_letters_new (4, draw_seeded, rand);
      char *key = g_strjoinv ("", letters);

      g_hash_table_replace (counts, key, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1));
    }
  g_assert_cmpuint (g_hash_table_size (counts), ==, 24);
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &order, &count))
    {
      g_test_message ("%s %u", (const char *) order, GPOINTER_TO_UINT (count));
      g_assert_cmpuint (GPOINTER_TO_UINT (count), >, 850);
      g_assert_cmpuint (GPOINTER_TO_UINT (count), <, 1150);
    }
}

/* The order comes from what is drawn alone. */
static void
test_source (void)
{
  g_auto (GStrv) letters = mdg_drawn_letters_new (3, draw_last, NULL);

  g_assert_cmpstr (letters[0], ==, "A");
  g_assert_cmpstr (letters[1], ==, "B");
  g_assert_cmpstr (letters[2], ==, "C");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/drawn-letters/each-once", test_each_once);
  g_test_add_func ("/drawn-letters/every-order-is-as-likely", test_every_order_is_as_likely);
  g_test_add_func ("/drawn-letters/source", test_source);

  return g_test_run ();
}
