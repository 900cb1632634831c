#define G_LOG_DOMAIN "mdg-base"

#include "mdg-business-days.h"

#include "mdg-data.h"

#include <json-glib/json-glib.h>

struct _MdgHolidays
{
  GHashTable *names; /* days since 1970 to name */
  int last_year;
};

static void
add_holiday (JsonArray *array,
             guint index,
             JsonNode *node,
             gpointer user_data)
{
  MdgHolidays *self = user_data;
  JsonObject *object = json_node_get_object (node);
  MdgDate date;

  if (!mdg_date_parse_iso (json_object_get_string_member (object, "date"), &date))
    g_error ("holidays/holidays.json has no date in entry %u", index);

  g_hash_table_insert (self->names, GINT_TO_POINTER (mdg_date_to_days (&date)),
                       g_strdup (json_object_get_string_member (object, "name")));
}

/* The file is part of the program: a fault in it is a fault of the program. */
static MdgHolidays *
load (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = mdg_data_lookup ("holidays/holidays.json", &error);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  MdgHolidays *self = g_new0 (MdgHolidays, 1);
  JsonObject *root;
  gsize size;
  const char *text;

  if (bytes == NULL)
    g_error ("%s", error->message);

  text = g_bytes_get_data (bytes, &size);
  if (!json_parser_load_from_data (parser, text, (gssize) size, &error))
    g_error ("holidays/holidays.json: %s", error->message);

  root = json_node_get_object (json_parser_get_root (parser));
  self->names = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->last_year = (int) json_object_get_int_member (root, "last_year");
  json_array_foreach_element (json_object_get_array_member (root, "holidays"), add_holiday, self);

  return self;
}

const MdgHolidays *
mdg_holidays_get_default (void)
{
  static MdgHolidays *holidays;

  if (g_once_init_enter (&holidays))
    g_once_init_leave (&holidays, load ());

  return holidays;
}

const char *
mdg_holidays_get_name (const MdgHolidays *holidays,
                       const MdgDate *date)
{
  g_return_val_if_fail (holidays != NULL && date != NULL, NULL);

  if (!mdg_date_is_full (date))
    return NULL;

  return g_hash_table_lookup (holidays->names, GINT_TO_POINTER (mdg_date_to_days (date)));
}

int
mdg_holidays_get_last_year (const MdgHolidays *holidays)
{
  g_return_val_if_fail (holidays != NULL, 0);

  return holidays->last_year;
}

gboolean
mdg_business_days_is_one (const MdgDate *date)
{
  g_return_val_if_fail (date != NULL && mdg_date_is_full (date), FALSE);

  if (mdg_date_weekday (date) >= 6)
    return FALSE;
  if ((date->month == 12 && date->day >= 29) || (date->month == 1 && date->day <= 3))
    return FALSE;

  return mdg_holidays_get_name (mdg_holidays_get_default (), date) == NULL;
}

static gboolean
is_business_day (gint32 days)
{
  MdgDate date;

  mdg_date_from_days (days, &date);
  return mdg_business_days_is_one (&date);
}

void
mdg_business_days_add (const MdgDate *from,
                       int days,
                       MdgDate *result)
{
  int step = days < 0 ? -1 : 1;
  int left = ABS (days);
  gint32 day;

  g_return_if_fail (from != NULL && mdg_date_is_full (from) && result != NULL);

  day = mdg_date_to_days (from);
  while (left == 0 && !is_business_day (day))
    day++;
  while (left > 0)
    {
      day += step;
      if (is_business_day (day))
        left--;
    }

  mdg_date_from_days (day, result);
}

int
mdg_business_days_between (const MdgDate *from,
                           const MdgDate *until)
{
  gint32 start;
  gint32 end;
  int count = 0;

  g_return_val_if_fail (from != NULL && until != NULL, 0);

  if (mdg_date_compare (from, until) > 0)
    return -mdg_business_days_between (until, from);

  start = mdg_date_to_days (from);
  end = mdg_date_to_days (until);
  for (gint32 day = start + 1; day <= end; day++)
    count += is_business_day (day);

  return count;
}
