#define G_LOG_DOMAIN "mdg-base"

#include "mdg-text.h"

#include <string.h>
#include <unicode/ucol.h>

/* XML 1.0, Char, without CR. */
static gboolean
is_xml_char (gunichar c)
{
  if (c < 0x20)
    return c == '\t' || c == '\n';

  return c < 0xD800 || (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}

static gboolean
is_control (gunichar c)
{
  return c >= 0x7F && c <= 0x9F;
}

gboolean
mdg_text_is_valid (const char *text)
{
  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return FALSE;

  /* Of valid UTF-8 only control characters and U+FFFE and U+FFFF (EF BF BE, EF BF BF) are not XML; bytes are enough. */
  for (const guchar *p = (const guchar *) text; *p != '\0'; p++)
    if ((*p < 0x20 && *p != '\t' && *p != '\n') || (*p == 0xef && p[1] == 0xbf && p[2] >= 0xbe))
      return FALSE;

  return TRUE;
}

char *
mdg_text_clean (const char *text,
                guint *removed)
{
  const char *p = text != NULL ? text : "";
  GString *clean = g_string_sized_new (strlen (p));
  guint count = 0;

  while (*p != '\0')
    {
      gunichar c = g_utf8_get_char_validated (p, -1);

      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          count++;
          p++;
          continue;
        }
      if (c == '\r')
        {
          if (p[1] != '\n')
            g_string_append_c (clean, '\n');
        }
      else if (!is_xml_char (c) || is_control (c))
        count++;
      else
        g_string_append_unichar (clean, c);
      p = g_utf8_next_char (p);
    }

  if (removed != NULL)
    *removed = count;

  return g_string_free (clean, FALSE);
}

/* Opened once and only read from, so that any thread may use it. */
static const UCollator *
get_collator (void)
{
  static const UCollator *collator;

  if (g_once_init_enter (&collator))
    {
      UErrorCode status = U_ZERO_ERROR;
      UCollator *opened = ucol_open ("ja", &status);

      if (U_FAILURE (status))
        g_error ("ICU has no collation data: %s", u_errorName (status));
      g_once_init_leave (&collator, opened);
    }

  return collator;
}

int
mdg_text_collate (const char *a,
                  const char *b)
{
  UErrorCode status = U_ZERO_ERROR;
  UCollationResult result;

  a = a != NULL ? a : "";
  b = b != NULL ? b : "";
  result = ucol_strcollUTF8 (get_collator (), a, -1, b, -1, &status);
  if (U_FAILURE (status) || result == UCOL_EQUAL)
    return strcmp (a, b);

  return result == UCOL_LESS ? -1 : 1;
}

char *
mdg_text_ellipsize (const char *text,
                    glong max)
{
  g_autofree char *made_valid = NULL;
  const char *p;

  if (text == NULL)
    return g_strdup ("");
  g_return_val_if_fail (max >= 0, NULL);

  /* Half a character at the end would lead past it. */
  if (!g_utf8_validate (text, -1, NULL))
    text = made_valid = g_utf8_make_valid (text, -1);

  p = text;
  for (glong i = 0; i < max && *p != '\0'; i++)
    p = g_utf8_next_char (p);
  if (*p == '\0')
    return g_strdup (text);

  return g_strdup_printf ("%.*s…", (int) (p - text), text);
}
