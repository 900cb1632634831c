#define G_LOG_DOMAIN "mdg-exchange"

#include "config.h"

#include "mdg-json-stream.h"

#include "mdg-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#define PIECE (64 * 1024)
#define MAX_DEPTH 32
#define MAX_TEXT (64 * 1024)
#define MAX_NUMBER 64

typedef enum
{
  EXPECT_VALUE,
  EXPECT_VALUE_OR_END, /* just after [ */
  EXPECT_KEY,
  EXPECT_KEY_OR_END, /* just after { */
  EXPECT_COMMA_OR_END,
  EXPECT_NOTHING, /* after the whole value */
} Expected;

struct _MdgJsonStream
{
  FILE *file;
  char piece[PIECE];
  gsize at;
  gsize size;
  guint line;
  GString *text;
  double number;
  Expected expected;
  char stack[MAX_DEPTH]; /* { or [ */
  guint depth;
};

MdgJsonStream *
mdg_json_stream_new_for_path (const char *path,
                              GError **error)
{
  FILE *file = fopen (path, "rb");
  MdgJsonStream *self;

  if (file == NULL)
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_NOT_FOUND, _ ("“%s” cannot be read: %s"), path, g_strerror (errno));
      return NULL;
    }

  self = g_new0 (MdgJsonStream, 1);
  self->file = file;
  self->line = 1;
  self->text = g_string_new (NULL);

  return self;
}

void
mdg_json_stream_free (MdgJsonStream *self)
{
  if (self == NULL)
    return;

  fclose (self->file);
  g_string_free (self->text, TRUE);
  g_free (self);
}

const char *
mdg_json_stream_get_text (MdgJsonStream *self)
{
  return self->text->str;
}

double
mdg_json_stream_get_number (MdgJsonStream *self)
{
  return self->number;
}

guint
mdg_json_stream_get_line (MdgJsonStream *self)
{
  return self->line;
}

void
mdg_json_stream_set_error (MdgJsonStream *self,
                           const char *what,
                           GError **error)
{
  g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("Line %u: %s"), self->line, what);
}

static MdgJsonToken
fail (MdgJsonStream *self,
      GError **error)
{
  mdg_json_stream_set_error (self, _ ("this is not JSON."), error);

  return MDG_JSON_FAILED;
}

/* The next byte, or EOF. */
static int
peek (MdgJsonStream *self)
{
  if (self->at == self->size)
    {
      self->size = fread (self->piece, 1, PIECE, self->file);
      self->at = 0;
    }

  return self->at < self->size ? (guchar) self->piece[self->at] : EOF;
}

static int
take (MdgJsonStream *self)
{
  int byte = peek (self);

  if (byte != EOF)
    self->at++;
  if (byte == '\n')
    self->line++;

  return byte;
}

static int
skip_space (MdgJsonStream *self)
{
  int byte;

  while ((byte = peek (self)) == ' ' || byte == '\t' || byte == '\r' || byte == '\n')
    take (self);

  return byte;
}

static gboolean
read_hex (MdgJsonStream *self,
          gunichar *value)
{
  *value = 0;
  for (guint i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value ((char) take (self));

      if (digit < 0)
        return FALSE;
      *value = *value * 16 + (gunichar) digit;
    }

  return TRUE;
}

static gboolean
read_unicode (MdgJsonStream *self)
{
  gunichar value;
  gunichar low;

  if (!read_hex (self, &value))
    return FALSE;
  if (value >= 0xd800 && value < 0xdc00)
    {
      if (take (self) != '\\' || take (self) != 'u' || !read_hex (self, &low) || low < 0xdc00 || low > 0xdfff)
        return FALSE;
      value = 0x10000 + ((value - 0xd800) << 10) + (low - 0xdc00);
    }
  if (value == 0 || !g_unichar_validate (value))
    return FALSE;
  g_string_append_unichar (self->text, value);

  return TRUE;
}

static gboolean
read_escape (MdgJsonStream *self)
{
  static const char letters[] = "\"\\/bfnrt";
  static const char meant[] = "\"\\/\b\f\n\r\t";
  int byte = take (self);
  const char *found;

  if (byte == 'u')
    return read_unicode (self);
  found = byte > 0 ? strchr (letters, byte) : NULL;
  if (found == NULL)
    return FALSE;
  g_string_append_c (self->text, meant[found - letters]);

  return TRUE;
}

static gboolean
read_string (MdgJsonStream *self,
             GError **error)
{
  g_string_truncate (self->text, 0);
  take (self);
  for (;;)
    {
      int byte = take (self);

      if (byte == '"')
        break;
      if (self->text->len > MAX_TEXT)
        {
          mdg_json_stream_set_error (self, _ ("a text is longer than any name or code can be."), error);
          return FALSE;
        }
      if (byte == EOF || byte < 0x20 || (byte == '\\' && !read_escape (self)))
        {
          fail (self, error);
          return FALSE;
        }
      if (byte != '\\')
        g_string_append_c (self->text, (char) byte);
    }
  if (!g_utf8_validate (self->text->str, (gssize) self->text->len, NULL))
    {
      mdg_json_stream_set_error (self, _ ("the text is not UTF-8."), error);
      return FALSE;
    }

  return TRUE;
}

