#define G_LOG_DOMAIN "mdg-base"

#include "mdg-text.h"

#include <stdlib.h>
#include <string.h>

/* Longer than any syllable in romaji. */
#define MAX_SYLLABLE 4

typedef struct
{
  const char *romaji;
  const char *kana;
} Syllable;

/* Hepburn, kunrei and what input methods take besides, sorted by strcmp. */
static const Syllable syllables[] = {
  { "a", "あ" },
  { "ba", "ば" },
  { "be", "べ" },
  { "bi", "び" },
  { "bo", "ぼ" },
  { "bu", "ぶ" },
  { "bya", "びゃ" },
  { "bye", "びぇ" },
  { "byo", "びょ" },
  { "byu", "びゅ" },
  { "ca", "か" },
  { "cha", "ちゃ" },
  { "che", "ちぇ" },
  { "chi", "ち" },
  { "cho", "ちょ" },
  { "chu", "ちゅ" },
  { "co", "こ" },
  { "cu", "く" },
  { "cya", "ちゃ" },
  { "cye", "ちぇ" },
  { "cyo", "ちょ" },
  { "cyu", "ちゅ" },
  { "da", "だ" },
  { "de", "で" },
  { "dhi", "でぃ" },
  { "dhu", "でゅ" },
  { "di", "ぢ" },
  { "do", "ど" },
  { "du", "づ" },
  { "dwu", "どぅ" },
  { "dya", "ぢゃ" },
  { "dye", "ぢぇ" },
  { "dyo", "ぢょ" },
  { "dyu", "ぢゅ" },
  { "e", "え" },
  { "fa", "ふぁ" },
  { "fe", "ふぇ" },
  { "fi", "ふぃ" },
  { "fo", "ふぉ" },
  { "fu", "ふ" },
  { "fyu", "ふゅ" },
  { "ga", "が" },
  { "ge", "げ" },
  { "gi", "ぎ" },
  { "go", "ご" },
  { "gu", "ぐ" },
  { "gwa", "ぐぁ" },
  { "gya", "ぎゃ" },
  { "gye", "ぎぇ" },
  { "gyo", "ぎょ" },
  { "gyu", "ぎゅ" },
  { "ha", "は" },
  { "he", "へ" },
  { "hi", "ひ" },
  { "ho", "ほ" },
  { "hu", "ふ" },
  { "hya", "ひゃ" },
  { "hye", "ひぇ" },
  { "hyo", "ひょ" },
  { "hyu", "ひゅ" },
  { "i", "い" },
  { "ja", "じゃ" },
  { "je", "じぇ" },
  { "ji", "じ" },
  { "jo", "じょ" },
  { "ju", "じゅ" },
  { "jya", "じゃ" },
  { "jye", "じぇ" },
  { "jyo", "じょ" },
  { "jyu", "じゅ" },
  { "ka", "か" },
  { "ke", "け" },
  { "ki", "き" },
  { "ko", "こ" },
  { "ku", "く" },
  { "kwa", "くぁ" },
  { "kya", "きゃ" },
  { "kye", "きぇ" },
  { "kyo", "きょ" },
  { "kyu", "きゅ" },
  { "la", "ら" },
  { "le", "れ" },
  { "li", "り" },
  { "lo", "ろ" },
  { "ltsu", "っ" },
  { "ltu", "っ" },
  { "lu", "る" },
  { "lwa", "ゎ" },
  { "lya", "りゃ" },
  { "lye", "りぇ" },
  { "lyo", "りょ" },
  { "lyu", "りゅ" },
  { "ma", "ま" },
  { "me", "め" },
  { "mi", "み" },
  { "mo", "も" },
  { "mu", "む" },
  { "mya", "みゃ" },
  { "mye", "みぇ" },
  { "myo", "みょ" },
  { "myu", "みゅ" },
  { "na", "な" },
  { "ne", "ね" },
  { "ni", "に" },
  { "no", "の" },
  { "nu", "ぬ" },
  { "nya", "にゃ" },
  { "nye", "にぇ" },
  { "nyo", "にょ" },
  { "nyu", "にゅ" },
  { "o", "お" },
  { "pa", "ぱ" },
  { "pe", "ぺ" },
  { "pi", "ぴ" },
  { "po", "ぽ" },
  { "pu", "ぷ" },
  { "pya", "ぴゃ" },
  { "pye", "ぴぇ" },
  { "pyo", "ぴょ" },
  { "pyu", "ぴゅ" },
  { "qa", "くぁ" },
  { "qe", "くぇ" },
  { "qi", "くぃ" },
  { "qo", "くぉ" },
  { "qu", "く" },
  { "ra", "ら" },
  { "re", "れ" },
  { "ri", "り" },
  { "ro", "ろ" },
  { "ru", "る" },
  { "rya", "りゃ" },
  { "rye", "りぇ" },
  { "ryo", "りょ" },
  { "ryu", "りゅ" },
  { "sa", "さ" },
  { "se", "せ" },
  { "sha", "しゃ" },
  { "she", "しぇ" },
  { "shi", "し" },
  { "sho", "しょ" },
  { "shu", "しゅ" },
  { "si", "し" },
  { "so", "そ" },
  { "su", "す" },
  { "sya", "しゃ" },
  { "sye", "しぇ" },
  { "syo", "しょ" },
  { "syu", "しゅ" },
  { "ta", "た" },
  { "te", "て" },
  { "thi", "てぃ" },
  { "thu", "てゅ" },
  { "ti", "ち" },
  { "to", "と" },
  { "tsa", "つぁ" },
  { "tse", "つぇ" },
  { "tso", "つぉ" },
  { "tsu", "つ" },
  { "tu", "つ" },
  { "twu", "とぅ" },
  { "tya", "ちゃ" },
  { "tye", "ちぇ" },
  { "tyo", "ちょ" },
  { "tyu", "ちゅ" },
  { "u", "う" },
  { "va", "ゔぁ" },
  { "ve", "ゔぇ" },
  { "vi", "ゔぃ" },
  { "vo", "ゔぉ" },
  { "vu", "ゔ" },
  { "vyu", "ゔゅ" },
  { "wa", "わ" },
  { "we", "うぇ" },
  { "wi", "うぃ" },
  { "wo", "を" },
  { "wu", "う" },
  { "xa", "ぁ" },
  { "xe", "ぇ" },
  { "xi", "ぃ" },
  { "xka", "か" },
  { "xke", "け" },
  { "xo", "ぉ" },
  { "xtsu", "っ" },
  { "xtu", "っ" },
  { "xu", "ぅ" },
  { "xwa", "ゎ" },
  { "xya", "ゃ" },
  { "xyo", "ょ" },
  { "xyu", "ゅ" },
  { "ya", "や" },
  { "ye", "いぇ" },
  { "yo", "よ" },
  { "yu", "ゆ" },
  { "za", "ざ" },
  { "ze", "ぜ" },
  { "zi", "じ" },
  { "zo", "ぞ" },
  { "zu", "ず" },
  { "zya", "じゃ" },
  { "zye", "じぇ" },
  { "zyo", "じょ" },
  { "zyu", "じゅ" },
};

