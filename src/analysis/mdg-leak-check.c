#include "config.h"

#define G_LOG_DOMAIN "mdg-analysis"

#include "mdg-leak-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Shorter names are found in the middle of other words: 東京子会社. */
#define SURE_NAME 4
#define SURE_KANA 6
#define SURE_PLACE 4
#define MAX_BEFORE 3

typedef enum
{
  SCRIPT_OTHER,
  SCRIPT_KANJI,
  SCRIPT_HIRAGANA,
  SCRIPT_KATAKANA,
  SCRIPT_LATIN,
  SCRIPT_DIGIT,
} Script;

typedef struct
{
  MdgLeakDictionary *dictionary;
  const MdgLeakReading *reading;
  const MdgLeakStream *stream;
  guint8 *scripts; /* of the name stream, as printed */
  guint32 *reach;  /* by character of the source: how far what is allowed from there or before goes */
  GArray *hits;
  guint at;
} Check;

/* Where a piece stands, and what is around it. */
typedef struct
{
  guint n;
  gboolean before;    /* a word begins here */
  gboolean after;     /* and ends there */
  gboolean is_kana;   /* no kanji in it */
  guint honorific;    /* characters of one that follows */
  gboolean is_common; /* also a word like any other */
  gboolean is_apart;  /* runs on into the next cell */
} Place;

void
mdg_leak_free (MdgLeak *leak)
{
  if (leak == NULL)
    return;

  g_free (leak->word);
  g_free (leak->instead);
  g_free (leak);
}

const char *
mdg_leak_kind_get_label (MdgLeakKind kind)
{
  static const char *const labels[] = {
    [MDG_LEAK_FULL_NAME] = N_ ("Full name"),
    [MDG_LEAK_SURNAME] = N_ ("Surname"),
    [MDG_LEAK_GIVEN_NAME] = N_ ("Given name"),
    [MDG_LEAK_KANA] = N_ ("Name in kana"),
    [MDG_LEAK_PHONE] = N_ ("Telephone"),
    [MDG_LEAK_ADDRESS] = N_ ("Address"),
    [MDG_LEAK_TOWN] = N_ ("Town"),
    [MDG_LEAK_BUILDING] = N_ ("Building"),
    [MDG_LEAK_AGENCY] = N_ ("Agency"),
    [MDG_LEAK_FACILITY] = N_ ("Facility"),
    [MDG_LEAK_AGE] = N_ ("Exact age"),
    [MDG_LEAK_DATE] = N_ ("Date"),
    [MDG_LEAK_AMOUNT] = N_ ("Amount"),
  };

  g_return_val_if_fail (kind < G_N_ELEMENTS (labels), NULL);

  return _ (labels[kind]);
}

static Script
get_script (gunichar c)
{
  if (c == 0x3005 || c == 0x3006 || c == 0x3007 || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF))
    return SCRIPT_KANJI;
  if (c >= 0x3041 && c <= 0x309F)
    return SCRIPT_HIRAGANA;
  if ((c >= 0x30A1 && c <= 0x30FF) || (c >= 0xFF66 && c <= 0xFF9F) || (c >= 0x31F0 && c <= 0x31FF))
    return SCRIPT_KATAKANA;
  if (g_unichar_isdigit (c))
    return SCRIPT_DIGIT;

  return g_unichar_isalpha (c) ? SCRIPT_LATIN : SCRIPT_OTHER;
}

/* A word begins or ends before the character: another script, a space, a sign, a new block. The end of a line ends
   none. */
static gboolean
is_break (const Check *check,
          guint at)
{
  const MdgLeakStream *stream = check->stream;

  if (at == 0 || at >= stream->n || check->scripts[at] != check->scripts[at - 1] || check->scripts[at] == SCRIPT_OTHER)
    return TRUE;
  for (guint32 i = stream->sources[at - 1] + 1; i < stream->sources[at]; i++)
    if (g_unichar_isspace (check->reading->source[i]) || check->reading->source[i] == 0x30FB)
      return TRUE;

  return FALSE;
}

static void
note_longest (const MdgPiece *piece,
              gpointer data)
{
  guint *longest = data;

  /* longest[0] is the use that is looked for. */
  if ((piece->uses & longest[0]) != 0)
    longest[1] = MAX (longest[1], piece->length);
}

/* The longest piece of that use at a place; 0 when none stands there. */
static guint
measure (const Check *check,
         guint at,
         guint use)
{
  guint longest[2] = { use, 0 };

  if (at < check->stream->n)
    mdg_piece_table_scan (&check->dictionary->names, check->stream->chars + at, check->stream->n - at, note_longest, longest);

  return longest[1];
}

