#pragma once

#include "mdg-date.h"

G_BEGIN_DECLS

/* National holidays from data/holidays/holidays.json, which knows its last year. */
typedef struct _MdgHolidays MdgHolidays;

/* The table shipped in the program; never NULL, shared. */
const MdgHolidays *mdg_holidays_get_default (void);
/* Name of the holiday, or NULL. */
const char *mdg_holidays_get_name (const MdgHolidays *holidays,
                                   const MdgDate *date);
int mdg_holidays_get_last_year (const MdgHolidays *holidays);

/* Saturdays, Sundays, national holidays and 12/29–1/3 are no business days. */
gboolean mdg_business_days_is_one (const MdgDate *date);
/* days business days after (or, negative, before) from; 0 gives from or the next business day. */
void mdg_business_days_add (const MdgDate *from,
                            int days,
                            MdgDate *result);
/* Business days after from up to and with until; negative when until lies before. */
int mdg_business_days_between (const MdgDate *from,
                               const MdgDate *until);

G_END_DECLS