static int
compare_syllable (gconstpointer key,
                  gconstpointer item)
{
  return strcmp (key, ((const Syllable *) item)->romaji);
}

/* The longest syllable at the start of letters; *size its letters. NULL if there is none. */
static const char *
find_syllable (const char *letters,
               gsize n,
               gsize *size)
{
  for (gsize length = MIN (n, MAX_SYLLABLE); length > 0; length--)
    {
      char key[MAX_SYLLABLE + 1] = { 0 };
      const Syllable *found;

      memcpy (key, letters, length);
      found = bsearch (key, syllables, G_N_ELEMENTS (syllables), sizeof *syllables, compare_syllable);
      if (found != NULL)
        {
          *size = length;
          return found->kana;
        }
    }

  return NULL;
}

/* TRUE when the n letters begin some syllable whose vowel may still be typed. */
static gboolean
is_beginning (const char *letters,
              gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (strchr ("aiueo", letters[i]) != NULL)
      return FALSE;

  /* A doubled consonant may come first. */
  if (n > 1 && letters[0] == letters[1])
    return is_beginning (letters + 1, n - 1);

  for (gsize i = 0; i < G_N_ELEMENTS (syllables); i++)
    if (strncmp (syllables[i].romaji, letters, n) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
is_vowel_or_y (char c)
{
  return c != '\0' && strchr ("aiueoy", c) != NULL;
}

/* ん and っ, which depend on what follows; 0 when p is neither. Appends and returns the letters used. */
static gsize
take_special (const char *p,
              gsize n,
              GString *kana)
{
  char next = n > 1 ? p[1] : '\0';
  char after = n > 2 ? p[2] : '\0';

  if (p[0] == 'n' && next == '\'')
    {
      g_string_append (kana, "ん");
      return 2;
    }
  if (p[0] == 'n' && next == 'n')
    {
      g_string_append (kana, "ん");
      return is_vowel_or_y (after) ? 1 : 2;
    }
  if (p[0] == 'n' && !is_vowel_or_y (next))
    {
      g_string_append (kana, "ん");
      return 1;
    }
  if (p[0] == 'm' && next != '\0' && strchr ("bpm", next) != NULL)
    {
      g_string_append (kana, "ん");
      return 1;
    }
  if (next != '\0' && (p[0] == next || (p[0] == 't' && next == 'c')) && !is_vowel_or_y (p[0]) && n > 2)
    {
      g_string_append (kana, "っ");
      return 1;
    }

  return 0;
}

/* Kana for the n letters, or NULL when they are no romaji. */
static char *
convert_run (const char *letters,
             gsize n,
             gboolean at_end)
{
  g_autoptr (GString) kana = g_string_new (NULL);
  gsize i = 0;

  while (i < n)
    {
      gsize size;
      const char *found = find_syllable (letters + i, n - i, &size);

      if (found != NULL)
        {
          g_string_append (kana, found);
          i += size;
          continue;
        }
      /* Half-typed at the end: what stands so far is the better key for a list that narrows. */
      if (at_end && kana->len > 0 && letters[i] != 'n' && is_beginning (letters + i, n - i))
        break;

      size = take_special (letters + i, n - i, kana);
      if (size == 0)
        return NULL;
      i += size;
    }

  return g_strdup (kana->str);
}

static gboolean
is_letter (char c)
{
  return (c >= 'a' && c <= 'z') || c == '\'';
}

char *
mdg_text_reading (const char *typed)
{
  g_autofree char *folded = mdg_text_fold (typed);
  g_autoptr (GString) reading = g_string_sized_new (2 * strlen (folded));
  const char *p = folded;

  while (*p != '\0')
    {
      gsize n = 0;
      g_autofree char *kana = NULL;

      while (is_letter (p[n]))
        n++;
      if (n == 0)
        {
          g_string_append_c (reading, *p++);
          continue;
        }

      kana = convert_run (p, n, p[n] == '\0');
      if (kana != NULL)
        g_string_append (reading, kana);
      else
        g_string_append_len (reading, p, (gssize) n);
      p += n;
    }

  return mdg_text_fold_name (reading->str);
}