static gboolean
has_before (const Check *check,
            guint at)
{
  for (guint n = 1; n <= MIN (at, MAX_BEFORE); n++)
    {
      const MdgPiece *piece = mdg_piece_table_find (&check->dictionary->names, check->stream->chars + at - n, n);

      if (piece != NULL && (piece->uses & MDG_PIECE_BEFORE) != 0 && is_break (check, at - n))
        return TRUE;
    }

  return FALSE;
}

static void
look_around (const Check *check,
             const MdgPiece *piece,
             Place *place)
{
  guint end = check->at + piece->length;

  place->n = piece->length;
  place->is_common = (piece->uses & MDG_PIECE_COMMON) != 0;
  place->honorific = measure (check, end, MDG_PIECE_HONORIFIC);
  place->before = is_break (check, check->at) || has_before (check, check->at);
  place->after = place->honorific > 0 || is_break (check, end) || measure (check, end, MDG_PIECE_AFTER) > 0;
  place->is_kana = TRUE;
  for (guint i = check->at; i < end; i++)
    place->is_kana = place->is_kana && check->scripts[i] != SCRIPT_KANJI;
  place->is_apart = FALSE;
  for (guint32 i = check->stream->sources[check->at]; i < check->stream->sources[end - 1]; i++)
    place->is_apart = place->is_apart || check->reading->source[i] == '\n';
}

static const char *
get_person_instead (guint8 person)
{
  static const char *const words[] = {
    [MDG_LEAK_SUBJECT] = N_ ("the person"),
    [MDG_LEAK_FAMILY] = N_ ("a relative"),
    [MDG_LEAK_CONSULTER] = N_ ("who consulted"),
    [MDG_LEAK_DOCTOR] = N_ ("the doctor"),
    [MDG_LEAK_STAFF] = N_ ("the member of staff"),
  };

  return person < G_N_ELEMENTS (words) ? _ (words[person]) : NULL;
}

static void
add_hit (Check *check,
         MdgLeakKind kind,
         MdgLeakSeverity severity,
         guint n,
         const char *instead)
{
  MdgLeakHit hit = { .kind = kind, .severity = severity, .instead = g_strdup (instead), .is_vague = check->stream == &check->reading->address };

  mdg_leak_reading_get_source (check->reading, check->stream, check->at, n, &hit.from, &hit.to);
  g_array_append_val (check->hits, hit);
}

static void
judge_full_name (Check *check,
                 const MdgPiece *piece,
                 const Place *place)
{
  gboolean is_sure = place->n >= SURE_NAME || (place->before && place->after && !place->is_apart && place->n > 1);

  add_hit (check, MDG_LEAK_FULL_NAME, is_sure ? MDG_LEAK_BLOCKED : MDG_LEAK_WARNING, place->n + place->honorific, get_person_instead (piece->person));
}

static void
judge_surname (Check *check,
               const MdgPiece *piece,
               const Place *place)
{
  gboolean is_called = place->honorific > 0 && place->before;
  gboolean is_word = place->before && place->after;

  if (place->is_apart || (!is_word && !(place->honorific > 0 && place->n > 1)))
    return;
  /* One character alone is a word far more often than a name. */
  if (place->n == 1 && !is_called && !(is_break (check, check->at) && is_break (check, check->at + 1)))
    return;

  add_hit (check,
           MDG_LEAK_SURNAME,
           is_called || (is_word && place->n > 1 && !place->is_common && !place->is_kana) ? MDG_LEAK_BLOCKED : MDG_LEAK_WARNING,
           place->n + place->honorific,
           get_person_instead (piece->person));
}

/* Common syllables do not block: はな, みよ; nor does one character: 実, 正. */
static void
judge_given_name (Check *check,
                  const MdgPiece *piece,
                  const Place *place)
{
  gboolean is_sure = place->n > 1 && !place->is_kana && (place->honorific > 0 || !place->is_common);

  if (place->is_apart || !place->before || !place->after || (place->n == 1 && place->honorific == 0))
    return;

  add_hit (check, MDG_LEAK_GIVEN_NAME, is_sure ? MDG_LEAK_BLOCKED : MDG_LEAK_WARNING, place->n + place->honorific, get_person_instead (piece->person));
}

static void
judge_kana (Check *check,
            const MdgPiece *piece,
            const Place *place)
{
  gboolean is_word = place->before && place->after;
  gboolean is_called = place->honorific > 0 && place->before && !place->is_apart;
  guint n = place->n + place->honorific;

  if ((piece->uses & MDG_PIECE_KANA_FULL) != 0)
    {
      gboolean is_sure = place->n >= SURE_KANA || (is_word && place->n > 2 && !place->is_apart);

      if (is_sure || place->n >= SURE_NAME)
        add_hit (check, MDG_LEAK_KANA, is_sure ? MDG_LEAK_BLOCKED : MDG_LEAK_WARNING, n, get_person_instead (piece->person));
    }
  else if (is_called && place->n > 1 && (piece->uses & MDG_PIECE_KANA_SURNAME) != 0)
    add_hit (check, MDG_LEAK_KANA, place->n > 2 && !place->is_common ? MDG_LEAK_BLOCKED : MDG_LEAK_WARNING, n, get_person_instead (piece->person));
  else if (place->n > 1 && !place->is_apart && (is_called || (is_word && place->n > 2)))
    add_hit (check, MDG_LEAK_KANA, MDG_LEAK_WARNING, n, get_person_instead (piece->person));
}

