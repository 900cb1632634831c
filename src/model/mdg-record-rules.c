#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-record-rules.h"

#include "mdg-date.h"
#include "mdg-error.h"
#include "mdg-week-hours.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *
get_label (MdgRecord *record,
           guint field)
{
  return mdg_field_get_label (&mdg_record_get_info (record)->fields[field]);
}

static gboolean
refuse (MdgRecord *record,
        guint field,
        GError **error)
{
  g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("“%s” cannot be “%s”."), get_label (record, field), mdg_record_get_text (record, field));

  return FALSE;
}

gboolean
mdg_record_rule_hours (MdgRecord *record,
                       guint field,
                       GError **error)
{
  const char *text = mdg_record_get_text (record, field);
  g_autoptr (GArray) slots = text != NULL ? mdg_week_hours_parse (text, error) : NULL;
  g_autofree char *code = slots != NULL ? mdg_week_hours_dup_code (slots) : NULL;

  if (text == NULL)
    return TRUE;
  if (slots == NULL)
    return FALSE;

  return g_strcmp0 (code, text) == 0 || refuse (record, field, error);
}

gboolean
mdg_record_rule_clock (MdgRecord *record,
                       guint field,
                       GError **error)
{
  const char *text = mdg_record_get_text (record, field);
  int minutes;

  return text == NULL || (strlen (text) == 5 && text[2] == ':' && mdg_clock_parse (text, &minutes)) || refuse (record, field, error);
}

gboolean
mdg_record_rule_order (MdgRecord *record,
                       guint first,
                       guint second,
                       GError **error)
{
  const char *x = mdg_record_get_text (record, first);
  const char *y = mdg_record_get_text (record, second);

  /* "2027-03" ends with its last day. */
  if (x == NULL || y == NULL || strcmp (x, y) <= 0 || g_str_has_prefix (x, y))
    return TRUE;

  g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("“%s” lies before “%s”."), get_label (record, second), get_label (record, first));

  return FALSE;
}

gboolean
mdg_record_rule_full_date (MdgRecord *record,
                           guint field,
                           GError **error)
{
  const char *text = mdg_record_get_text (record, field);
  MdgDate date;

  return text == NULL || (mdg_date_parse_iso (text, &date) && mdg_date_is_full (&date)) || refuse (record, field, error);
}

gboolean
mdg_record_rule_range (MdgRecord *record,
                       guint field,
                       gint64 least,
                       gint64 most,
                       GError **error)
{
  gint64 integer = mdg_record_get_integer (record, field);

  if (integer == MDG_NO_INTEGER || (integer >= least && integer <= most))
    return TRUE;

  g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("“%s” must lie between %d and %d."), get_label (record, field), (int) least, (int) most);

  return FALSE;
}
