#define G_LOG_DOMAIN "mdg-analysis"

#include "config.h"

#include "mdg-leak-private.h"

#include <string.h>

#define LEAST 10
#define LONGEST 12 /* 81 90 0000 1234 */
#define LEAST_LOCAL 6
#define LONGEST_LOCAL 8
#define MAX_BETWEEN 4 /* signs between two digits of a number */

typedef enum
{
  JOINT_NONE, /* another number begins */
  JOINT_TIGHT,
  JOINT_SPACE,
  JOINT_HYPHEN, /* or brackets */
  JOINT_BLOCK,
} Joint;

typedef struct
{
  char digit;
  Joint before;
  guint at; /* in the plain stream */
} Digit;

typedef struct
{
  const MdgLeakReading *reading;
  GHashTable *phones;
  GHashTable *local_phones;
  GArray *digits; /* Digit */
  GArray *hits;
} Finder;

static char
to_digit (gunichar c)
{
  static const gunichar numerals[] = { 0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D };

  if (c >= '0' && c <= '9')
    return (char) c;
  for (guint i = 0; i < G_N_ELEMENTS (numerals); i++)
    if (numerals[i] == c)
      return (char) ('0' + i);

  return '\0';
}

static Joint
get_joint (const gunichar *chars,
           guint n)
{
  Joint joint = JOINT_TIGHT;

  if (n > MAX_BETWEEN)
    return JOINT_NONE;
  for (guint i = 0; i < n; i++)
    if (chars[i] == '\n')
      joint = JOINT_BLOCK;
    else if (chars[i] == '-' || chars[i] == '(' || chars[i] == ')' || chars[i] == 0x30FC || chars[i] == 0x30FB || chars[i] == '.')
      joint = MAX (joint, JOINT_HYPHEN);
    else if (chars[i] == ' ')
      joint = MAX (joint, JOINT_SPACE);
    else
      return JOINT_NONE;

  return joint;
}

static GArray *
list_digits (const MdgLeakStream *stream)
{
  GArray *digits = g_array_new (FALSE, FALSE, sizeof (Digit));
  guint last = 0;

  for (guint i = 0; i < stream->n; i++)
    {
      Digit digit = { to_digit (stream->chars[i]), JOINT_NONE, i };

      if (digit.digit == '\0')
        continue;
      if (digits->len > 0)
        digit.before = get_joint (stream->chars + last + 1, i - last - 1);
      g_array_append_val (digits, digit);
      last = i;
    }

  return digits;
}

static Joint
get_joint_before (const Finder *finder,
                  guint index)
{
  return index < finder->digits->len ? g_array_index (finder->digits, Digit, index).before : JOINT_NONE;
}

static gboolean
is_known (const Finder *finder,
          const char *digits)
{
  g_autofree char *national = NULL;

  if (g_hash_table_contains (finder->phones, digits))
    return TRUE;
  if (!g_str_has_prefix (digits, "81"))
    return FALSE;
  national = g_strconcat ("0", digits + 2, NULL);

  return g_hash_table_contains (finder->phones, national);
}

/* A number that nobody in the register has, but written as one: 0 in front, one piece or three. */
static gboolean
looks_like_one (const Finder *finder,
                const char *digits,
                guint first,
                guint n)
{
  guint n_hyphens = 0;

  if (n > 11 || digits[0] != '0' || digits[1] == '0' || (n == 11 && digits[2] != '0'))
    return FALSE;
  if (get_joint_before (finder, first) == JOINT_TIGHT || get_joint_before (finder, first) == JOINT_HYPHEN || get_joint_before (finder, first + n) == JOINT_TIGHT || get_joint_before (finder, first + n) == JOINT_HYPHEN)
    return FALSE;
  for (guint i = first + 1; i < first + n; i++)
    {
      Joint joint = get_joint_before (finder, i);

      if (joint == JOINT_SPACE || joint == JOINT_BLOCK)
        return FALSE;
      n_hyphens += joint == JOINT_HYPHEN ? 1 : 0;
    }

  return n_hyphens == 0 || n_hyphens == 2;
}

/* Without the area code; a hyphen tells it from a count. */
static gboolean
is_local (const Finder *finder,
          const char *digits,
          guint first,
          guint n)
{
  guint n_hyphens = 0;

  if (!g_hash_table_contains (finder->local_phones, digits) || get_joint_before (finder, first) == JOINT_TIGHT || get_joint_before (finder, first + n) == JOINT_TIGHT)
    return FALSE;
  for (guint i = first + 1; i < first + n; i++)
    {
      if (get_joint_before (finder, i) == JOINT_BLOCK)
        return FALSE;
      n_hyphens += get_joint_before (finder, i) == JOINT_HYPHEN ? 1 : 0;
    }

  return n_hyphens == 1;
}

static gboolean
is_phone (const Finder *finder,
          const char *digits,
          guint first,
          guint n)
{
  if (n <= LONGEST_LOCAL)
    return is_local (finder, digits, first, n);
  if (n < LEAST)
    return FALSE;

  /* The last digits of one longer number are none; across cells anything may stand beside. */
  if (get_joint_before (finder, first) == JOINT_TIGHT || get_joint_before (finder, first + n) == JOINT_TIGHT)
    return FALSE;

  return is_known (finder, digits) || looks_like_one (finder, digits, first, n);
}

static void
find_at (Finder *finder,
         guint first)
{
  char digits[LONGEST + 1] = "";

  for (guint n = 1; n <= LONGEST && first + n <= finder->digits->len; n++)
    {
      const Digit *digit = &g_array_index (finder->digits, Digit, first + n - 1);
      const Digit *begin = &g_array_index (finder->digits, Digit, first);
      MdgLeakHit hit = { .kind = MDG_LEAK_PHONE, .severity = MDG_LEAK_BLOCKED };

      if (n > 1 && digit->before == JOINT_NONE)
        return;
      digits[n - 1] = digit->digit;
      digits[n] = '\0';
      if (n < LEAST_LOCAL || !is_phone (finder, digits, first, n))
        continue;

      mdg_leak_reading_get_source (finder->reading, &finder->reading->plain, begin->at, digit->at - begin->at + 1, &hit.from, &hit.to);
      g_array_append_val (finder->hits, hit);
    }
}

void
mdg_leak_phones_find (MdgLeakDictionary *dictionary,
                      const MdgLeakReading *reading,
                      GArray *hits)
{
  g_autoptr (GArray) digits = list_digits (&reading->plain);
  Finder finder = { reading, dictionary->phones, dictionary->local_phones, digits, hits };

  for (guint i = 0; i < digits->len; i++)
    find_at (&finder, i);
}
