#define G_LOG_DOMAIN "mdg-analysis"

#include "config.h"

#include "mdg-leak-private.h"

#include "mdg-text.h"

#include <string.h>

void
mdg_leak_stream_init (MdgLeakStream *stream,
                      const char *folded,
                      GArray *sources)
{
  glong length;

  stream->chars = g_utf8_to_ucs4_fast (folded, -1, &length);
  stream->n = (guint) length;
  stream->sources = g_memdup2 (sources->data, sources->len * sizeof (guint32));
}

void
mdg_leak_stream_clear (MdgLeakStream *stream)
{
  g_free (stream->chars);
  g_free (stream->sources);
}

static gboolean
is_digit (gunichar c)
{
  return c >= '0' && c <= '9';
}

static int
get_numeral (gunichar c)
{
  static const gunichar numerals[] = { 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341 }; /* 一 … 十 */

  for (guint i = 0; i < G_N_ELEMENTS (numerals); i++)
    if (numerals[i] == c)
      return (int) i + 1;

  return 0;
}

/* 丁目, 番地, 番 or 号 at chars; how long it is. */
static guint
get_number_word (const gunichar *chars,
                 guint n)
{
  if (n > 1 && ((chars[0] == 0x4E01 && chars[1] == 0x76EE) || (chars[0] == 0x756A && chars[1] == 0x5730)))
    return 2;

  return n > 0 && (chars[0] == 0x756A || chars[0] == 0x53F7) ? 1 : 0;
}

/* 十二 in 十二番: its length, 0 when it counts nothing. */
static guint
read_numerals (const gunichar *chars,
               guint n,
               int *value)
{
  guint length = 0;

  *value = 0;
  for (; length < MIN (n, 3) && get_numeral (chars[length]) > 0; length++)
    {
      int numeral = get_numeral (chars[length]);

      *value = numeral == 10 ? MAX (*value, 1) * 10 : *value + numeral;
    }

  return length > 0 && get_number_word (chars + length, n - length) > 0 ? length : 0;
}

static void
put_char (MdgLeakStream *stream,
          guint *to,
          gunichar c,
          guint32 source)
{
  stream->chars[*to] = c;
  stream->sources[(*to)++] = source;
}

void
mdg_leak_stream_number (MdgLeakStream *stream)
{
  guint32 end = stream->sources[stream->n];
  guint to = 0;

  for (guint i = 0; i < stream->n;)
    {
      const gunichar *chars = stream->chars + i;
      guint left = stream->n - i;
      guint32 source = stream->sources[i];
      int value;
      guint length = read_numerals (chars, left, &value);
      gboolean after_digit = to > 0 && is_digit (stream->chars[to - 1]);

      if (length > 0)
        {
          i += length;
          /* 二十一 takes no more digits than it has characters. */
          if (value >= 10)
            put_char (stream, &to, (gunichar) ('0' + value / 10 % 10), source);
          if (value < 10 || length > 1)
            put_char (stream, &to, (gunichar) ('0' + value % 10), source);
          continue;
        }
      length = after_digit ? get_number_word (chars, left) : 0;
      if (after_digit && left > 1 && chars[0] == 0x306E && is_digit (chars[1])) /* の */
        length = 1;
      i += MAX (length, 1);
      if (length == 0)
        put_char (stream, &to, chars[0], source);
    }
  stream->sources[to] = end;
  stream->n = to;
}

static void
add_line (GArray *source,
          const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  glong length;
  g_autofree gunichar *chars = g_utf8_to_ucs4_fast (valid, -1, &length);

  g_array_append_vals (source, chars, (guint) length);
}

MdgLeakReading *
mdg_leak_reading_new (const MdgLeakLine *lines,
                      guint n_lines)
{
  MdgLeakReading *self = g_new0 (MdgLeakReading, 1);
  g_autoptr (GArray) source = g_array_new (FALSE, FALSE, sizeof (gunichar));
  g_autoptr (GArray) plain_sources = NULL;
  g_autoptr (GArray) name_sources = NULL;
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;
  gunichar end_of_block = '\n';

  self->lines = lines;
  self->n_lines = n_lines;
  self->line_starts = g_new (guint32, n_lines + 1);
  for (guint i = 0; i < n_lines; i++)
    {
      if (i > 0 && (lines[i].block != lines[i - 1].block || (lines[i].page == MDG_LEAK_METADATA) != (lines[i - 1].page == MDG_LEAK_METADATA)))
        g_array_append_val (source, end_of_block);
      self->line_starts[i] = source->len;
      add_line (source, lines[i].text);
    }
  self->line_starts[n_lines] = source->len;
  self->n = source->len;
  self->source = (gunichar *) (gpointer) g_array_steal (source, NULL);

  text = g_ucs4_to_utf8 (self->source, self->n, NULL, NULL, NULL);
  self->plain_text = mdg_text_fold_with_offsets (text, &plain_sources);
  mdg_leak_stream_init (&self->plain, self->plain_text, plain_sources);
  name = mdg_text_fold_name_with_offsets (text, &name_sources);
  mdg_leak_stream_init (&self->name, name, name_sources);
  mdg_leak_stream_init (&self->address, name, name_sources);
  mdg_leak_stream_number (&self->address);

  return self;
}

void
mdg_leak_reading_free (MdgLeakReading *self)
{
  if (self == NULL)
    return;

  g_free (self->line_starts);
  g_free (self->source);
  g_free (self->plain_text);
  mdg_leak_stream_clear (&self->plain);
  mdg_leak_stream_clear (&self->name);
  mdg_leak_stream_clear (&self->address);
  g_free (self);
}

void
mdg_leak_reading_get_source (const MdgLeakReading *self,
                             const MdgLeakStream *stream,
                             guint at,
                             guint n,
                             guint32 *from,
                             guint32 *to)
{
  *from = stream->sources[at];
  *to = MAX (stream->sources[at + n], stream->sources[at + n - 1] + 1);
  while (*to > *from + 1 && (g_unichar_isspace (self->source[*to - 1]) || g_unichar_ispunct (self->source[*to - 1])))
    (*to)--;
}
