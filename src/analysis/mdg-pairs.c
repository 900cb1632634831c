#define G_LOG_DOMAIN "mdg-analysis"

#include "config.h"

#include "mdg-pairs.h"

#define LONG_VOWEL 0x30FC /* ー is no letter to Unicode */

static int
compare_pairs (gconstpointer a,
               gconstpointer b)
{
  const MdgPair *x = a;
  const MdgPair *y = b;

  return x->key != y->key ? (x->key < y->key ? -1 : 1) : (x->at > y->at) - (x->at < y->at);
}

/* Which numbers stand in a sentence says little: 70代 and 80代 are the same. */
static gunichar
flatten (gunichar c)
{
  if (g_unichar_isdigit (c))
    return '0';

  return g_unichar_isalnum (c) || c == LONG_VOWEL ? c : 0;
}

GArray *
mdg_pairs_list (const char *folded)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (MdgPair));
  gunichar last = 0;
  guint at = 0;
  guint n = 0;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p), at++)
    {
      gunichar c = flatten (g_utf8_get_char (p));

      if (last != 0 && c != 0)
        {
          MdgPair pair = { (gint64) last << 32 | c, at - 1 };

          g_array_append_val (pairs, pair);
        }
      last = c;
    }

  g_array_sort (pairs, compare_pairs);
  for (guint i = 0; i < pairs->len; i++)
    if (n == 0 || g_array_index (pairs, MdgPair, n - 1).key != g_array_index (pairs, MdgPair, i).key)
      g_array_index (pairs, MdgPair, n++) = g_array_index (pairs, MdgPair, i);
  g_array_set_size (pairs, n);

  return pairs;
}
