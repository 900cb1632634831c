#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-store-private.h"

#include <string.h>

/* FTS5 tokenizer for text that was folded before it came in: overlapping pairs of characters of each run
   of letters and digits. The last character of a run alone is added at the position of the last pair
   (colocated) when indexing, so that one character finds by prefix; a query of two or more characters
   does not ask for it. */

typedef struct
{
  gpointer context;
  int (*emit) (gpointer, int, const char *, int, int, int);
  gboolean is_query;
} Sink;

typedef struct
{
  int start; /* of the character in bytes */
  int end;
} Span;

/* Lead bytes tell the class of nearly every character of Japanese text; the rest asks GLib. */
static gboolean
is_word (const char *p)
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

static int
tokenize (Fts5Tokenizer *tokenizer,
          void *context,
          int flags,
          const char *text,
          int size,
          int (*emit) (void *, int, const char *, int, int, int))
{
  Sink sink = { context, emit, (flags & FTS5_TOKENIZE_QUERY) != 0 };
  Span last = { 0, 0 };
  guint length = 0;
  int code = SQLITE_OK;

  for (int i = 0; i < size && code == SQLITE_OK;)
    {
      int next = MIN (size, i + (int) (g_utf8_next_char (text + i) - (text + i)));

      if (is_word (text + i))
        {
          if (length > 0)
            code = emit (context, 0, text + last.start, next - last.start, last.start, next);
          last = (Span){ i, next };
          length++;
        }
      else if (length > 0)
        {
          code = emit_run (&sink, text, last, length);
          length = 0;
        }
      i = next;
    }

  if (code == SQLITE_OK && length > 0)
    code = emit_run (&sink, text, last, length);

  return code;
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
