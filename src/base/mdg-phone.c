#define G_LOG_DOMAIN "mdg-base"

#include "config.h"

#include "mdg-phone.h"

#include "mdg-error.h"
#include "mdg-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  char *number;    /* folded, without the extension */
  char *extension; /* digits, or NULL */
} Phone;

static void
phone_clear (Phone *self)
{
  g_free (self->number);
  g_free (self->extension);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Phone, phone_clear)

static char *
keep_digits (const char *text)
{
  GString *digits = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);

  return g_string_free (digits, FALSE);
}

static void
split (const char *typed,
       Phone *phone)
{
  static const char *const marks[] = { "(内線", "内線", "(内)", "(内", "ext", "#" };
  g_autofree char *folded = mdg_text_fold (typed);
  const char *found = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      const char *mark = strstr (folded, marks[i]);

      if (mark != NULL && (found == NULL || mark < found))
        found = mark;
    }

  if (found != NULL)
    {
      phone->extension = keep_digits (found);
      phone->number = g_strndup (folded, (gsize) (found - folded));
    }
  else
    phone->number = g_strdup (folded);
  g_strstrip (phone->number);
}

/* +81 47 … is 047 … */
static char *
digits_of (const char *number)
{
  g_autofree char *digits = keep_digits (number);

  if (number[0] == '+' && g_str_has_prefix (digits, "81"))
    return g_strdup_printf ("0%s", digits[2] == '0' ? digits + 3 : digits + 2);

  return g_steal_pointer (&digits);
}

char *
mdg_phone_dup_digits (const char *typed)
{
  g_auto (Phone) phone = { 0 };

  split (typed, &phone);

  return digits_of (phone.number);
}

/* Sizes of the first two groups by the longest prefix. Area codes beyond this list are left as
   they were typed: a wrong hyphen is worse than none. */
static gboolean
find_groups (const char *digits,
             int *first,
             int *second)
{
  static const struct
  {
    const char *prefix;
    guint8 length;
    guint8 first;
    guint8 second;
  } plans[] = {
    { "090", 11, 3, 4 },
    { "080", 11, 3, 4 },
    { "070", 11, 3, 4 },
    { "060", 11, 3, 4 },
    { "050", 11, 3, 4 },
    { "020", 11, 3, 4 },
    { "0800", 11, 4, 3 },
    { "0120", 10, 4, 3 },
    { "0570", 10, 4, 3 },
    { "0990", 10, 4, 3 },
    { "03", 10, 2, 4 },
    { "06", 10, 2, 4 },
    { "011", 10, 3, 3 },
    { "022", 10, 3, 3 },
    { "043", 10, 3, 3 },
    { "0436", 10, 4, 2 },
    { "0438", 10, 4, 2 },
    { "0439", 10, 4, 2 },
    { "044", 10, 3, 3 },
    { "045", 10, 3, 3 },
    { "047", 10, 3, 3 }, /* with 047-000, which is for samples */
    { "04702", 10, 4, 2 },
    { "04703", 10, 4, 2 },
    { "04704", 10, 4, 2 },
    { "04705", 10, 4, 2 },
    { "04709", 10, 2, 4 },
    { "0471", 10, 2, 4 },
    { "0475", 10, 4, 2 },
    { "0476", 10, 4, 2 },
    { "0478", 10, 4, 2 },
    { "0479", 10, 4, 2 },
    { "048", 10, 3, 3 },
    { "052", 10, 3, 3 },
    { "075", 10, 3, 3 },
    { "078", 10, 3, 3 },
    { "092", 10, 3, 3 },
  };
  gsize best = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (plans); i++)
    if (strlen (plans[i].prefix) > best && g_str_has_prefix (digits, plans[i].prefix) && strlen (digits) == plans[i].length)
      {
        best = strlen (plans[i].prefix);
        *first = plans[i].first;
        *second = plans[i].second;
      }

  return best > 0;
}