static const char *
get_place_instead (MdgLeakKind kind)
{
  if (kind == MDG_LEAK_AGENCY)
    return _ ("an agency");
  if (kind == MDG_LEAK_FACILITY)
    return _ ("a facility");

  return kind == MDG_LEAK_TOWN ? _ ("in the city") : NULL;
}

/* A town also begins behind the city's 市. */
static gboolean
is_behind_city (const Check *check)
{
  gunichar before = check->at > 0 ? check->stream->chars[check->at - 1] : 0;

  return before == 0x770C || before == 0x5E02 || before == 0x533A || before == 0x90E1 || before == 0x753A || before == 0x6751; /* 県市区郡町村 */
}

static void
judge_place (Check *check,
             const MdgPiece *piece,
             const Place *place,
             MdgLeakKind kind)
{
  gboolean is_town = kind == MDG_LEAK_TOWN;
  gboolean is_word = is_town ? place->before || is_behind_city (check) : place->before && place->after;
  gboolean is_sure = is_word || place->n >= SURE_PLACE;
  guint n = place->n;

  if (place->is_apart ? n <= SURE_PLACE : (n == 1 && !(is_break (check, check->at) && is_break (check, check->at + 1))))
    return;
  if (!is_sure && !is_town)
    return;

  if (is_town && check->at + n < check->stream->n && check->scripts[check->at + n] == SCRIPT_DIGIT)
    {
      while (check->at + n < check->stream->n && check->scripts[check->at + n] == SCRIPT_DIGIT)
        n++;
      kind = MDG_LEAK_ADDRESS;
    }
  add_hit (check,
           kind,
           is_sure && n > 1 && !place->is_common ? MDG_LEAK_BLOCKED : MDG_LEAK_WARNING,
           n,
           piece->instead != NULL ? piece->instead : get_place_instead (is_town ? MDG_LEAK_TOWN : kind));
}

static void
judge_piece (const MdgPiece *piece,
             gpointer data)
{
  Check *check = data;
  Place place;

  if ((piece->uses & (MDG_PIECE_COMMON - 1)) == 0)
    return;

  look_around (check, piece, &place);
  if ((piece->uses & MDG_PIECE_FULL) != 0)
    judge_full_name (check, piece, &place);
  if ((piece->uses & MDG_PIECE_SURNAME) != 0)
    judge_surname (check, piece, &place);
  if ((piece->uses & MDG_PIECE_GIVEN) != 0)
    judge_given_name (check, piece, &place);
  if ((piece->uses & (MDG_PIECE_KANA_FULL | MDG_PIECE_KANA_SURNAME | MDG_PIECE_KANA_GIVEN)) != 0)
    judge_kana (check, piece, &place);
  if ((piece->uses & MDG_PIECE_TOWN) != 0)
    judge_place (check, piece, &place, MDG_LEAK_TOWN);
  if ((piece->uses & MDG_PIECE_BUILDING) != 0)
    judge_place (check, piece, &place, MDG_LEAK_BUILDING);
  if ((piece->uses & MDG_PIECE_AGENCY) != 0)
    judge_place (check, piece, &place, MDG_LEAK_AGENCY);
  if ((piece->uses & MDG_PIECE_FACILITY) != 0)
    judge_place (check, piece, &place, MDG_LEAK_FACILITY);
}

/* An address, or a town with a number in its name. */
static void
judge_address (const MdgPiece *piece,
               gpointer data)
{
  Check *check = data;
  MdgLeakKind kind = (piece->uses & MDG_PIECE_ADDRESS) != 0 ? MDG_LEAK_ADDRESS : MDG_LEAK_TOWN;

  add_hit (check, kind, MDG_LEAK_BLOCKED, piece->length, piece->instead != NULL ? piece->instead : get_place_instead (MDG_LEAK_TOWN));
}

