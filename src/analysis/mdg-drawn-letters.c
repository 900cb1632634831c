#define G_LOG_DOMAIN "mdg-analysis"

#include "config.h"

#include "mdg-drawn-letters.h"

#include "mdg-letters.h"

char **
mdg_drawn_letters_new (guint n,
                       MdgDrawNumber draw,
                       gpointer data)
{
  char **letters = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    letters[i] = mdg_letters_dup (i);
  for (guint i = n; i > 1; i--)
    {
      guint32 other = draw (i, data);
      char *letter = letters[i - 1];

      g_assert (other < i);
      letters[i - 1] = letters[other];
      letters[other] = letter;
    }

  return letters;
}
