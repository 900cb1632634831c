#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-error.h"
#include "mdg-record-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Written by hand: it runs for every saved record, and its bytes are what revisions are compared by. */
static void
append_string (GString *json,
               const char *text)
{
  const char *plain = text;

  g_string_append_c (json, '"');
  for (; *text != '\0'; text++)
    {
      guchar c = (guchar) *text;

      if (c >= 0x20 && c != '"' && c != '\\')
        continue;

      g_string_append_len (json, plain, text - plain);
      plain = text + 1;
      if (c == '\n')
        g_string_append (json, "\\n");
      else if (c == '\t')
        g_string_append (json, "\\t");
      else if (c == '"' || c == '\\')
        g_string_append_printf (json, "\\%c", c);
      else
        g_string_append_printf (json, "\\u%04x", c);
    }
  g_string_append_len (json, plain, text - plain);
  g_string_append_c (json, '"');
}

static void
append_value (GString *json,
              MdgRecord *self,
              guint i)
{
  const MdgField *field = &mdg_record_get_info (self)->fields[i];

  if (mdg_field_is_text (field))
    append_string (json, mdg_record_get_text (self, i));
  else if (field->type == MDG_FIELD_REFERENCE)
    {
      char text[MDG_UUID_STRING_SIZE];

      mdg_uuid_format (mdg_record_get_reference (self, i), text);
      append_string (json, text);
    }
  else if (field->type == MDG_FIELD_FLAG)
    g_string_append (json, "true");
  else
    g_string_append_printf (json, "%" G_GINT64_FORMAT, mdg_record_get_integer (self, i));
}

void
mdg_record_write_json (MdgRecord *self,
                       GString *json)
{
  const MdgRecordInfo *info = mdg_record_get_info (self);
  gboolean first = TRUE;

  g_string_append_c (json, '{');
  for (guint i = 0; i < info->n_fields; i++)
    {
      if (mdg_record_is_empty (self, i))
        continue;

      g_string_append (json, first ? "\"" : ",\"");
      g_string_append (json, info->fields[i].name);
      g_string_append (json, "\":");
      append_value (json, self, i);
      first = FALSE;
    }
  g_string_append_c (json, '}');
}

static gboolean
refuse (GError **error,
        const char *name)
{
  g_autofree char *shown = g_utf8_make_valid (name, (gssize) MIN (strlen (name), 60));

  g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The stored values contain “%s”, which does not fit this kind of record."), shown);
  return FALSE;
}

/* Reading is by hand too: one flat object, so nothing in a damaged register can make it recurse. */
static const char *
skip_space (const char *p)
{
  while (*p == ' ' || *p == '\t' || *p == '\n' || *p == '\r')
    p++;

  return p;
}

static gboolean
read_hex (const char **p,
          gunichar *unit)
{
  *unit = 0;
  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (**p);

      if (digit < 0)
        return FALSE;
      *unit = (*unit << 4) | (gunichar) digit;
      (*p)++;
    }

  return TRUE;
}

/* After "\u"; a pair of surrogates is one character. */
static gboolean
read_unicode (const char **p,
              GString *text)
{
  gunichar high;
  gunichar low;

  if (!read_hex (p, &high))
    return FALSE;
  if (high >= 0xd800 && high < 0xdc00)
    {
      if ((*p)[0] != '\\' || (*p)[1] != 'u')
        return FALSE;
      *p += 2;
      if (!read_hex (p, &low) || low < 0xdc00 || low > 0xdfff)
        return FALSE;
      high = 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
    }
  if (high == 0 || !g_unichar_validate (high))
    return FALSE;

  g_string_append_unichar (text, high);

  return TRUE;
}

static gboolean
read_escape (const char **p,
             GString *text)
{
  static const char from[] = "\"\\/bfnrt";
  static const char to[] = "\"\\/\b\f\n\r\t";
  const char *which = **p != '\0' ? strchr (from, **p) : NULL;

  if (which != NULL)
    {
      g_string_append_c (text, to[which - from]);
      (*p)++;
      return TRUE;
    }
  if (**p != 'u')
    return FALSE;

  (*p)++;

  return read_unicode (p, text);
}

