#define G_LOG_DOMAIN "mdg-base"

#include "mdg-letters.h"

char *
mdg_letters_dup (guint index)
{
  char letters[16];
  gsize at = sizeof letters;
  guint64 rest = (guint64) index + 1;

  letters[--at] = '\0';
  while (rest > 0)
    {
      rest--;
      letters[--at] = (char) ('A' + rest % 26);
      rest /= 26;
    }

  return g_strdup (letters + at);
}
