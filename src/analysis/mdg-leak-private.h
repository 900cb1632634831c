#pragma once

#include "mdg-leak-check.h"

G_BEGIN_DECLS

/* What a piece of text is to the register; one piece may be several things. */
typedef enum
{
  MDG_PIECE_FULL = 1 << 0,
  MDG_PIECE_SURNAME = 1 << 1,
  MDG_PIECE_GIVEN = 1 << 2,
  MDG_PIECE_KANA_FULL = 1 << 3,
  MDG_PIECE_KANA_SURNAME = 1 << 4,
  MDG_PIECE_KANA_GIVEN = 1 << 5,
  MDG_PIECE_ADDRESS = 1 << 6,
  MDG_PIECE_TOWN = 1 << 7,
  MDG_PIECE_BUILDING = 1 << 8,
  MDG_PIECE_AGENCY = 1 << 9,
  MDG_PIECE_FACILITY = 1 << 10,
  MDG_PIECE_COMMON = 1 << 11,
  MDG_PIECE_ALLOWED = 1 << 12,
  MDG_PIECE_HONORIFIC = 1 << 13, /* さん */
  MDG_PIECE_BEFORE = 1 << 14,    /* stands before a surname like a space: 故 */
  MDG_PIECE_AFTER = 1 << 15,     /* stands behind one: 宅 */
} MdgPieceUse;

typedef struct
{
  guint64 hash;
  guint32 start; /* in the pool */
  guint16 length;
  guint16 uses;
  guint8 person;
  const char *instead; /* interned */
} MdgPiece;

/* Pieces by their folded characters, for finding all that begin at one place of a text. */
typedef struct
{
  GArray *pieces; /* MdgPiece */
  GArray *pool;   /* gunichar */
  guint32 *slots; /* index of a piece + 1 */
  guint n_slots;
  guint64 *lengths; /* by the first two characters: bit n − 1 for pieces of n, the last for all longer ones */
} MdgPieceTable;

struct _MdgLeakDictionary
{
  MdgPieceTable names;     /* folded as names */
  MdgPieceTable addresses; /* then without 丁目, 番地 and the like */
  GHashTable *phones;      /* digits */
  GHashTable *local_phones;
  GArray *unsplit; /* guint, full names that nobody has divided yet */
};

/* Characters of a text after folding, and where each comes from. */
typedef struct
{
  gunichar *chars;
  guint32 *sources; /* one more than chars */
  guint n;
} MdgLeakStream;

/* A sheet read through: its characters with a line feed between blocks, and its folded forms. */
typedef struct
{
  const MdgLeakLine *lines;
  guint n_lines;
  guint32 *line_starts; /* one more than lines */
  gunichar *source;
  guint n;
  char *plain_text; /* of plain, for expressions */
  MdgLeakStream plain;
  MdgLeakStream name;
  MdgLeakStream address;
} MdgLeakReading;

/* Before the words of one place are weighed against each other. */
typedef struct
{
  MdgLeakKind kind;
  MdgLeakSeverity severity;
  guint32 from; /* characters of the source */
  guint32 to;
  char *instead;
  gboolean is_vague; /* another one of the same place knows better what may stand instead */
} MdgLeakHit;

MdgPiece *mdg_piece_table_add (MdgPieceTable *table,
                               const gunichar *chars,
                               guint n,
                               guint uses);
MdgPiece *mdg_piece_table_find (MdgPieceTable *table,
                                const gunichar *chars,
                                guint n);
/* Calls back for each piece that stands at the beginning of chars. */
typedef void (*MdgPieceFound) (const MdgPiece *piece,
                               gpointer data);
void mdg_piece_table_scan (MdgPieceTable *table,
                           const gunichar *chars,
                           guint n,
                           MdgPieceFound found,
                           gpointer data);
void mdg_piece_table_init (MdgPieceTable *table);
void mdg_piece_table_clear (MdgPieceTable *table);

/* Divides the names that came without a space, once all surnames are known. */
void mdg_leak_dictionary_seal (MdgLeakDictionary *self);
/* Leaves out what numbers of an address are written with: 1丁目2番3号, 1-2-3 and 一丁目2の3 are 123. */
void mdg_leak_stream_number (MdgLeakStream *stream);
void mdg_leak_stream_init (MdgLeakStream *stream,
                           const char *folded,
                           GArray *sources);
void mdg_leak_stream_clear (MdgLeakStream *stream);

MdgLeakReading *mdg_leak_reading_new (const MdgLeakLine *lines,
                                      guint n_lines);
void mdg_leak_reading_free (MdgLeakReading *self);
/* The characters of the source that n of a stream come from, without gaps behind them. */
void mdg_leak_reading_get_source (const MdgLeakReading *self,
                                  const MdgLeakStream *stream,
                                  guint at,
                                  guint n,
                                  guint32 *from,
                                  guint32 *to);

/* Words of every day that are also names, and words around names; added to a new dictionary. */
void mdg_leak_words_add (MdgLeakDictionary *self);

/* Hits (MdgLeakHit) of what needs no register: ages, dates, amounts, numbers of telephones and addresses. */
void mdg_leak_patterns_find (const MdgLeakReading *reading,
                             const MdgDate *today,
                             GArray *hits);
void mdg_leak_phones_find (MdgLeakDictionary *dictionary,
                           const MdgLeakReading *reading,
                           GArray *hits);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgLeakReading, mdg_leak_reading_free)

G_END_DECLS