/* At the opening quote; leaves *p after the closing one. */
static gboolean
read_string (const char **p,
             GString *text)
{
  g_string_truncate (text, 0);
  if (**p != '"')
    return FALSE;

  (*p)++;
  for (;;)
    {
      gsize plain = strcspn (*p, "\"\\");

      g_string_append_len (text, *p, (gssize) plain);
      *p += plain;
      if (**p == '\0')
        return FALSE;
      if (*(*p)++ == '"')
        return g_utf8_validate_len (text->str, text->len, NULL);
      if (!read_escape (p, text))
        return FALSE;
    }
}

static gboolean
read_integer (const char **p,
              MdgRecord *self,
              guint field)
{
  g_autofree char *number = g_strndup (*p, strspn (*p, "-0123456789"));
  gint64 integer;

  if (!g_ascii_string_to_signed (number, 10, G_MININT64 + 1, G_MAXINT64, &integer, NULL))
    return FALSE;

  mdg_record_set_integer (self, field, integer);
  *p += strlen (number);

  return TRUE;
}

static gboolean
read_value (MdgRecord *self,
            guint field,
            const char **p,
            GString *text)
{
  MdgFieldType type = mdg_record_get_info (self)->fields[field].type;
  MdgUuid uuid;

  if (type == MDG_FIELD_INTEGER)
    return read_integer (p, self, field);
  if (type == MDG_FIELD_FLAG)
    {
      gboolean flag = g_str_has_prefix (*p, "true");

      if (!flag && !g_str_has_prefix (*p, "false"))
        return FALSE;
      mdg_record_set_flag (self, field, flag);
      *p += flag ? 4 : 5;
      return TRUE;
    }
  if (!read_string (p, text))
    return FALSE;
  if (type != MDG_FIELD_REFERENCE)
    {
      mdg_record_set_text (self, field, text->str);
      return TRUE;
    }
  if (!mdg_uuid_parse (text->str, &uuid))
    return FALSE;

  mdg_record_set_reference (self, field, &uuid);

  return TRUE;
}

static gboolean
read_member (MdgRecord *self,
             const char **p,
             GString *text,
             GError **error)
{
  int field;

  if (!read_string (p, text))
    return refuse (error, *p);

  field = mdg_record_info_find_field (mdg_record_get_info (self), text->str);
  if (field < 0)
    return refuse (error, text->str);

  *p = skip_space (*p);
  if (**p != ':')
    return refuse (error, text->str);
  *p = skip_space (*p + 1);

  return read_value (self, (guint) field, p, text) || refuse (error, mdg_record_get_info (self)->fields[field].name);
}

static void
clear_values (MdgRecord *self)
{
  const MdgRecordInfo *info = mdg_record_get_info (self);

  for (guint i = 0; i < info->n_fields; i++)
    {
      if (mdg_field_is_text (&info->fields[i]))
        mdg_record_set_text (self, i, NULL);
      else if (info->fields[i].type == MDG_FIELD_REFERENCE)
        mdg_record_set_reference (self, i, NULL);
      else
        mdg_record_set_integer (self, i, info->fields[i].type == MDG_FIELD_FLAG ? 0 : MDG_NO_INTEGER);
    }
}

gboolean
mdg_record_read_json (MdgRecord *self,
                      const char *json,
                      GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *p = skip_space (json);
  char next = '{';

  g_return_val_if_fail (MDG_IS_RECORD (self), FALSE);

  clear_values (self);
  if (*p != '{')
    return refuse (error, p);
  if (*skip_space (p + 1) == '}')
    return *skip_space (skip_space (p + 1) + 1) == '\0' || refuse (error, p);

  for (; next != '}'; p++)
    {
      p = skip_space (next == '{' ? p + 1 : p);
      if (!read_member (self, &p, text, error))
        return FALSE;
      p = skip_space (p);
      next = *p;
      if (next != ',' && next != '}')
        return refuse (error, p);
    }

  return *skip_space (p) == '\0' || refuse (error, p);
}
