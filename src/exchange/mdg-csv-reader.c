#define G_LOG_DOMAIN "mdg-exchange"

#include "config.h"

#include "mdg-sheet-reader-private.h"

#include "mdg-cp932.h"
#include "mdg-csv-private.h"
#include "mdg-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK (64 * 1024)
#define MAX_RESCAN (G_GUINT64_CONSTANT (256) * 1024 * 1024)

typedef enum
{
  ENCODING_UTF8,
  ENCODING_UTF16LE,
  ENCODING_UTF16BE,
  ENCODING_CP932,
} Encoding;

/* The bytes of UTF-8 and of code page 932 are cut into cells as they are: no second byte of 932 looks like a
   separator, a quote or a line end. UTF-16 becomes UTF-8 on its way into the buffer. */
struct _MdgCsvReader
{
  int fd;
  goffset size;
  goffset n_read;
  gboolean is_at_end;
  Encoding encoding;
  char delimiter;
  GByteArray *buffer;
  gsize start; /* of the next row in the buffer */
  guint line;  /* of the next row */
  guint64 rescanned;
  /* UTF-16 */
  int odd_byte; /* -1 for none */
  gunichar high_surrogate;
};

typedef enum
{
  SCAN_WHOLE,
  SCAN_END,
  SCAN_TOO_LONG,
  SCAN_OPEN_QUOTE, /* spans lines and is closed nowhere near, or in the middle of a text */
  SCAN_FAILED,
} ScanStatus;

typedef struct
{
  gsize size;       /* of the row without its line end */
  gsize next;       /* where the next row begins, from its start */
  guint n_lines;    /* line ends inside */
  gsize first_line; /* where the second line of the row begins, or 0 */
} Scan;

static void
append_utf16_unit (MdgCsvReader *self,
                   gunichar unit)
{
  static const guint8 broken = 0xff; /* valid nowhere in UTF-8, so the row is refused */
  char utf8[6];
  gunichar c = unit;

  if (self->high_surrogate != 0)
    {
      gunichar high = self->high_surrogate;

      self->high_surrogate = 0;
      if (unit >= 0xdc00 && unit <= 0xdfff)
        c = 0x10000 + ((high - 0xd800) << 10) + (unit - 0xdc00);
      else
        g_byte_array_append (self->buffer, &broken, 1);
    }
  else if (unit >= 0xdc00 && unit <= 0xdfff)
    {
      g_byte_array_append (self->buffer, &broken, 1);
      return;
    }

  if (c >= 0xd800 && c <= 0xdbff)
    self->high_surrogate = c;
  else
    g_byte_array_append (self->buffer, (const guint8 *) utf8, (guint) g_unichar_to_utf8 (c, utf8));
}

static void
append_utf16 (MdgCsvReader *self,
              const guint8 *bytes,
              gsize size)
{
  for (gsize i = 0; i < size; i++)
    {
      guint first;

      if (self->odd_byte < 0)
        {
          self->odd_byte = bytes[i];
          continue;
        }
      first = (guint) self->odd_byte;
      self->odd_byte = -1;
      append_utf16_unit (self, self->encoding == ENCODING_UTF16LE ? first | ((guint) bytes[i] << 8) : (first << 8) | bytes[i]);
    }
}

/* One more piece of the file into the buffer; what lies before start is given up. */
static gboolean
fill (MdgCsvReader *self,
      GError **error)
{
  static const guint8 broken = 0xff;
  guint8 bytes[CHUNK];
  gssize n;

  if (self->start > 0)
    {
      g_byte_array_remove_range (self->buffer, 0, (guint) self->start);
      self->start = 0;
    }

  do
    n = read (self->fd, bytes, sizeof bytes);
  while (n < 0 && errno == EINTR);
  if (n < 0)
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_FAILED, _ ("Line %u: the file cannot be read on: %s"), self->line, g_strerror (errno));
      return FALSE;
    }

  self->n_read += n;
  if (self->encoding == ENCODING_UTF16LE || self->encoding == ENCODING_UTF16BE)
    append_utf16 (self, bytes, (gsize) n);
  else
    g_byte_array_append (self->buffer, bytes, (guint) n);

  if (n == 0)
    {
      self->is_at_end = TRUE;
      if (self->odd_byte >= 0 || self->high_surrogate != 0)
        g_byte_array_append (self->buffer, &broken, 1);
      self->odd_byte = -1;
      self->high_surrogate = 0;
    }

  return TRUE;
}

/* The byte at offset from the start of the row; -1 at the end of the file, -2 when reading failed. */
static int
peek_byte (MdgCsvReader *self,
           gsize offset,
           GError **error)
{
  while (self->start + offset >= self->buffer->len)
    {
      if (self->is_at_end)
        return -1;
      if (!fill (self, error))
        return -2;
    }

  return self->buffer->data[self->start + offset];
}

