#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-referral-code.h"

#include "mdg-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PREFIX "MDG-"
#define DIGITS 4
#define MAX_BYTES 64

/* Position of the letter that tells a referral (R) or a blank form (F): the last one before the digits at the end. */
static char *
find_letter (const char *number)
{
  char *p = (char *) number + strlen (number);

  while (p > number && g_ascii_isdigit (p[-1]))
    p--;

  return p > number && *p != '\0' && (p[-1] == 'R' || p[-1] == 'F') ? p - 1 : NULL;
}

char *
mdg_referral_number_format (const char *number)
{
  const char *letter = number != NULL ? find_letter (number) : NULL;
  g_autofree char *head = NULL;

  if (letter == NULL || strchr (number, '-') == NULL || strchr (number, '-') > letter)
    return g_strdup (number);

  head = g_strndup (number, (gsize) (letter - number));

  return g_strconcat (head, *letter == 'R' ? "依" : "用", letter + 1, NULL);
}

/* Two digits that tell a wrong character and two that changed places. */
static guint
count_check (const char *number)
{
  guint sum = 0;

  for (const char *p = number; *p != '\0'; p++)
    sum = (sum * 37 + (guint) (guchar) *p) % 97;

  return sum;
}

char *
mdg_referral_code_format (const char *number)
{
  g_return_val_if_fail (number != NULL, NULL);

  return g_strdup_printf (PREFIX "%s-%02u", number, count_check (number));
}

/* Upper case, half width, with R and F for 依 and 用, and any kind of hyphen as one. */
static char *
fold (const char *text)
{
  g_autofree char *wide = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  GString *folded = g_string_new (NULL);

  for (const char *p = wide; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x80 && g_ascii_isalnum ((char) c))
        g_string_append_c (folded, g_ascii_toupper ((char) c));
      else if (c == 0x4F9D)
        g_string_append_c (folded, 'R');
      else if (c == 0x7528)
        g_string_append_c (folded, 'F');
      else if (c == '-' || c == 0x30FC || (c >= 0x2010 && c <= 0x2015) || c == 0x2212)
        g_string_append_c (folded, '-');
      else if (!g_unichar_isspace (c))
        g_string_append_unichar (folded, c);
    }

  return g_string_free (folded, FALSE);
}

/* "R8-R9" to "R8-R0009"; NULL when it is no number. */
static char *
complete (const char *text)
{
  const char *hyphen = strchr (text, '-');
  const char *letter = find_letter (text);
  g_autofree char *head = NULL;
  gsize digits;

  if (text[0] != 'R' || hyphen == NULL || hyphen - text < 2 || hyphen - text > 3 || letter == NULL || (letter - hyphen != 1 && letter - hyphen != 2))
    return NULL;
  if (!g_ascii_isdigit (text[1]) || (hyphen - text == 3 && !g_ascii_isdigit (text[2])) || (letter - hyphen == 2 && !g_ascii_isupper (hyphen[1])))
    return NULL;

  digits = strlen (letter + 1);
  if (digits > 9)
    return NULL;
  head = g_strndup (text, (gsize) (letter - text) + 1);

  return g_strdup_printf ("%s%.*s%s", head, digits < DIGITS ? (int) (DIGITS - digits) : 0, "0000", letter + 1);
}

char *
mdg_referral_code_parse (const char *text,
                         gboolean *is_serial,
                         GError **error)
{
  g_autofree char *folded = text != NULL && strlen (text) <= MAX_BYTES && g_utf8_validate (text, -1, NULL) ? fold (text) : g_strdup ("");
  g_autofree char *number = NULL;

  if (g_str_has_prefix (folded, PREFIX))
    {
      char *check = strrchr (folded, '-');

      if (strlen (check) == 3 && g_ascii_isdigit (check[1]) && g_ascii_isdigit (check[2]) && check > folded + strlen (PREFIX))
        {
          *check = '\0';
          number = complete (folded + strlen (PREFIX));
        }
      if (number == NULL || (guint) g_ascii_strtoull (check + 1, NULL, 10) != count_check (number))
        {
          g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The code was not read correctly. Scan it again or type the number beside it."));
          return NULL;
        }
    }
  else
    number = complete (folded);

  if (number == NULL)
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("This is not the number of a referral. A number looks like “%s”."), "R8-依0009");
      return NULL;
    }
  if (is_serial != NULL)
    *is_serial = *find_letter (number) == 'F';

  return g_steal_pointer (&number);
}
