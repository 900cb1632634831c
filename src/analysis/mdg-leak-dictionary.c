#define G_LOG_DOMAIN "mdg-analysis"

#include "config.h"

#include "mdg-leak-private.h"

#include "mdg-phone.h"
#include "mdg-text.h"

#include <string.h>

/* Of a name that nobody else's surname divides. */
#define USUAL_SURNAME 2
#define MAX_SURNAME 5

#define LEAST_BUILDING 3
#define LEAST_LOCAL_PHONE 6

/* What a body is, not which one: the name is found without it as well. */
static const char *const legal_forms[] = { "医療法人社団", "医療法人財団", "社会医療法人", "医療法人", "社会福祉法人", "一般社団法人", "一般財団法人", "公益社団法人", "公益財団法人", "特定非営利活動法人", "NPO法人", "株式会社", "有限会社", "合同会社", "(株)", "(有)" };

MdgLeakDictionary *
mdg_leak_dictionary_new (void)
{
  MdgLeakDictionary *self = g_new0 (MdgLeakDictionary, 1);

  mdg_piece_table_init (&self->names);
  mdg_piece_table_init (&self->addresses);
  self->phones = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->local_phones = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->unsplit = g_array_new (FALSE, FALSE, sizeof (guint));
  mdg_leak_words_add (self);

  return self;
}

void
mdg_leak_dictionary_free (MdgLeakDictionary *self)
{
  if (self == NULL)
    return;

  mdg_piece_table_clear (&self->names);
  mdg_piece_table_clear (&self->addresses);
  g_hash_table_unref (self->phones);
  g_hash_table_unref (self->local_phones);
  g_array_unref (self->unsplit);
  g_free (self);
}

static gunichar *
fold (const char *text,
      guint *n)
{
  g_autofree char *folded = mdg_text_fold_name (text);
  glong length;
  gunichar *chars = g_utf8_to_ucs4_fast (folded, -1, &length);

  *n = (guint) MIN (length, G_MAXUINT16);

  return chars;
}

static MdgPiece *
add_piece (MdgLeakDictionary *self,
           const char *text,
           guint uses)
{
  guint n;
  g_autofree gunichar *chars = NULL;

  if (text == NULL)
    return NULL;

  chars = fold (text, &n);

  return n > 0 ? mdg_piece_table_add (&self->names, chars, n, uses) : NULL;
}

static void
set_person (MdgPiece *piece,
            MdgLeakPerson person)
{
  piece->person = MIN (piece->person, (guint8) person);
}

static gboolean
is_gap (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x30FB || c == 0xFF65 || c == 0x00B7;
}

/* A name in one piece, and in two where it has a gap. */
static void
add_name (MdgLeakDictionary *self,
          MdgLeakPerson person,
          const char *name,
          guint full,
          guint surname,
          guint given)
{
  g_autofree char *valid = g_strstrip (g_utf8_make_valid (name, -1));
  const char *gap = valid;
  guint n_first;
  guint n_rest;
  g_autofree gunichar *first = NULL;
  g_autofree gunichar *rest = NULL;
  g_autofree gunichar *whole = NULL;
  MdgPiece *piece;

  while (*gap != '\0' && !is_gap (g_utf8_get_char (gap)))
    gap = g_utf8_next_char (gap);
  rest = fold (gap, &n_rest);
  *(char *) gap = '\0';
  first = fold (valid, &n_first);
  if (n_first + n_rest == 0 || n_first + n_rest > G_MAXUINT16)
    return;

  whole = g_new (gunichar, n_first + n_rest);
  memcpy (whole, first, n_first * sizeof *whole);
  memcpy (whole + n_first, rest, n_rest * sizeof *whole);
  piece = mdg_piece_table_add (&self->names, whole, n_first + n_rest, full);
  set_person (piece, person);
  if (n_first > 0 && n_rest > 0)
    {
      set_person (mdg_piece_table_add (&self->names, first, n_first, surname), person);
      set_person (mdg_piece_table_add (&self->names, rest, n_rest, given), person);
    }
  else if (full == MDG_PIECE_FULL)
    {
      guint index = (guint) (piece - (MdgPiece *) (gpointer) self->names.pieces->data);

      g_array_append_val (self->unsplit, index);
    }
}

