#pragma once

#include "mdg-date.h"

G_BEGIN_DECLS

/* An era of the Japanese calendar. Dates of Meiji before 1873 are taken as Gregorian. */
typedef struct
{
  const char *name; /* 昭和 */
  const char *sign; /* 昭 */
  char letter;      /* s, folded */
  MdgDate first;
  MdgDate last; /* year 0 while it runs */
} MdgEra;

/* Oldest first. */
const MdgEra *mdg_era_list (guint *n);
/* The era a date is written in; of a partial date the one its middle lies in. NULL before Meiji. */
const MdgEra *mdg_era_of (const MdgDate *date);
/* Era at the start of folded text, by name, sign or letter; *size the bytes it takes. */
const MdgEra *mdg_era_read (const char *folded,
                            gsize *size);

int mdg_date_days_in_month (int year,
                            int month);

/* 今日, 来週火曜, +3 …: TRUE when folded is such a word, and then *date or error is set. */
gboolean mdg_date_parse_word (const char *folded,
                              MdgDateUse use,
                              const MdgDate *today,
                              MdgDate *date,
                              GError **error);
/* 1 = Monday … for 月, 月曜, 月曜日 and the like at the end of folded; *size the bytes it takes. 0 when none. */
int mdg_date_read_weekday (const char *folded,
                           gsize *size);
/* 月 … 日 */
const char *mdg_date_weekday_name (int weekday);

G_END_DECLS
