#define G_LOG_DOMAIN "mdg-base"

#include "mdg-text.h"

#include "mdg-text-private.h"

/* Signs that some write into a name and others leave out. */
static gboolean
is_dropped (gunichar c)
{
  switch (c)
    {
    case '-':
    case 0x00B7: /* middle dot */
    case 0x2022: /* bullet */
    case 0x30FB: /* ・ */
    case 0x30FC: /* ー */
    case 0x3099: /* sound marks that joined nothing */
    case 0x309A:
      return TRUE;
    default:
      return g_unichar_isspace (c);
    }
}

/* Small kana to large, and the spellings that sound alike. c is folded already. */
static gunichar
sound_of (gunichar c)
{
  static const struct
  {
    guint16 from;
    guint16 to;
  } sounds[] = {
    { 0x3041, 0x3042 }, /* ぁ あ */
    { 0x3043, 0x3044 },
    { 0x3045, 0x3046 },
    { 0x3047, 0x3048 },
    { 0x3049, 0x304A },
    { 0x3062, 0x3058 }, /* ぢ じ */
    { 0x3063, 0x3064 }, /* っ つ */
    { 0x3065, 0x305A }, /* づ ず */
    { 0x3083, 0x3084 }, /* ゃ や */
    { 0x3085, 0x3086 },
    { 0x3087, 0x3088 },
    { 0x308E, 0x308F }, /* ゎ わ */
    { 0x3090, 0x3044 }, /* ゐ い */
    { 0x3091, 0x3048 }, /* ゑ え */
    { 0x3092, 0x304A }, /* を お */
    { 0x3094, 0x3076 }, /* ゔ ぶ */
    { 0x31F0, 0x304F }, /* small kana of Ainu names: ㇰ く */
    { 0x31F1, 0x3057 },
    { 0x31F2, 0x3059 },
    { 0x31F3, 0x3068 },
    { 0x31F4, 0x306C },
    { 0x31F5, 0x306F },
    { 0x31F6, 0x3072 },
    { 0x31F7, 0x3075 },
    { 0x31F8, 0x3078 },
    { 0x31F9, 0x307B },
    { 0x31FA, 0x3080 },
    { 0x31FB, 0x3089 },
    { 0x31FC, 0x308A },
    { 0x31FD, 0x308B },
    { 0x31FE, 0x308C },
    { 0x31FF, 0x308D },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sounds); i++)
    if (sounds[i].from == c)
      return sounds[i].to;

  return c;
}

/* ゔ with a small vowel is one syllable of the ば row; 0 when vowel is none. */
static gunichar
join_v (gunichar vowel)
{
  switch (vowel)
    {
    case 0x3041:
      return 0x3070; /* ば */
    case 0x3043:
      return 0x3073; /* び */
    case 0x3047:
      return 0x3079; /* べ */
    case 0x3049:
      return 0x307C; /* ぼ */
    default:
      return 0;
    }
}

/* 鎌ケ谷, 鎌ヶ谷 and 鎌が谷 are one place: け and が between kanji. */
static void
level_ga (gunichar *chars,
          gsize n)
{
  for (gsize i = 1; i + 1 < n; i++)
    if (chars[i] == 0x304C && mdg_text_is_ideograph (chars[i - 1]) && mdg_text_is_ideograph (chars[i + 1]))
      chars[i] = 0x3051;
}

/* What stood apart may have come together: signs of other scripts are put in order once more. */
static gboolean
needs_order (const gunichar *chars,
             gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (chars[i] >= 0x80 && !(chars[i] >= 0x3041 && chars[i] <= 0x30FF) && !mdg_text_is_ideograph (chars[i]))
      return TRUE;

  return FALSE;
}

/* Folds what was levelled once more; *sources (NULL when nobody asks) follows. */
static char *
put_in_order (const char *sounds,
              GArray **sources)
{
  g_autoptr (GArray) offsets = NULL;
  g_autoptr (GArray) before = *sources;
  char *folded = mdg_text_fold_with_offsets (sounds, before != NULL ? &offsets : NULL);

  for (guint i = 0; offsets != NULL && i < offsets->len; i++)
    g_array_index (offsets, guint32, i) = g_array_index (before, guint32, g_array_index (offsets, guint32, i));
  *sources = g_steal_pointer (&offsets);

  return folded;
}

char *
mdg_text_fold_name_with_offsets (const char *name,
                                 GArray **offsets)
{
  g_autoptr (GArray) sources = NULL;
  g_autofree char *folded = mdg_text_fold_with_offsets (name, offsets != NULL ? &sources : NULL);
  glong length;
  g_autofree gunichar *chars = g_utf8_to_ucs4_fast (folded, -1, &length);
  g_autofree char *sounds = NULL;
  guint32 *from = sources != NULL ? (guint32 *) (gpointer) sources->data : NULL;
  gsize n = 0;

  for (glong i = 0; i < length; i++)
    {
      gunichar joined = chars[i] == 0x3094 ? join_v (chars[i + 1]) : 0;

      if (joined == 0 && is_dropped (chars[i]))
        continue;
      if (from != NULL)
        from[n] = from[i];
      chars[n++] = joined != 0 ? joined : sound_of (chars[i]);
      if (joined != 0)
        i++;
    }
  level_ga (chars, n);
  if (from != NULL)
    {
      from[n] = from[length];
      g_array_set_size (sources, (guint) n + 1);
    }

  sounds = g_ucs4_to_utf8 (chars, (glong) n, NULL, NULL, NULL);
  if (n < (gsize) length && needs_order (chars, n))
    {
      g_autofree char *levelled = g_steal_pointer (&sounds);

      sounds = put_in_order (levelled, &sources);
    }
  if (offsets != NULL)
    *offsets = g_steal_pointer (&sources);

  return g_steal_pointer (&sounds);
}

char *
mdg_text_fold_name (const char *name)
{
  return mdg_text_fold_name_with_offsets (name, NULL);
}