void
mdg_leak_dictionary_add_person (MdgLeakDictionary *self,
                                MdgLeakPerson person,
                                const char *name,
                                const char *kana)
{
  g_return_if_fail (self != NULL);

  if (name != NULL)
    add_name (self, person, name, MDG_PIECE_FULL, MDG_PIECE_SURNAME, MDG_PIECE_GIVEN);
  if (kana != NULL)
    add_name (self, person, kana, MDG_PIECE_KANA_FULL, MDG_PIECE_KANA_SURNAME, MDG_PIECE_KANA_GIVEN);
}

void
mdg_leak_dictionary_seal (MdgLeakDictionary *self)
{
  for (guint i = 0; i < self->unsplit->len; i++)
    {
      const MdgPiece piece = g_array_index (self->names.pieces, MdgPiece, g_array_index (self->unsplit, guint, i));
      g_autofree gunichar *chars = g_memdup2 (&g_array_index (self->names.pool, gunichar, piece.start), piece.length * sizeof (gunichar));
      guint n = MIN (piece.length > 0 ? piece.length - 1u : 0u, MAX_SURNAME);

      for (; n > 0; n--)
        {
          const MdgPiece *known = mdg_piece_table_find (&self->names, chars, n);

          if (known != NULL && (known->uses & MDG_PIECE_SURNAME) != 0)
            break;
        }
      if (n == 0 && piece.length >= 2 * USUAL_SURNAME)
        n = USUAL_SURNAME;
      if (n == 0)
        continue;
      set_person (mdg_piece_table_add (&self->names, chars, n, MDG_PIECE_SURNAME), piece.person);
      set_person (mdg_piece_table_add (&self->names, chars + n, piece.length - n, MDG_PIECE_GIVEN), piece.person);
    }
  g_array_set_size (self->unsplit, 0);
}

void
mdg_leak_dictionary_add_phone (MdgLeakDictionary *self,
                               const char *phone)
{
  g_autofree char *digits = NULL;
  g_autofree char *formatted = NULL;
  const char *local;

  g_return_if_fail (self != NULL);

  if (phone == NULL)
    return;
  digits = mdg_phone_dup_digits (phone);
  if (strlen (digits) < LEAST_LOCAL_PHONE)
    return;

  formatted = mdg_phone_format (digits);
  local = strchr (formatted, '-');
  if (strlen (digits) == 10 && digits[0] == '0' && local != NULL)
    g_hash_table_add (self->local_phones, g_strdup (digits + (local - formatted)));
  g_hash_table_add (self->phones, g_steal_pointer (&digits));
}

/* From one character behind the city, the district …; the text itself first. */
static guint
find_next_part (const gunichar *chars,
                guint n,
                guint from)
{
  for (guint i = from; i < n; i++)
    if (chars[i] == 0x770C || chars[i] == 0x5E02 || chars[i] == 0x533A || chars[i] == 0x90E1 || chars[i] == 0x753A || chars[i] == 0x6751) /* 県市区郡町村 */
      return i + 1;

  return n;
}

static gboolean
is_digit (gunichar c)
{
  return c >= '0' && c <= '9';
}

static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalpha (c);
}

/* What follows the number of the house, up to the number of the flat. */
static void
add_building (MdgLeakDictionary *self,
              const gunichar *chars,
              guint n)
{
  guint from = 0;
  guint to;

  while (from < n && !is_letter (chars[from]))
    from++;
  to = from;
  while (to < n && is_letter (chars[to]))
    to++;
  if (to - from >= LEAST_BUILDING)
    mdg_piece_table_add (&self->names, chars + from, to - from, MDG_PIECE_BUILDING);
}

void
mdg_leak_dictionary_add_address (MdgLeakDictionary *self,
                                 const char *address)
{
  MdgLeakStream stream = { 0 };
  g_autoptr (GArray) sources = NULL;
  g_autofree char *folded = NULL;
  guint number = 0;
  guint end;

  g_return_if_fail (self != NULL);

  if (address == NULL)
    return;
  folded = mdg_text_fold_name_with_offsets (address, &sources);
  mdg_leak_stream_init (&stream, folded, sources);
  mdg_leak_stream_number (&stream);

  while (number < stream.n && !is_digit (stream.chars[number]))
    number++;
  for (end = number; end < stream.n && is_digit (stream.chars[end]);)
    end++;
  if (number < end)
    for (guint from = 0; from + 1 < number; from = find_next_part (stream.chars, stream.n, from))
      mdg_piece_table_add (&self->addresses, stream.chars + from, MIN (end - from, G_MAXUINT16), MDG_PIECE_ADDRESS);
  else
    for (guint from = find_next_part (stream.chars, stream.n, 0); from + 1 < stream.n; from = find_next_part (stream.chars, stream.n, from))
      mdg_piece_table_add (&self->names, stream.chars + from, MIN (stream.n - from, G_MAXUINT16), MDG_PIECE_TOWN);
  if (number < end)
    add_building (self, stream.chars + end, stream.n - end);

  mdg_leak_stream_clear (&stream);
}

