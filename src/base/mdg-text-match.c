#define G_LOG_DOMAIN "mdg-base"

#include "config.h"

#include "mdg-text-match.h"

#include "mdg-text.h"

#include <string.h>

#define LEAD 10 /* code points shown before the first hit */

char **
mdg_text_match_split (const char *query)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *folded = mdg_text_fold (query != NULL ? query : "");
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t\n", -1);

  for (char **part = parts; *part != NULL; part++)
    if ((*part)[0] != '\0')
      g_strv_builder_add (builder, *part);

  return g_strv_builder_end (builder);
}

static int
compare_ranges (gconstpointer a,
                gconstpointer b)
{
  const MdgTextRange *x = a;
  const MdgTextRange *y = b;

  return x->start != y->start ? (x->start < y->start ? -1 : 1) : (x->end > y->end ? -1 : x->end < y->end);
}

static void
find_word (const char *folded,
           GArray *offsets,
           const char *word,
           GArray *ranges)
{
  glong length = g_utf8_strlen (word, -1);

  for (const char *hit = strstr (folded, word); hit != NULL; hit = strstr (hit + 1, word))
    {
      glong at = g_utf8_pointer_to_offset (folded, hit);
      MdgTextRange range = { g_array_index (offsets, guint32, at), g_array_index (offsets, guint32, at + length) };

      if (range.end == range.start)
        range.end++;
      g_array_append_val (ranges, range);
    }
}

GArray *
mdg_text_match_find (const char *text,
                     const char *const *words)
{
  g_autoptr (GArray) offsets = NULL;
  g_autofree char *folded = mdg_text_fold_with_offsets (text, &offsets);
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (MdgTextRange));
  guint kept = 0;

  for (; *words != NULL; words++)
    find_word (folded, offsets, *words, ranges);

  g_array_sort (ranges, compare_ranges);
  for (guint i = 0; i < ranges->len; i++)
    {
      MdgTextRange range = g_array_index (ranges, MdgTextRange, i);

      if (kept > 0 && range.start < g_array_index (ranges, MdgTextRange, kept - 1).end)
        continue;
      g_array_index (ranges, MdgTextRange, kept++) = range;
    }
  g_array_set_size (ranges, kept);

  return ranges;
}

static void
move_ranges (GArray *ranges,
             guint from,
             guint until,
             guint shift)
{
  guint kept = 0;

  for (guint i = 0; i < ranges->len; i++)
    {
      MdgTextRange range = g_array_index (ranges, MdgTextRange, i);

      if (range.start < from || range.start >= until)
        continue;
      range.start = range.start - from + shift;
      range.end = MIN (range.end, until) - from + shift;
      g_array_index (ranges, MdgTextRange, kept++) = range;
    }
  g_array_set_size (ranges, kept);
}

char *
mdg_text_match_snippet (const char *text,
                        const char *const *words,
                        guint max,
                        GArray **ranges)
{
  g_autoptr (GArray) hits = mdg_text_match_find (text, words);
  guint length = (guint) g_utf8_strlen (text, -1);
  guint first = hits->len > 0 ? g_array_index (hits, MdgTextRange, 0).start : 0;
  guint from = first > LEAD && length > max ? first - LEAD : 0;
  guint until = MIN (length, from + max);
  g_autofree char *part = g_utf8_substring (text, from, until);
  char *snippet = g_strconcat (from > 0 ? "…" : "", g_strdelimit (part, "\n\t", ' '), until < length ? "…" : "", NULL);

  move_ranges (hits, from, until, from > 0 ? 1 : 0);
  if (ranges != NULL)
    *ranges = g_steal_pointer (&hits);

  return snippet;
}
