#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-store-private.h"

#include <string.h>

/* FTS5 tokenizer for text that was folded before it came in: overlapping pairs of characters of each run
   of letters and digits. The last character of a run alone is added at the position of the last pair
   (colocated) when indexing, so that a phrase may go on behind it; a query of two or more characters
   does not ask for it. Two more kinds of tokens keep the lists that a query reads short:
   - Before the text each of its characters stands once, marked: a prefix query for one character would read
     the lists of all pairs that begin with it.
   - Four digits are added at the position of their first pair, and asked for instead of it: pairs of digits
     stand in every telephone. */

#define N_BASIC 0x10000
#define MAX_CHARACTER 4 /* bytes */
#define N_DIGITS 4

typedef struct
{
  gpointer context;
  int (*emit) (gpointer, int, const char *, int, int, int);
  gboolean is_query;
} Sink;

/* Characters met; those beyond the basic plane are so rare that the text itself is looked through. */
typedef struct
{
  guint64 basic[N_BASIC / 64];
} Seen;

typedef struct
{
  int start; /* of the character in bytes */
  int end;
} Span;

/* Lead bytes tell the class of nearly every character of Japanese text; the rest asks GLib. */
gboolean
mdg_tokenizer_is_word (const char *p)
{
  guchar c = (guchar) *p;
  gunichar ch;

  if (c < 0x80)
    return g_ascii_isalnum (c);
  if (c >= 0xe4 && c <= 0xe9)
    return TRUE;

  ch = g_utf8_get_char (p);
  if (ch >= 0x3041 && ch <= 0x30fe)
    return ch != 0x30fb && ch != 0x30a0;
  if (ch == 0x3005 || ch == 0x3006 || ch == 0x3007)
    return TRUE;

  return g_unichar_isalnum (ch);
}

static int
get_next (const char *text,
          int size,
          int i)
{
  return MIN (size, i + (int) (g_utf8_next_char (text + i) - (text + i)));
}

static int
emit_run (const Sink *sink,
          const char *text,
          Span last,
          guint length)
{
  if (length == 1)
    return sink->emit (sink->context, 0, text + last.start, last.end - last.start, last.start, last.end);
  if (sink->is_query)
    return SQLITE_OK;

  return sink->emit (sink->context, FTS5_TOKEN_COLOCATED, text + last.start, last.end - last.start, last.start, last.end);
}

static gboolean
has_digits (const char *text,
            int size,
            int start)
{
  if (size - start < N_DIGITS)
    return FALSE;
  for (int i = 0; i < N_DIGITS; i++)
    if (!g_ascii_isdigit (text[start + i]))
      return FALSE;

  return TRUE;
}

static int
emit_pair (const Sink *sink,
           const char *text,
           int size,
           int start,
           int end)
{
  gboolean digits = has_digits (text, size, start);
  int code = SQLITE_OK;

  if (!digits || !sink->is_query)
    code = sink->emit (sink->context, 0, text + start, end - start, start, end);
  if (digits && code == SQLITE_OK)
    code = sink->emit (sink->context, sink->is_query ? 0 : FTS5_TOKEN_COLOCATED, text + start, N_DIGITS, start, start + N_DIGITS);

  return code;
}

/* The end of what a query has to ask for: the last four digits hold the pairs behind them. */
static int
get_query_size (const char *text,
                int size)
{
  return size >= N_DIGITS && has_digits (text, size, size - N_DIGITS) ? size - N_DIGITS + 2 : size;
}

static int
emit_pairs (const Sink *sink,
            const char *text,
            int size)
{
  int until = sink->is_query ? get_query_size (text, size) : size;
  Span last = { 0, 0 };
  guint length = 0;
  int code = SQLITE_OK;

  for (int i = 0; i < until && code == SQLITE_OK;)
    {
      int next = get_next (text, size, i);

      if (mdg_tokenizer_is_word (text + i))
        {
          if (length > 0)
            code = emit_pair (sink, text, size, last.start, next);
          last = (Span){ i, next };
          length++;
        }
      else if (length > 0)
        {
          code = emit_run (sink, text, last, length);
          length = 0;
        }
      i = next;
    }

  return code == SQLITE_OK && length > 0 ? emit_run (sink, text, last, length) : code;
}

static gboolean
is_first (Seen *seen,
          const char *text,
          int start,
          int end)
{
  gunichar c = g_utf8_get_char (text + start);
  guint64 bit = G_GUINT64_CONSTANT (1) << (c % 64);
  gboolean first;

  if (c >= N_BASIC)
    return memmem (text, (gsize) start, text + start, (gsize) (end - start)) == NULL;

  first = (seen->basic[c / 64] & bit) == 0;
  seen->basic[c / 64] |= bit;

  return first;
}

static int
emit_marked (const Sink *sink,
             const char *text,
             Span span,
             gboolean first)
{
  char token[1 + MAX_CHARACTER] = { MDG_TOKENIZER_MARK };
  int length = MIN (span.end - span.start, MAX_CHARACTER);

  memcpy (token + 1, text + span.start, (gsize) length);

  return sink->emit (sink->context, first ? 0 : FTS5_TOKEN_COLOCATED, token, 1 + length, span.start, span.end);
}

static int
emit_characters (const Sink *sink,
                 const char *text,
                 int size)
{
  Seen seen = { 0 };
  gboolean first = TRUE;
  int code = SQLITE_OK;

  for (int i = 0; i < size && code == SQLITE_OK;)
    {
      int next = get_next (text, size, i);

      if (mdg_tokenizer_is_word (text + i) && is_first (&seen, text, i, next))
        {
          code = emit_marked (sink, text, (Span){ i, next }, first);
          first = FALSE;
        }
      i = next;
    }

  return code;
}

static int
tokenize (Fts5Tokenizer *tokenizer,
          void *context,
          int flags,
          const char *text,
          int size,
          int (*emit) (void *, int, const char *, int, int, int))
{
  Sink sink = { context, emit, (flags & FTS5_TOKENIZE_QUERY) != 0 };
  int code;

  if (sink.is_query && size > 0 && text[0] == MDG_TOKENIZER_MARK)
    return emit (context, 0, text, size, 0, size);

  code = sink.is_query ? SQLITE_OK : emit_characters (&sink, text, size);

  return code == SQLITE_OK ? emit_pairs (&sink, text, size) : code;
}

static int
create (void *context,
        const char **arguments,
        int n_arguments,
        Fts5Tokenizer **tokenizer)
{
  static int nothing;

  *tokenizer = (Fts5Tokenizer *) &nothing;
  return SQLITE_OK;
}

static void
destroy (Fts5Tokenizer *tokenizer)
{
}

int
mdg_tokenizer_register (sqlite3 *handle)
{
  static fts5_tokenizer methods = { create, destroy, tokenize };
  fts5_api *api = NULL;
  sqlite3_stmt *stmt = NULL;
  int code = sqlite3_prepare_v2 (handle, "SELECT fts5 (?1)", -1, &stmt, NULL);

  if (code != SQLITE_OK)
    return code;

  sqlite3_bind_pointer (stmt, 1, &api, "fts5_api_ptr", NULL);
  sqlite3_step (stmt);
  code = sqlite3_finalize (stmt);
  if (code != SQLITE_OK || api == NULL)
    return SQLITE_ERROR;

  return api->xCreateTokenizer (api, "mdg", NULL, &methods, NULL);
}
