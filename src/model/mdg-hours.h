#pragma once

#include "mdg-date.h"

G_BEGIN_DECLS

/* Hours as people write them: "月-金 9:00-17:00、土 9:00-12:00", "平日8:30～17:15", "24時間", "火・木 12:30-13:00（祝日休み）".
   They are kept as typed; this is what a program understands of them. */
typedef struct _MdgHours MdgHours;

/* Monday 0 … Sunday 6, national holidays apart. */
#define MDG_HOURS_HOLIDAY 7
#define MDG_HOURS_N_DAYS 8

/* NULL when something in it is not understood, and for NULL or an empty text. */
MdgHours *mdg_hours_new (const char *text);
void mdg_hours_free (MdgHours *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgHours, mdg_hours_free)

/* minute of the day, 0 … 1439. */
gboolean mdg_hours_contain (const MdgHours *self,
                            int day,
                            int minute);
/* Every minute of every day, holidays too. */
gboolean mdg_hours_are_always (const MdgHours *self);
/* "9:00–12:00 14:00–17:00" of a day; "" when there is none. */
char *mdg_hours_dup_day (const MdgHours *self,
                         int day);

/* The column of a date: its weekday, or the holiday it is. */
int mdg_hours_get_day (const MdgDate *date);
/* "thu 22:00", "木 22時", "祝 9:30": a day and a minute of it. FALSE when it is neither. */
gboolean mdg_hours_parse_moment (const char *text,
                                 int *day,
                                 int *minute);

G_END_DECLS