/* Length of the line end at offset: CR LF, CR or LF; 0 for none, -2 when reading failed. */
static int
line_end_at (MdgCsvReader *self,
             gsize offset,
             int byte,
             GError **error)
{
  int after;

  if (byte == '\n')
    return 1;
  if (byte != '\r')
    return 0;

  after = peek_byte (self, offset + 1, error);
  return after == -2 ? -2 : after == '\n' ? 2
                                          : 1;
}

typedef enum
{
  AT_FIELD_START,
  IN_FIELD,
  IN_QUOTES,
  AFTER_QUOTES,
} State;

static State
next_state (MdgCsvReader *self,
            State state,
            int byte)
{
  if (state == IN_QUOTES)
    return byte == '"' ? AFTER_QUOTES : IN_QUOTES;
  if (state == AFTER_QUOTES && byte == '"')
    return IN_QUOTES;
  if (byte == self->delimiter)
    return AT_FIELD_START;

  return state == AT_FIELD_START && byte == '"' ? IN_QUOTES : IN_FIELD;
}

/* Finds the end of the row that begins at start. */
static ScanStatus
scan_row (MdgCsvReader *self,
          Scan *scan,
          GError **error)
{
  State state = AT_FIELD_START;
  gsize i = 0;

  *scan = (Scan){ 0 };
  for (;;)
    {
      int byte = peek_byte (self, i, error);
      int line_end;
      State before = state;

      if (byte == -2)
        return SCAN_FAILED;
      if (byte == -1)
        {
          scan->size = scan->next = i;
          if (state == IN_QUOTES)
            return SCAN_OPEN_QUOTE;
          return i == 0 ? SCAN_END : SCAN_WHOLE;
        }
      scan->size = i;
      if (i >= MDG_SHEET_MAX_LINE)
        return scan->first_line > 0 && state == IN_QUOTES ? SCAN_OPEN_QUOTE : SCAN_TOO_LONG;

      line_end = line_end_at (self, i, byte, error);
      if (line_end == -2)
        return SCAN_FAILED;
      if (line_end > 0 && state != IN_QUOTES)
        {
          scan->next = i + (gsize) line_end;
          scan->n_lines++;
          return SCAN_WHOLE;
        }
      if (line_end > 0)
        {
          scan->n_lines++;
          i += (gsize) line_end;
          if (scan->first_line == 0)
            scan->first_line = i;
          continue;
        }

      state = next_state (self, state, byte);
      if (before == AFTER_QUOTES && state == IN_FIELD && scan->first_line > 0)
        return SCAN_OPEN_QUOTE;
      i++;
    }
}

/* Drops the rest of the line the row begins in, whatever its length. */
static gboolean
skip_line (MdgCsvReader *self,
           GError **error)
{
  for (;;)
    {
      int byte = peek_byte (self, 0, error);
      int line_end;

      if (byte == -2)
        return FALSE;
      if (byte == -1)
        return TRUE;
      line_end = line_end_at (self, 0, byte, error);
      if (line_end == -2)
        return FALSE;
      self->start += line_end > 0 ? (gsize) line_end : 1;
      if (line_end > 0)
        {
          self->line++;
          return TRUE;
        }
    }
}

static MdgSheetStatus
refuse_long_line (MdgCsvReader *self,
                  GError **error)
{
  guint line = self->line;

  if (!skip_line (self, error))
    return MDG_SHEET_FAILED;

  g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("Line %u: longer than 1 MiB. This line was left out."), line);
  return MDG_SHEET_REFUSED;
}

static MdgSheetStatus
refuse_open_quote (MdgCsvReader *self,
                   const Scan *scan,
                   GError **error)
{
  guint line = self->line;

  self->rescanned += scan->size;
  if (self->rescanned > MAX_RESCAN)
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("Line %u: too many quotation marks are not closed; save the file anew from the spreadsheet program."), line);
      return MDG_SHEET_FAILED;
    }
  if (!skip_line (self, error))
    return MDG_SHEET_FAILED;

  g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("Line %u: a quotation mark (\") is opened and not closed. This line was left out."), line);
  return MDG_SHEET_REFUSED;
}

/* The raw bytes of one cell between begin and end, quotes taken off. */
static GString *
unquote (const char *begin,
         const char *end)
{
  GString *raw = g_string_sized_new ((gsize) (end - begin) + 1);
  gboolean is_quoted = begin < end && *begin == '"';
  const char *p = is_quoted ? begin + 1 : begin;

  for (; p < end; p++)
    {
      if (is_quoted && *p == '"')
        {
          if (p + 1 < end && p[1] == '"')
            p++;
          else
            {
              is_quoted = FALSE;
              continue;
            }
        }
      g_string_append_c (raw, *p);
    }

  return raw;
}