static void
mark_allowed (Check *check)
{
  guint32 reach = 0;

  for (guint i = 0; i < check->stream->n; i++)
    {
      guint n = measure (check, i, MDG_PIECE_ALLOWED);
      guint32 from;
      guint32 to;

      if (n == 0)
        continue;
      mdg_leak_reading_get_source (check->reading, check->stream, i, n, &from, &to);
      /* Signs at the end go with it: （見本）. */
      while (to < check->reading->n && to < check->stream->sources[i + n])
        to++;
      check->reach[from] = MAX (check->reach[from], to);
    }
  for (guint32 i = 0; i < check->reading->n; i++)
    check->reach[i] = reach = MAX (reach, check->reach[i]);
}

static void
collect_hits (Check *check,
              const MdgDate *today)
{
  MdgLeakDictionary *dictionary = check->dictionary;
  const MdgLeakReading *reading = check->reading;

  check->stream = &reading->address;
  for (check->at = 0; check->at < reading->address.n; check->at++)
    mdg_piece_table_scan (&dictionary->addresses, reading->address.chars + check->at, reading->address.n - check->at, judge_address, check);

  check->stream = &reading->name;
  for (guint i = 0; i < reading->name.n; i++)
    check->scripts[i] = (guint8) get_script (reading->source[reading->name.sources[i]]);
  for (check->at = 0; check->at < reading->name.n; check->at++)
    mdg_piece_table_scan (&dictionary->names, reading->name.chars + check->at, reading->name.n - check->at, judge_piece, check);
  mark_allowed (check);

  mdg_leak_phones_find (dictionary, reading, check->hits);
  mdg_leak_patterns_find (reading, today, check->hits);
}

static int
compare_hits (gconstpointer a,
              gconstpointer b)
{
  const MdgLeakHit *x = a;
  const MdgLeakHit *y = b;

  if (x->from != y->from)
    return x->from < y->from ? -1 : 1;
  if (x->to != y->to)
    return x->to > y->to ? -1 : 1;
  if (x->severity != y->severity)
    return x->severity > y->severity ? -1 : 1;

  return x->is_vague != y->is_vague ? x->is_vague - y->is_vague : (int) x->kind - (int) y->kind;
}

static guint
find_line (const MdgLeakReading *reading,
           guint32 at)
{
  guint low = 0;
  guint high = reading->n_lines;

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (reading->line_starts[middle] <= at)
        low = middle;
      else
        high = middle;
    }

  return low;
}

static MdgLeak *
new_leak (const MdgLeakReading *reading,
          const MdgLeakHit *hit)
{
  MdgLeak *leak = g_new0 (MdgLeak, 1);
  const MdgLeakLine *line = &reading->lines[find_line (reading, hit->from)];
  GString *word = g_string_new (NULL);

  for (guint32 i = hit->from; i < hit->to; i++)
    if (reading->source[i] != '\n')
      g_string_append_unichar (word, reading->source[i]);
  leak->kind = hit->kind;
  leak->severity = hit->severity;
  leak->page = line->page;
  leak->line = line->line;
  leak->word = g_string_free (word, FALSE);
  leak->instead = g_strdup (hit->instead);

  return leak;
}

/* A name inside an address, a surname inside the full name: the longer says it all, unless the shorter is graver. */
static gboolean
is_covered (GArray *hits,
            guint index)
{
  const MdgLeakHit *hit = &g_array_index (hits, MdgLeakHit, index);

  for (guint i = index; i > 0; i--)
    {
      const MdgLeakHit *other = &g_array_index (hits, MdgLeakHit, i - 1);

      if (other->to >= hit->to && other->severity >= hit->severity)
        return TRUE;
      if (hit->from - other->from > G_MAXUINT8)
        return FALSE;
    }

  return FALSE;
}

static void
clear_hit (gpointer data)
{
  g_free (((MdgLeakHit *) data)->instead);
}

GPtrArray *
mdg_leak_check (MdgLeakDictionary *dictionary,
                const MdgLeakLine *lines,
                guint n_lines,
                const MdgDate *today)
{
  GPtrArray *leaks = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_leak_free);
  g_autoptr (MdgLeakReading) reading = mdg_leak_reading_new (lines, n_lines);
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (MdgLeakHit));
  g_autofree guint8 *scripts = g_new0 (guint8, reading->name.n + 1);
  g_autofree guint32 *reach = g_new0 (guint32, reading->n + 1);
  Check check = { dictionary, reading, NULL, scripts, reach, hits, 0 };

  g_return_val_if_fail (dictionary != NULL && today != NULL, leaks);

  g_array_set_clear_func (hits, clear_hit);
  mdg_leak_dictionary_seal (dictionary);
  collect_hits (&check, today);
  g_array_sort (hits, compare_hits);
  for (guint i = 0; i < hits->len; i++)
    {
      const MdgLeakHit *hit = &g_array_index (hits, MdgLeakHit, i);

      if (reach[hit->from] < hit->to && !is_covered (hits, i))
        g_ptr_array_add (leaks, new_leak (reading, hit));
    }

  return leaks;
}
