#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-date.h"
#include "mdg-error.h"
#include "mdg-record-private.h"
#include "mdg-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Far above any note of an office, far below what a program could choke on. */
#define MAX_LINE_BYTES 4096
#define MAX_NOTE_BYTES (1024 * 1024)
#define MAX_CODE_BYTES 64

static gboolean
is_code (const char *text,
         gsize length)
{
  if (length == 0 || length > MAX_CODE_BYTES)
    return FALSE;

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (text[i]) && text[i] != '-' && text[i] != '_' && text[i] != '.')
      return FALSE;

  return TRUE;
}

static gboolean
are_codes (const char *text)
{
  for (;;)
    {
      const char *end = strchrnul (text, ' ');

      if (!is_code (text, (gsize) (end - text)))
        return FALSE;
      if (*end == '\0')
        return TRUE;
      text = end + 1;
    }
}

static gboolean
check_characters (const MdgField *field,
                  const char *text,
                  GError **error)
{
  gsize limit = field->type == MDG_FIELD_NOTE ? MAX_NOTE_BYTES : MAX_LINE_BYTES;

  if (strlen (text) > limit)
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("“%s” is too long. Shorten it or move a part to the notes."), mdg_field_get_label (field));
      return FALSE;
    }

  if (!mdg_text_is_valid (text) || (field->type != MDG_FIELD_NOTE && strchr (text, '\n') != NULL))
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("“%s” contains characters that cannot be kept (control characters). Remove them and save again."), mdg_field_get_label (field));
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_form (const MdgField *field,
            const char *text,
            GError **error)
{
  MdgDate date;
  gboolean fine = TRUE;

  if (field->type == MDG_FIELD_CODE)
    fine = is_code (text, strlen (text));
  else if (field->type == MDG_FIELD_CODES)
    fine = are_codes (text);
  else if (field->type == MDG_FIELD_DATE)
    fine = mdg_date_parse_iso (text, &date);
  else if (field->type == MDG_FIELD_DATETIME)
    fine = mdg_datetime_is_valid (text);

  if (!fine)
    g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("“%s” cannot be “%s”."), mdg_field_get_label (field), text);

  return fine;
}

static gboolean
check_bounds (const MdgField *field,
              gint64 integer,
              GError **error)
{
  g_autofree char *min = NULL;
  g_autofree char *max = NULL;
  g_autofree char *text = NULL;

  if (field->max == 0 || (integer >= field->min && integer <= field->max))
    return TRUE;

  min = g_strdup_printf ("%" G_GINT64_FORMAT, field->min);
  max = g_strdup_printf ("%" G_GINT64_FORMAT, field->max);
  text = g_strdup_printf ("%" G_GINT64_FORMAT, integer);
  g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("“%s” is from %s to %s; %s cannot be right."), mdg_field_get_label (field), min, max, text);

  return FALSE;
}

gboolean
mdg_record_validate (MdgRecord *self,
                     GError **error)
{
  const MdgRecordInfo *info = mdg_record_get_info (self);

  for (guint i = 0; i < info->n_fields; i++)
    {
      const MdgField *field = &info->fields[i];

      if (mdg_record_is_empty (self, i))
        {
          if ((field->flags & MDG_FIELD_REQUIRED) == 0)
            continue;

          g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("“%s” is missing."), mdg_field_get_label (field));
          return FALSE;
        }

      if (mdg_field_is_text (field) && (!check_characters (field, mdg_record_get_text (self, i), error) || !check_form (field, mdg_record_get_text (self, i), error)))
        return FALSE;
      if (field->type == MDG_FIELD_INTEGER && !check_bounds (field, mdg_record_get_integer (self, i), error))
        return FALSE;
    }

  return MDG_RECORD_GET_CLASS (self)->validate == NULL || MDG_RECORD_GET_CLASS (self)->validate (self, error);
}
