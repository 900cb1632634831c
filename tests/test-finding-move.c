#include "mdg-finding-move.h"

typedef struct
{
  const char *name;
  const char *before;
  const char *after;
  const char *quote;
  guint offset;
  int moved; /* -1: lost */
} Case;

static const Case cases[] = {
  { "unchanged", "独居。受診を拒否。", "独居。受診を拒否。", "受診を拒否", 3, 3 },
  { "text-before", "独居。受診を拒否。", "80代女性、独居。受診を拒否。", "受診を拒否", 3, 9 },
  { "text-behind", "独居。受診を拒否。", "独居。受診を拒否。長男は県外。", "受診を拒否", 3, 3 },
  { "text-before-taken-out", "80代女性、独居。受診を拒否。", "独居。受診を拒否。", "受診を拒否", 9, 3 },
  { "edited-inside", "独居。受診を拒否。", "独居。受診を強く拒否。", "受診を拒否", 3, -1 },
  { "taken-out", "独居。受診を拒否。長男は県外。", "独居。長男は県外。", "受診を拒否。", 3, -1 },
  { "all-gone", "独居。", "", "独居", 0, -1 },
  { "cut-and-put-elsewhere", "受診を拒否。独居で見守りなし。", "独居で見守りなし。受診を拒否。", "受診を拒否", 0, 9 },
  { "short-quote-elsewhere", "拒否。独居。", "独居。入浴も拒否する。", "拒否", 0, -1 },
  { "found-again", "受診する。", "独居。受診を拒否。", "受診を拒否", 99, 3 },
  { "twice-afterwards", "受診する。", "受診を拒否。受診を拒否。", "受診を拒否", 99, -1 },
  { "second-of-two-equal", "見守り不在。見守り不在。", "ああ見守り不在。見守り不在。", "見守り不在", 6, 8 },
  { "beyond-the-plane", "𠮷野さん。受診を拒否。", "𠮷野𠮷さん。受診を拒否。", "受診を拒否", 5, 6 },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (MdgTextShift) shift = mdg_text_shift_new (c->before, c->after);
  guint moved = G_MAXUINT;

  if (c->moved < 0)
    g_assert_false (mdg_text_shift_move (shift, c->quote, c->offset, &moved));
  else
    {
      g_assert_true (mdg_text_shift_move (shift, c->quote, c->offset, &moved));
      g_assert_cmpuint (moved, ==, (guint) c->moved);
    }
}

static char *
random_text (GRand *random,
             guint n)
{
  static const char *const letters[] = { "独", "居", "受", "診", "拒", "否", "。", "\n", "𠮷", "a" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, letters[g_rand_int_range (random, 0, G_N_ELEMENTS (letters))]);

  return g_string_free (text, FALSE);
}

/* Takes out a part and puts another in; *kept tells whether [offset, offset + length) was left alone, and *place where it
   stands then. */
static char *
edit (GRand *random,
      const char *text,
      guint offset,
      guint length,
      gboolean *kept,
      guint *place)
{
  guint n = (guint) g_utf8_strlen (text, -1);
  guint from = (guint) g_rand_int_range (random, 0, (int) n + 1);
  guint to = (guint) g_rand_int_range (random, (int) from, (int) n + 1);
  g_autofree char *put_in = random_text (random, (guint) g_rand_int_range (random, 0, 12));
  g_autofree char *head = g_utf8_substring (text, 0, from);
  g_autofree char *tail = g_utf8_substring (text, to, -1);

  *kept = to <= offset || from >= offset + length;
  *place = to <= offset ? offset - (to - from) + (guint) g_utf8_strlen (put_in, -1) : offset;

  return g_strconcat (head, put_in, tail, NULL);
}

/* Whatever is edited: the quote stands where it is said to stand, or it is lost; and one that was not touched and stands
   only once is never lost. */
static void
test_random_edits (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20260512);

  for (guint i = 0; i < 4000; i++)
    {
      g_autofree char *before = random_text (random, (guint) g_rand_int_range (random, 8, 60));
      guint n = (guint) g_utf8_strlen (before, -1);
      guint offset = (guint) g_rand_int_range (random, 0, (int) n - 1);
      guint length = (guint) g_rand_int_range (random, 1, (int) MIN (n - offset, 12) + 1);
      g_autofree char *quote = g_utf8_substring (before, offset, offset + length);
      gboolean kept;
      guint place;
      g_autofree char *after = edit (random, before, offset, length, &kept, &place);
      g_autoptr (MdgTextShift) shift = mdg_text_shift_new (before, after);
      const char *first = strstr (after, quote);
      gboolean once = first != NULL && strstr (g_utf8_next_char (first), quote) == NULL;
      guint moved;

      if (mdg_text_shift_move (shift, quote, offset, &moved))
        g_assert_true (g_str_has_prefix (g_utf8_offset_to_pointer (after, moved), quote));
      else if (kept && once)
        g_assert_cmpuint (length, <, 4);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/finding-move/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/finding-move/random-edits", test_random_edits);

  return g_test_run ();
}
