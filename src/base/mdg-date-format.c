#define G_LOG_DOMAIN "mdg-base"

#include "mdg-date.h"

#include "mdg-date-private.h"

/* These are the forms of Japanese offices, whatever the language of the program: they stand on
   forms and in files, and are not translated. */

static int
era_year (const MdgEra *era,
          const MdgDate *date)
{
  return date->year - era->first.year + 1;
}

char *
mdg_date_format_short (const MdgDate *date)
{
  const MdgEra *era;
  char letter;

  g_return_val_if_fail (date != NULL, NULL);

  era = mdg_era_of (date);
  if (era == NULL)
    return mdg_date_dup_iso (date);

  letter = g_ascii_toupper (era->letter);
  if (date->month == 0)
    return g_strdup_printf ("%c%d", letter, era_year (era, date));
  if (date->day == 0)
    return g_strdup_printf ("%c%d.%d", letter, era_year (era, date), date->month);

  return g_strdup_printf ("%c%d.%d.%d", letter, era_year (era, date), date->month, date->day);
}

char *
mdg_date_format_short_weekday (const MdgDate *date)
{
  g_autofree char *text = mdg_date_format_short (date);

  if (!mdg_date_is_full (date))
    return g_steal_pointer (&text);

  return g_strdup_printf ("%s %s", text, mdg_date_weekday_name (mdg_date_weekday (date)));
}

char *
mdg_date_format_near (const MdgDate *date,
                      const MdgDate *today)
{
  g_return_val_if_fail (date != NULL && today != NULL, NULL);

  if (!mdg_date_is_full (date) || mdg_date_fiscal_year (date) != mdg_date_fiscal_year (today))
    return mdg_date_format_short (date);

  return g_strdup_printf ("%d/%d %s", date->month, date->day, mdg_date_weekday_name (mdg_date_weekday (date)));
}

static char *
format_era_year (const MdgDate *date)
{
  const MdgEra *era = mdg_era_of (date);

  if (era == NULL)
    return g_strdup_printf ("%d年", date->year);
  if (era_year (era, date) == 1)
    return g_strdup_printf ("%s元年", era->name);

  return g_strdup_printf ("%s%d年", era->name, era_year (era, date));
}

char *
mdg_date_format_long (const MdgDate *date)
{
  g_autofree char *year = NULL;

  g_return_val_if_fail (date != NULL, NULL);

  year = format_era_year (date);
  if (date->month == 0)
    return g_steal_pointer (&year);
  if (date->day == 0)
    return g_strdup_printf ("%s%d月", year, date->month);

  return g_strdup_printf ("%s%d月%d日(%s)", year, date->month, date->day,
                          mdg_date_weekday_name (mdg_date_weekday (date)));
}

char *
mdg_fiscal_year_format_short (int fiscal_year)
{
  MdgDate year = { fiscal_year, 0, 0 };

  return mdg_date_format_short (&year);
}

char *
mdg_fiscal_year_format_long (int fiscal_year)
{
  MdgDate year = { fiscal_year, 0, 0 };
  g_autofree char *text = format_era_year (&year);

  return g_strdup_printf ("%s度", text);
}