static void
normalize_line_ends (GString *raw)
{
  gsize to = 0;

  for (gsize from = 0; from < raw->len; from++)
    {
      char c = raw->str[from];

      if (c == '\r')
        {
          c = '\n';
          if (from + 1 < raw->len && raw->str[from + 1] == '\n')
            from++;
        }
      raw->str[to++] = c;
    }
  g_string_truncate (raw, to);
}

static char *
decode_cell (MdgCsvReader *self,
             const char *begin,
             const char *end)
{
  g_autoptr (GString) raw = unquote (begin, end);

  if (raw->len > 0 && raw->str[0] == '\'' && mdg_csv_is_formula (raw->str, raw->len))
    g_string_erase (raw, 0, 1);
  normalize_line_ends (raw);

  if (self->encoding == ENCODING_CP932)
    return mdg_cp932_decode (raw->str, raw->len);

  return g_utf8_validate (raw->str, (gssize) raw->len, NULL) ? g_string_free (g_steal_pointer (&raw), FALSE) : NULL;
}

static const char *
find_cell_end (MdgCsvReader *self,
               const char *begin,
               const char *end)
{
  State state = AT_FIELD_START;

  for (const char *p = begin; p < end; p++)
    {
      if (*p == self->delimiter && state != IN_QUOTES)
        return p;
      state = next_state (self, state, (guint8) *p);
    }

  return end;
}

static MdgSheetStatus
split_row (MdgCsvReader *self,
           const char *bytes,
           gsize size,
           GPtrArray *cells,
           GError **error)
{
  const char *end = bytes + size;

  if (memchr (bytes, '\0', size) != NULL)
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("Line %u: contains a NUL character; it is no text. This line was left out."), self->line);
      return MDG_SHEET_REFUSED;
    }

  for (const char *begin = bytes; begin <= end;)
    {
      const char *cell_end = find_cell_end (self, begin, end);

      if (cells->len < MDG_SHEET_MAX_CELLS)
        {
          char *cell = decode_cell (self, begin, cell_end);

          if (cell == NULL)
            {
              g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("Line %u: cell %u contains characters that cannot be read as %s. This line was left out."), self->line, cells->len + 1, mdg_csv_reader_get_format (self));
              return MDG_SHEET_REFUSED;
            }
          g_ptr_array_add (cells, cell);
        }
      else if (cell_end > begin)
        {
          g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("Line %u: more than %u cells. This line was left out."), self->line, MDG_SHEET_MAX_CELLS);
          return MDG_SHEET_REFUSED;
        }
      begin = cell_end + 1;
    }

  return mdg_sheet_trim_row (cells) ? MDG_SHEET_ROW : MDG_SHEET_END;
}

MdgSheetStatus
mdg_csv_reader_next (MdgCsvReader *self,
                     GPtrArray **cells,
                     guint *row_number,
                     GError **error)
{
  for (;;)
    {
      g_autoptr (GPtrArray) row = NULL;
      MdgSheetStatus status;
      Scan scan;

      *row_number = self->line;
      switch (scan_row (self, &scan, error))
        {
        case SCAN_END:
          return MDG_SHEET_END;

        case SCAN_TOO_LONG:
          return refuse_long_line (self, error);

        case SCAN_OPEN_QUOTE:
          return refuse_open_quote (self, &scan, error);

        case SCAN_WHOLE:
          break;

        case SCAN_FAILED:
        default:
          return MDG_SHEET_FAILED;
        }

      row = g_ptr_array_new_with_free_func (g_free);
      status = split_row (self, (const char *) self->buffer->data + self->start, scan.size, row, error);
      self->start += scan.next;
      self->line += scan.n_lines;
      if (status == MDG_SHEET_END)
        continue;
      if (status == MDG_SHEET_ROW)
        *cells = g_steal_pointer (&row);
      return status;
    }
}

typedef struct
{
  guint pending; /* bytes of a character still to come */
  guint8 low;    /* smallest and largest next byte */
  guint8 high;
  guint64 n_characters; /* of three bytes and more, as Japanese has */
  guint64 n_invalid;
} Utf8Count;

static void
count_utf8 (Utf8Count *count,
            guint8 byte)
{
  if (count->pending > 0)
    {
      gboolean fits = byte >= count->low && byte <= count->high;

      count->low = 0x80;
      count->high = 0xbf;
      if (fits)
        {
          count->n_characters += --count->pending == 0;
          return;
        }
      count->pending = 0;
      count->n_invalid++;
    }

  count->low = byte == 0xe0 ? 0xa0 : byte == 0xf0 ? 0x90
                                                  : 0x80;
  count->high = byte == 0xed ? 0x9f : byte == 0xf4 ? 0x8f
                                                   : 0xbf;
  if (byte < 0x80)
    count->pending = 0;
  else if (byte >= 0xc2 && byte <= 0xdf)
    count->pending = 1;
  else if (byte >= 0xe0 && byte <= 0xef)
    count->pending = 2;
  else if (byte >= 0xf0 && byte <= 0xf4)
    count->pending = 3;
  else
    count->n_invalid++;
}

