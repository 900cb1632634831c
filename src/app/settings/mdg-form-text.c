#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-form-text.h"

#include <glib/gi18n-lib.h>

#include "mdg-error.h"
#include "mdg-phone.h"
#include "mdg-text.h"
#include "mdg-week-hours.h"

static gboolean
is_date (const MdgFormField *field)
{
  return field->kind == MDG_FORM_DATE || field->kind == MDG_FORM_DUE;
}

char *
mdg_form_text_show (MdgRecord *record,
                    const MdgFormField *field)
{
  const char *value;
  MdgDate date;

  if (field->kind == MDG_FORM_NUMBER)
    return mdg_record_is_empty (record, field->field) ? g_strdup ("") : g_strdup_printf ("%d", (int) mdg_record_get_integer (record, field->field));

  value = mdg_record_get_text (record, field->field);
  if (value == NULL)
    return g_strdup ("");
  if (is_date (field) && mdg_date_parse_iso (value, &date))
    return mdg_date_format_short (&date);
  if (field->kind == MDG_FORM_HOURS)
    return mdg_week_hours_format (value);

  return g_strdup (value);
}

/* Full-width digits are as good as others. */
static gboolean
read_number (MdgRecord *record,
             const MdgFormField *field,
             const char *typed,
             GError **error)
{
  g_autofree char *folded = mdg_text_fold (typed);
  guint64 number = 0;

  if (*folded != '\0' && !g_ascii_string_to_unsigned (folded, 10, 0, G_MAXINT32, &number, NULL))
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("“%s” takes a whole number, as in 12."), _ (field->title));
      return FALSE;
    }

  mdg_record_set_integer (record, field->field, *folded != '\0' ? (gint64) number : MDG_NO_INTEGER);

  return TRUE;
}

static char *
read_clock (const char *typed,
            GError **error)
{
  int minutes;

  if (mdg_clock_parse (typed, &minutes))
    return g_strdup_printf ("%02d:%02d", minutes / 60, minutes % 60);

  g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("“%s” is no time. Write it as in 13:00."), typed);

  return NULL;
}

static char *
read_hours (const char *typed,
            GError **error)
{
  g_autoptr (GArray) slots = mdg_week_hours_parse (typed, error);

  return slots != NULL ? mdg_week_hours_dup_code (slots) : NULL;
}

static char *
read_date (const MdgFormField *field,
           const char *typed,
           const MdgDate *today,
           GError **error)
{
  MdgDate date;

  return mdg_date_parse (typed, field->kind == MDG_FORM_DUE ? MDG_DATE_DUE : MDG_DATE_RECENT, today, &date, error) ? mdg_date_dup_iso (&date) : NULL;
}

gboolean
mdg_form_text_read (MdgRecord *record,
                    const MdgFormField *field,
                    const char *typed,
                    const MdgDate *today,
                    GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));
  g_autofree char *value = NULL;

  if (field->kind == MDG_FORM_NUMBER)
    return read_number (record, field, text, error);
  if (field->kind == MDG_FORM_PHONE && !mdg_phone_check (text, error))
    return FALSE;

  if (*text == '\0')
    value = NULL;
  else if (field->kind == MDG_FORM_PHONE)
    value = mdg_phone_format (text);
  else if (is_date (field))
    value = read_date (field, text, today, error);
  else if (field->kind == MDG_FORM_CLOCK)
    value = read_clock (text, error);
  else if (field->kind == MDG_FORM_HOURS)
    value = read_hours (text, error);
  else
    value = g_strdup (text);
  if (value == NULL && *text != '\0')
    return FALSE;

  mdg_record_set_text (record, field->field, value);

  return TRUE;
}