static guint
get_place_use (MdgLeakKind kind)
{
  switch (kind)
    {
    case MDG_LEAK_TOWN:
      return MDG_PIECE_TOWN;

    case MDG_LEAK_BUILDING:
      return MDG_PIECE_BUILDING;

    case MDG_LEAK_AGENCY:
      return MDG_PIECE_AGENCY;

    case MDG_LEAK_FACILITY:
      return MDG_PIECE_FACILITY;

    case MDG_LEAK_FULL_NAME:
    case MDG_LEAK_SURNAME:
    case MDG_LEAK_GIVEN_NAME:
    case MDG_LEAK_KANA:
    case MDG_LEAK_PHONE:
    case MDG_LEAK_ADDRESS:
    case MDG_LEAK_AGE:
    case MDG_LEAK_DATE:
    case MDG_LEAK_AMOUNT:
    default:
      return 0;
    }
}

/* 中央一丁目 is also 中央1丁目. */
static void
add_numbered_town (MdgLeakDictionary *self,
                   const char *name,
                   const char *instead)
{
  MdgLeakStream stream = { 0 };
  g_autoptr (GArray) sources = NULL;
  g_autofree char *folded = mdg_text_fold_name_with_offsets (name, &sources);

  mdg_leak_stream_init (&stream, folded, sources);
  mdg_leak_stream_number (&stream);
  if (stream.n > 1 && stream.n < MIN (sources->len - 1, G_MAXUINT16))
    {
      MdgPiece *piece = mdg_piece_table_add (&self->addresses, stream.chars, stream.n, MDG_PIECE_TOWN);

      piece->instead = instead != NULL ? g_intern_string (instead) : piece->instead;
    }
  mdg_leak_stream_clear (&stream);
}

static void
add_place_piece (MdgLeakDictionary *self,
                 guint use,
                 const char *name,
                 const char *instead)
{
  MdgPiece *piece = add_piece (self, name, use);

  if (piece != NULL && instead != NULL)
    piece->instead = g_intern_string (instead);
}

void
mdg_leak_dictionary_add_place (MdgLeakDictionary *self,
                               MdgLeakKind kind,
                               const char *name,
                               const char *instead)
{
  g_autofree char *folded = NULL;
  guint use = get_place_use (kind);

  g_return_if_fail (self != NULL && use != 0);

  if (name == NULL)
    return;
  add_place_piece (self, use, name, instead);
  if (kind == MDG_LEAK_TOWN)
    add_numbered_town (self, name, instead);
  if (kind != MDG_LEAK_AGENCY && kind != MDG_LEAK_FACILITY)
    return;

  folded = mdg_text_fold (name);
  for (gsize i = 0; i < G_N_ELEMENTS (legal_forms); i++)
    {
      g_autofree char *form = mdg_text_fold (legal_forms[i]);

      if (g_str_has_prefix (folded, form) && g_utf8_strlen (folded + strlen (form), -1) >= 2)
        {
          add_place_piece (self, use, folded + strlen (form), instead);
          return;
        }
      if (g_str_has_suffix (folded, form) && strlen (folded) > strlen (form))
        {
          folded[strlen (folded) - strlen (form)] = '\0';
          add_place_piece (self, use, folded, instead);
          return;
        }
    }
}

void
mdg_leak_dictionary_add_common (MdgLeakDictionary *self,
                                const char *word)
{
  g_return_if_fail (self != NULL);

  add_piece (self, word, MDG_PIECE_COMMON);
}

void
mdg_leak_dictionary_allow (MdgLeakDictionary *self,
                           const char *text)
{
  g_return_if_fail (self != NULL);

  add_piece (self, text, MDG_PIECE_ALLOWED);
}