/* Without a mark: UTF-8 when it is that throughout, or nearly (text of code page 932 has hardly ever the form
   of UTF-8, so a few damaged bytes cost their rows and not the file); else code page 932. */
static gboolean
guess_encoding (MdgCsvReader *self,
                GError **error)
{
  Utf8Count count = { 0 };
  guint8 bytes[CHUNK];
  gssize n;

  while ((n = read (self->fd, bytes, sizeof bytes)) > 0)
    for (gssize i = 0; i < n; i++)
      count_utf8 (&count, bytes[i]);
  if (n < 0 || lseek (self->fd, 0, SEEK_SET) != 0)
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_FAILED, _ ("The file cannot be read: %s"), g_strerror (errno));
      return FALSE;
    }

  count.n_invalid += count.pending > 0;
  self->encoding = count.n_invalid == 0 || count.n_characters / 20 > count.n_invalid ? ENCODING_UTF8 : ENCODING_CP932;

  return TRUE;
}

static gboolean
detect_encoding (MdgCsvReader *self,
                 GError **error)
{
  guint8 mark[3] = { 0 };
  gssize n = pread (self->fd, mark, sizeof mark, 0);
  goffset skip = 0;

  if (n >= 3 && mark[0] == 0xef && mark[1] == 0xbb && mark[2] == 0xbf)
    skip = 3;
  else if (n >= 2 && mark[0] == 0xff && mark[1] == 0xfe)
    {
      self->encoding = ENCODING_UTF16LE;
      skip = 2;
    }
  else if (n >= 2 && mark[0] == 0xfe && mark[1] == 0xff)
    {
      self->encoding = ENCODING_UTF16BE;
      skip = 2;
    }
  else
    return guess_encoding (self, error);

  self->n_read = skip;
  return lseek (self->fd, skip, SEEK_SET) == skip;
}

/* What separates most in the first lines, outside quotes. */
static gboolean
detect_delimiter (MdgCsvReader *self,
                  GError **error)
{
  static const char candidates[] = { ',', '\t', ';' };
  guint counts[G_N_ELEMENTS (candidates)] = { 0 };
  gboolean in_quotes = FALSE;
  guint lines = 0;
  guint best = 0;

  if (!fill (self, error))
    return FALSE;

  for (gsize i = 0; i < self->buffer->len && lines < 10; i++)
    {
      char c = (char) self->buffer->data[i];

      if (c == '"')
        in_quotes = !in_quotes;
      else if (c == '\n')
        lines++;
      for (guint k = 0; k < G_N_ELEMENTS (candidates); k++)
        if (c == candidates[k] && !in_quotes)
          counts[k]++;
    }
  for (guint k = 1; k < G_N_ELEMENTS (candidates); k++)
    if (counts[k] > counts[best])
      best = k;
  self->delimiter = candidates[best];

  return TRUE;
}

MdgCsvReader *
mdg_csv_reader_new (const char *path,
                    GError **error)
{
  MdgCsvReader *self = g_new0 (MdgCsvReader, 1);
  struct stat info;

  self->line = 1;
  self->odd_byte = -1;
  self->buffer = g_byte_array_new ();
  self->fd = open (path, O_RDONLY | O_CLOEXEC);
  if (self->fd < 0 || fstat (self->fd, &info) != 0)
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_FAILED, _ ("The file cannot be opened: %s"), g_strerror (errno));
      mdg_csv_reader_free (self);
      return NULL;
    }
  self->size = info.st_size;

  if (!detect_encoding (self, error) || !detect_delimiter (self, error))
    {
      mdg_csv_reader_free (self);
      return NULL;
    }

  return self;
}

void
mdg_csv_reader_free (MdgCsvReader *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_byte_array_unref (self->buffer);
  g_free (self);
}

const char *
mdg_csv_reader_get_format (MdgCsvReader *self)
{
  switch (self->encoding)
    {
    case ENCODING_CP932:
      return "CP932";

    case ENCODING_UTF16LE:
    case ENCODING_UTF16BE:
      return "UTF-16";

    case ENCODING_UTF8:
    default:
      return "UTF-8";
    }
}

double
mdg_csv_reader_get_progress (MdgCsvReader *self)
{
  return self->size > 0 ? CLAMP ((double) self->n_read / (double) self->size, 0, 1) : 1;
}
