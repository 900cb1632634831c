#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-forms-private.h"

#include "mdg-referral.h"
#include "mdg-text-match.h"
#include "mdg-text.h"
#include "mdg-town-index.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Letters of the syllables あ to ん (U+3041 to U+3093), small ones as their own. */
static const char letters[] = "AAIIUUEEOOKGKGKGKGKGSZSJSZSZSZTDCJTTZTDTDNNNNNHBPHBPFBPHBPHBPMMMMMYYYYYYRRRRRWWIEON";

static char
get_letter (const char *kana)
{
  g_autofree char *folded = mdg_text_fold (kana);
  gunichar first = g_utf8_get_char (folded);

  if (first < 0x80 && g_ascii_isalpha ((char) first))
    return g_ascii_toupper ((char) first);
  if (first < 0x3041 || first >= 0x3041 + sizeof letters - 1)
    return '\0';

  return letters[first - 0x3041];
}

static char **
split_name (const char *name)
{
  g_autofree char *spaced = g_strdup (name != NULL ? name : "");
  g_autoptr (GString) plain = g_string_new (spaced);

  g_string_replace (plain, "　", " ", 0);
  g_strstrip (plain->str);

  return g_strsplit (plain->str, " ", -1);
}

char *
mdg_forms_dup_initials (const char *kana)
{
  g_auto (GStrv) parts = split_name (kana);
  GString *initials = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char letter = *parts[i] != '\0' ? get_letter (parts[i]) : '\0';

      if (letter != '\0')
        g_string_append_printf (initials, "%c.", letter);
    }

  return initials->len > 0 ? g_string_free (initials, FALSE) : g_string_free (initials, TRUE);
}

char *
mdg_forms_dup_fax_name (MdgRecord *referral)
{
  char *initials = mdg_forms_dup_initials (mdg_record_get_text (referral, MDG_REFERRAL_SUBJECT_KANA));

  return initials != NULL ? initials : g_strdup (_ ("(name withheld)"));
}

static void
add_word (GPtrArray *words,
          const char *first,
          const char *second)
{
  g_autofree char *word = g_strconcat (first, second, NULL);

  g_ptr_array_add (words, mdg_text_fold (word));
}

/* A part of a name stands for the person when it is long enough to be no other word, else before 「さん」 and the like. */
static void
add_parts (GPtrArray *words,
           const char *name,
           glong enough)
{
  static const char *const titles[] = { "さん", "様", "さま", "氏", "殿", "くん", "君", "ちゃん", "宅" };
  g_auto (GStrv) parts = split_name (name);
  g_autofree char *joined = g_strjoinv ("", parts);
  g_autofree char *spaced = g_strjoinv (" ", parts);
  g_autofree char *wide = g_strjoinv ("　", parts);

  if (*joined == '\0')
    return;

  if (g_strv_length (parts) > 1)
    {
      add_word (words, joined, "");
      add_word (words, spaced, "");
      add_word (words, wide, "");
    }
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] == '\0')
        continue;
      if (g_utf8_strlen (parts[i], -1) >= enough)
        add_word (words, parts[i], "");
      for (guint j = 0; j < G_N_ELEMENTS (titles); j++)
        add_word (words, parts[i], titles[j]);
    }
}

char *
mdg_forms_mask_name (const char *text,
                     const char *name,
                     const char *kana,
                     const char *initials)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) ranges = NULL;
  GString *masked;
  const char *p = text;
  guint at = 0;

  if (text == NULL)
    return NULL;

  add_parts (words, name, 2);
  add_parts (words, kana, 3);
  g_ptr_array_add (words, NULL);
  ranges = mdg_text_match_find (text, (const char *const *) words->pdata);

  masked = g_string_new (NULL);
  for (guint i = 0; i < ranges->len; i++)
    {
      const MdgTextRange *range = &g_array_index (ranges, MdgTextRange, i);
      const char *start = g_utf8_offset_to_pointer (p, (glong) (range->start - at));

      g_string_append_len (masked, p, start - p);
      g_string_append (masked, initials);
      p = g_utf8_offset_to_pointer (start, (glong) (range->end - range->start));
      at = range->end;
    }
  g_string_append (masked, p);

  return g_string_free (masked, FALSE);
}

const char *
mdg_forms_skip_city (MdgWorkspace *workspace,
                     const char *address)
{
  const char *city = mdg_record_get_text (MDG_RECORD (mdg_workspace_get_centre (workspace)), MDG_CENTRE_CITY);

  if (address == NULL || city == NULL || !g_str_has_prefix (address, city))
    return address;

  return address + strlen (city);
}

/* Up to the first number. */
static char *
cut_at_number (const char *address)
{
  const char *p = address;

  while (*p != '\0' && !g_unichar_isdigit (g_utf8_get_char (p)) && !g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return g_strndup (address, (gsize) (p - address));
}

char *
mdg_forms_dup_town (MdgWorkspace *workspace,
                    const char *address)
{
  MdgTown *town;

  if (address == NULL)
    return NULL;

  town = mdg_town_index_find (mdg_workspace_get_town_index (workspace), address, NULL);
  if (town != NULL)
    return g_strdup (mdg_record_get_text (MDG_RECORD (town), MDG_TOWN_NAME));

  return cut_at_number (mdg_forms_skip_city (workspace, address));
}
