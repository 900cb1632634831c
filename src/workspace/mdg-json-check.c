#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-json-check.h"

#include "mdg-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_DEPTH 32

typedef struct
{
  const char *text;
  const char *at;
  guint depth;
  GError **error;
} Scan;

static gboolean scan_value (Scan *scan);

static gboolean
fail (Scan *scan,
      const char *reason)
{
  g_set_error (scan->error, MDG_ERROR, MDG_ERROR_INVALID, _ ("%s (at character %ld)."), reason, g_utf8_pointer_to_offset (scan->text, scan->at) + 1);

  return FALSE;
}

static void
skip_space (Scan *scan)
{
  scan->at += strspn (scan->at, " \t\r\n");
}

/* The four digits behind "\u"; -1 when they are not there. */
static int
read_unit (const char *at)
{
  int unit = 0;

  for (int i = 0; i < 4; i++)
    {
      if (!g_ascii_isxdigit (at[i]))
        return -1;
      unit = unit * 16 + g_ascii_xdigit_value (at[i]);
    }

  return unit;
}

/* NUL ends texts, and half of a pair is no character. */
static gboolean
scan_unit (Scan *scan)
{
  int unit = read_unit (scan->at + 1);

  if (unit < 0)
    return fail (scan, _ ("\\u needs four digits"));
  if (unit == 0)
    return fail (scan, _ ("A NUL cannot be kept"));
  scan->at += 5;
  if (unit >= 0xdc00 && unit <= 0xdfff)
    return fail (scan, _ ("Half of a character stands alone"));
  if (unit < 0xd800 || unit > 0xdbff)
    return TRUE;

  unit = scan->at[0] == '\\' && scan->at[1] == 'u' ? read_unit (scan->at + 2) : -1;
  if (unit < 0xdc00 || unit > 0xdfff)
    return fail (scan, _ ("Half of a character stands alone"));
  scan->at += 6;

  return TRUE;
}

static gboolean
scan_escape (Scan *scan)
{
  scan->at++;
  if (*scan->at == 'u')
    return scan_unit (scan);
  if (*scan->at == '\0' || strchr ("\"\\/bfnrt", *scan->at) == NULL)
    return fail (scan, _ ("A backslash stands before what needs none"));
  scan->at++;

  return TRUE;
}

static gboolean
scan_string (Scan *scan)
{
  if (*scan->at != '"')
    return fail (scan, _ ("A quotation mark is missing"));

  scan->at++;
  while (*scan->at != '"')
    {
      if ((guchar) *scan->at < 0x20)
        return fail (scan, _ ("The text does not end, or a control character stands in it"));
      if (*scan->at == '\\')
        {
          if (!scan_escape (scan))
            return FALSE;
        }
      else
        scan->at++;
    }
  scan->at++;

  return TRUE;
}

static gboolean
scan_digits (Scan *scan)
{
  gsize n = strspn (scan->at, "0123456789");

  scan->at += n;

  return n > 0 || fail (scan, _ ("A number is not complete"));
}

static gboolean
scan_number (Scan *scan)
{
  if (*scan->at == '-')
    scan->at++;
  if (*scan->at == '0' && g_ascii_isdigit (scan->at[1]))
    return fail (scan, _ ("A number begins with 0"));
  if (!scan_digits (scan))
    return FALSE;
  if (*scan->at == '.')
    {
      scan->at++;
      if (!scan_digits (scan))
        return FALSE;
    }
  if (*scan->at == 'e' || *scan->at == 'E')
    {
      scan->at++;
      if (*scan->at == '+' || *scan->at == '-')
        scan->at++;
      return scan_digits (scan);
    }

  return TRUE;
}

static gboolean
scan_name (Scan *scan,
           GHashTable *names)
{
  const char *begin = scan->at;

  if (!scan_string (scan))
    return FALSE;
  if (!g_hash_table_add (names, g_strndup (begin, (gsize) (scan->at - begin))))
    return fail (scan, _ ("The same name stands twice"));

  skip_space (scan);
  if (*scan->at != ':')
    return fail (scan, _ ("A colon is missing"));
  scan->at++;

  return TRUE;
}

/* The rest of an object or an array behind its opening bracket. */
static gboolean
scan_members (Scan *scan,
              char end,
              GHashTable *names)
{
  skip_space (scan);
  if (*scan->at == end)
    {
      scan->at++;
      return TRUE;
    }

  for (;;)
    {
      skip_space (scan);
      if (names != NULL && !scan_name (scan, names))
        return FALSE;
      if (!scan_value (scan))
        return FALSE;
      skip_space (scan);
      if (*scan->at == end)
        {
          scan->at++;
          return TRUE;
        }
      if (*scan->at != ',')
        return fail (scan, _ ("A comma or a closing bracket is missing"));
      scan->at++;
    }
}

static gboolean
scan_group (Scan *scan)
{
  gboolean is_object = *scan->at == '{';
  g_autoptr (GHashTable) names = is_object ? g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) : NULL;
  gboolean done;

  if (++scan->depth > MAX_DEPTH)
    return fail (scan, _ ("Too many brackets stand inside each other"));

  scan->at++;
  done = scan_members (scan, is_object ? '}' : ']', names);
  scan->depth--;

  return done;
}

static gboolean
scan_value (Scan *scan)
{
  static const char *const words[] = { "true", "false", "null" };

  skip_space (scan);
  if (*scan->at == '{' || *scan->at == '[')
    return scan_group (scan);
  if (*scan->at == '"')
    return scan_string (scan);
  if (*scan->at == '-' || g_ascii_isdigit (*scan->at))
    return scan_number (scan);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (scan->at, words[i]))
      {
        scan->at += strlen (words[i]);
        return TRUE;
      }

  return fail (scan, _ ("This is no JSON"));
}

gboolean
mdg_json_check (const char *text,
                GError **error)
{
  Scan scan = { text, text, 0, error };

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The line is not UTF-8."));
      return FALSE;
    }
  if (!scan_value (&scan))
    return FALSE;

  skip_space (&scan);

  return *scan.at == '\0' || fail (&scan, _ ("Something stands behind the end"));
}