/* Hyphens where they were typed, also as dashes, 長音 or brackets; NULL when there were none. */
static char *
keep_hyphens (const char *number)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean open = FALSE;
  gboolean hyphen = FALSE;

  for (const char *p = number; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x80 && g_ascii_isdigit ((char) c))
        {
          if (open && text->len > 0)
            {
              g_string_append_c (text, '-');
              hyphen = TRUE;
            }
          open = FALSE;
          g_string_append_c (text, (char) c);
        }
      else if (c == '-' || c == '(' || c == ')' || c == 0x30FC)
        open = TRUE;
    }

  return hyphen ? g_strdup (text->str) : NULL;
}

char *
mdg_phone_format (const char *typed)
{
  g_auto (Phone) phone = { 0 };
  g_autofree char *digits = NULL;
  g_autofree char *text = NULL;
  int first;
  int second;

  split (typed, &phone);
  digits = digits_of (phone.number);
  if (phone.number[0] != '+')
    text = keep_hyphens (phone.number);
  if (text == NULL && find_groups (digits, &first, &second))
    text = g_strdup_printf ("%.*s-%.*s-%s", first, digits, second, digits + first, digits + first + second);
  if (text == NULL)
    text = *digits != '\0' ? g_steal_pointer (&digits) : g_strdup (phone.number);

  if (phone.extension != NULL && *phone.extension != '\0')
    return g_strdup_printf ("%s 内線%s", text, phone.extension);

  return g_steal_pointer (&text);
}

static gboolean
refuse (GError **error,
        const char *message)
{
  g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, message);
  return FALSE;
}

/* 4.72E+09, 47.0, and a date out of 1-2-3. */
static gboolean
is_damaged (const char *number)
{
  if (strpbrk (number, ".e/") == NULL)
    return FALSE;

  return g_regex_match_simple ("^\\d(\\.\\d+)?e\\+\\d+$", number, 0, 0) || g_regex_match_simple ("^\\d+\\.0$", number, 0, 0) || g_regex_match_simple ("^\\d{1,4}/\\d{1,2}(/\\d{1,4})?$", number, 0, 0);
}

static gboolean
has_strange_sign (const char *number)
{
  g_autofree char *rest = g_strdup (number);
  char *mark = strstr (rest, "(代");

  /* 047-000-1234(代), （代表） */
  if (mark != NULL)
    *mark = '\0';
  for (const char *p = rest; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0x80 ? c != 0x30FC : !g_ascii_isdigit ((char) c) && strchr ("-() .+", (char) c) == NULL)
        return TRUE;
    }

  return FALSE;
}

gboolean
mdg_phone_check (const char *typed,
                 GError **error)
{
  g_auto (Phone) phone = { 0 };
  g_autofree char *digits = NULL;
  gsize n;

  split (typed, &phone);
  if (*phone.number == '\0' && phone.extension == NULL)
    return TRUE;
  if (is_damaged (phone.number))
    return refuse (error, _ ("A spreadsheet has changed this telephone number, and digits are lost. Type it again from the source."));
  if (has_strange_sign (phone.number))
    return refuse (error, _ ("A telephone number has digits and hyphens only. Write anything else in the notes."));

  digits = digits_of (phone.number);
  n = strlen (digits);
  if (digits[0] != '0' && (n == 9 || n == 10))
    return refuse (error, _ ("The 0 at the beginning of this telephone number is missing. Spreadsheets drop it; type it again."));
  if (n < 10)
    return refuse (error, _ ("This telephone number is too short. Write it with the area code, for example 047-000-1234."));
  if (n > 11 || (n == 11 && !(digits[0] == '0' && digits[2] == '0')))
    return refuse (error, _ ("This telephone number is too long. Write an extension behind it, for example 047-000-1234 #12."));
  if (digits[0] != '0')
    return refuse (error, _ ("A telephone number begins with 0, for example 047-000-1234."));

  return TRUE;
}