static MdgJsonToken
read_number (MdgJsonStream *self,
             GError **error)
{
  char *end;
  int byte;

  g_string_truncate (self->text, 0);
  while ((byte = peek (self)) != EOF && (g_ascii_isdigit (byte) || byte == '-' || byte == '+' || byte == '.' || byte == 'e' || byte == 'E') && self->text->len <= MAX_NUMBER)
    g_string_append_c (self->text, (char) take (self));
  self->number = g_ascii_strtod (self->text->str, &end);

  return self->text->len > 0 && self->text->len <= MAX_NUMBER && *end == '\0' ? MDG_JSON_NUMBER : fail (self, error);
}

static MdgJsonToken
read_word (MdgJsonStream *self,
           GError **error)
{
  g_string_truncate (self->text, 0);
  while (g_ascii_isalpha ((char) peek (self)) && self->text->len < 8)
    g_string_append_c (self->text, (char) take (self));
  if (strcmp (self->text->str, "true") == 0)
    return MDG_JSON_TRUE;
  if (strcmp (self->text->str, "false") == 0)
    return MDG_JSON_FALSE;

  return strcmp (self->text->str, "null") == 0 ? MDG_JSON_NULL : fail (self, error);
}

static MdgJsonToken
begin (MdgJsonStream *self,
       char bracket,
       GError **error)
{
  if (self->depth == MAX_DEPTH)
    return fail (self, error);

  take (self);
  self->stack[self->depth++] = bracket;
  self->expected = bracket == '{' ? EXPECT_KEY_OR_END : EXPECT_VALUE_OR_END;

  return bracket == '{' ? MDG_JSON_BEGIN_OBJECT : MDG_JSON_BEGIN_ARRAY;
}

static MdgJsonToken
end (MdgJsonStream *self,
     int bracket,
     GError **error)
{
  if (self->depth == 0 || self->stack[self->depth - 1] != (bracket == '}' ? '{' : '['))
    return fail (self, error);

  take (self);
  self->depth--;
  self->expected = self->depth > 0 ? EXPECT_COMMA_OR_END : EXPECT_NOTHING;

  return bracket == '}' ? MDG_JSON_END_OBJECT : MDG_JSON_END_ARRAY;
}

static MdgJsonToken
read_key (MdgJsonStream *self,
          GError **error)
{
  if (peek (self) != '"')
    return fail (self, error);
  if (!read_string (self, error))
    return MDG_JSON_FAILED;
  if (skip_space (self) != ':')
    return fail (self, error);

  take (self);
  self->expected = EXPECT_VALUE;

  return MDG_JSON_KEY;
}

static MdgJsonToken
read_value (MdgJsonStream *self,
            int byte,
            GError **error)
{
  if (byte == '{' || byte == '[')
    return begin (self, (char) byte, error);

  self->expected = self->depth > 0 ? EXPECT_COMMA_OR_END : EXPECT_NOTHING;
  if (byte == '"')
    return read_string (self, error) ? MDG_JSON_STRING : MDG_JSON_FAILED;

  return g_ascii_isalpha ((char) byte) ? read_word (self, error) : read_number (self, error);
}

MdgJsonToken
mdg_json_stream_next (MdgJsonStream *self,
                      GError **error)
{
  int byte = skip_space (self);

  /* A byte order mark before the first value. */
  if (byte == 0xef && self->depth == 0 && self->expected == EXPECT_VALUE && (take (self), take (self)) == 0xbb && take (self) == 0xbf)
    byte = skip_space (self);
  if (byte == EOF)
    return self->expected == EXPECT_NOTHING ? MDG_JSON_END : fail (self, error);

  if (self->expected == EXPECT_COMMA_OR_END)
    {
      if (byte == '}' || byte == ']')
        return end (self, byte, error);
      if (byte != ',')
        return fail (self, error);
      take (self);
      byte = skip_space (self);
      self->expected = self->stack[self->depth - 1] == '{' ? EXPECT_KEY : EXPECT_VALUE;
    }
  if ((self->expected == EXPECT_KEY_OR_END && byte == '}') || (self->expected == EXPECT_VALUE_OR_END && byte == ']'))
    return end (self, byte, error);
  if (self->expected == EXPECT_KEY || self->expected == EXPECT_KEY_OR_END)
    return read_key (self, error);

  return self->expected == EXPECT_NOTHING ? fail (self, error) : read_value (self, byte, error);
}

gboolean
mdg_json_stream_skip (MdgJsonStream *self,
                      MdgJsonToken token,
                      GError **error)
{
  guint depth = self->depth;

  if (token != MDG_JSON_BEGIN_OBJECT && token != MDG_JSON_BEGIN_ARRAY)
    return token != MDG_JSON_FAILED;

  while (self->depth >= depth)
    if (mdg_json_stream_next (self, error) == MDG_JSON_FAILED)
      return FALSE;

  return TRUE;
}
