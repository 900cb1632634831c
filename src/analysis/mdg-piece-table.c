#define G_LOG_DOMAIN "mdg-analysis"

#include "config.h"

#include "mdg-leak-private.h"

#include <string.h>

/* Longer pieces are looked up by so many characters and then compared. */
#define MAX_LENGTH 64
#define N_BEGINNINGS 0x10000
#define FIRST_SLOTS 1024

static guint64
add_to_hash (guint64 hash,
             gunichar c)
{
  return (hash ^ c) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
}

static guint
hash_to_slot (const MdgPieceTable *table,
              guint64 hash)
{
  return (guint) (hash >> 32) & (table->n_slots - 1);
}

static guint64 *
get_lengths (MdgPieceTable *table,
             const gunichar *chars,
             guint n)
{
  guint at = n > 1 ? chars[0] * 31 + chars[1] * 8191 : chars[0];

  return &table->lengths[at % N_BEGINNINGS];
}

static const gunichar *
get_chars (MdgPieceTable *table,
           const MdgPiece *piece)
{
  return &g_array_index (table->pool, gunichar, piece->start);
}

void
mdg_piece_table_init (MdgPieceTable *table)
{
  table->pieces = g_array_new (FALSE, FALSE, sizeof (MdgPiece));
  table->pool = g_array_new (FALSE, FALSE, sizeof (gunichar));
  table->n_slots = FIRST_SLOTS;
  table->slots = g_new0 (guint32, table->n_slots);
  table->lengths = g_new0 (guint64, N_BEGINNINGS);
}

void
mdg_piece_table_clear (MdgPieceTable *table)
{
  g_array_unref (table->pieces);
  g_array_unref (table->pool);
  g_free (table->slots);
  g_free (table->lengths);
}

static void
insert (MdgPieceTable *table,
        guint index)
{
  guint slot = hash_to_slot (table, g_array_index (table->pieces, MdgPiece, index).hash);

  while (table->slots[slot] != 0)
    slot = (slot + 1) & (table->n_slots - 1);
  table->slots[slot] = index + 1;
}

static void
grow (MdgPieceTable *table)
{
  g_free (table->slots);
  table->n_slots *= 2;
  table->slots = g_new0 (guint32, table->n_slots);
  for (guint i = 0; i < table->pieces->len; i++)
    insert (table, i);
}

static MdgPiece *
look_up (MdgPieceTable *table,
         guint64 hash,
         const gunichar *chars,
         guint n)
{
  for (guint slot = hash_to_slot (table, hash); table->slots[slot] != 0; slot = (slot + 1) & (table->n_slots - 1))
    {
      MdgPiece *piece = &g_array_index (table->pieces, MdgPiece, table->slots[slot] - 1);

      if (piece->hash == hash && piece->length == n && memcmp (get_chars (table, piece), chars, n * sizeof *chars) == 0)
        return piece;
    }

  return NULL;
}

static guint64
hash_chars (const gunichar *chars,
            guint n)
{
  guint64 hash = 0;

  for (guint i = 0; i < MIN (n, MAX_LENGTH); i++)
    hash = add_to_hash (hash, chars[i]);

  return hash;
}

MdgPiece *
mdg_piece_table_find (MdgPieceTable *table,
                      const gunichar *chars,
                      guint n)
{
  return n > 0 ? look_up (table, hash_chars (chars, n), chars, n) : NULL;
}

MdgPiece *
mdg_piece_table_add (MdgPieceTable *table,
                     const gunichar *chars,
                     guint n,
                     guint uses)
{
  MdgPiece piece = { .start = table->pool->len, .length = (guint16) n, .uses = (guint16) uses, .person = G_MAXUINT8 };
  MdgPiece *known;

  g_assert (n > 0 && n <= G_MAXUINT16);
  piece.hash = hash_chars (chars, n);
  known = look_up (table, piece.hash, chars, n);
  if (known != NULL)
    {
      known->uses |= (guint16) uses;
      return known;
    }

  if (table->pieces->len * 2 >= table->n_slots)
    grow (table);
  g_array_append_vals (table->pool, chars, n);
  g_array_append_val (table->pieces, piece);
  insert (table, table->pieces->len - 1);
  *get_lengths (table, chars, n) |= G_GUINT64_CONSTANT (1) << (MIN (n, MAX_LENGTH) - 1);

  return &g_array_index (table->pieces, MdgPiece, table->pieces->len - 1);
}

/* Pieces of n characters and, where that is the most that is looked up by, longer ones. */
static void
scan_length (MdgPieceTable *table,
             guint64 hash,
             const gunichar *chars,
             guint n,
             guint n_left,
             MdgPieceFound found,
             gpointer data)
{
  for (guint slot = hash_to_slot (table, hash); table->slots[slot] != 0; slot = (slot + 1) & (table->n_slots - 1))
    {
      const MdgPiece *piece = &g_array_index (table->pieces, MdgPiece, table->slots[slot] - 1);

      if (piece->hash == hash && MIN (piece->length, MAX_LENGTH) == n && piece->length <= n_left && memcmp (get_chars (table, piece), chars, piece->length * sizeof *chars) == 0)
        found (piece, data);
    }
}

void
mdg_piece_table_scan (MdgPieceTable *table,
                      const gunichar *chars,
                      guint n,
                      MdgPieceFound found,
                      gpointer data)
{
  guint64 lengths = n > 0 ? *get_lengths (table, chars, 1) & 1 : 0;
  guint64 hash = 0;

  if (n > 1)
    lengths |= *get_lengths (table, chars, 2) & ~G_GUINT64_CONSTANT (1);

  for (guint i = 0; i < MIN (n, MAX_LENGTH) && lengths >> i != 0; i++)
    {
      hash = add_to_hash (hash, chars[i]);
      if ((lengths >> i & 1) != 0)
        scan_length (table, hash, chars, i + 1, n, found, data);
    }
}
